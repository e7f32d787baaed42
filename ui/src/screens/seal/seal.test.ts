// From the drop to the last tick, as an officer goes through it.

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Script } from "../../backend/fake";
import { openWindow, press, settle, type TestWindow } from "../../test/window";

let w: TestWindow;
const screen = () => w.get("screen").dataset["screen"];
const PASSWORD = ["k7mp", "3xqd", "w9ht", "c4nb"];
const seenPassword = () => PASSWORD.filter((group) => w.html().includes(group));

async function at(script: Partial<Script>) {
  w = await openWindow(script);
}

async function atSealed(script: Partial<Script> = {}) {
  await at({ tray: "files", ...script });
  await w.click("seal");
}

afterEach(() => w.close());

describe("the list", () => {
  it("fills from the button, from the keyboard and from a drop", async () => {
    await at({});
    await w.click("choose-files");
    expect(w.all("item-row")).toHaveLength(3);
    await press("O", { ctrlKey: true, shiftKey: true });
    expect(w.all("item-row")).toHaveLength(4);
    w.fake.drop([{ id: "x", name: "x.txt", bytes: 5, kind: "TXT", files: 1 }]);
    await settle();
    expect(w.all("item-row")).toHaveLength(5);
    expect(screen()).toBe("list");
  });

  it("lets go of a file and takes it back to the same place", async () => {
    await at({ tray: "files" });
    const names = () => w.all("item-row").map((row) => row.querySelector("bdi")?.textContent);
    const before = names();
    await w.click("item-remove");
    expect(names()).toEqual(before.slice(1));
    // The focus went to the row that came into its place.
    expect(document.activeElement).toBe(w.all("item-remove")[0]);
    w.get("undo").focus();
    await w.click("undo");
    expect(names()).toEqual(before);
    expect(document.activeElement?.tagName).toBe("H1");
  });

  it("brings back the last file after the list was empty, by keyboard", async () => {
    await at({});
    w.fake.drop([{ id: "x", name: "x.txt", bytes: 5, kind: "TXT", files: 1 }]);
    await settle();
    await w.click("item-remove");
    expect(screen()).toBe("drop");
    await press("z", { ctrlKey: true });
    expect(screen()).toBe("list");
  });

  it("warns in words when the e-mail would be too big, and still seals", async () => {
    await at({ tray: "big" });
    expect(w.get("mail-over").textContent).toMatch(/61\.6/);
    await w.click("seal");
    expect(screen()).toBe("sealed");
  });

  it("sends exactly what was filled in", async () => {
    await at({ tray: "files" });
    const seal = vi.spyOn(w.fake, "seal");
    await w.type("recipient-name", "Ayesha");
    await w.type("recipient-address", "ayesha@example.pk");
    await w.type("recipient-phone", "0300");
    await w.click("recipient-language-ur");
    await w.click("style-digits");
    await w.click("real-names");
    await w.click("seal");
    await w.click("recipient-anyway");
    expect(seal).toHaveBeenCalledExactlyOnceWith({
      recipient: { name: "Ayesha", address: "ayesha@example.pk", phone: "0300", language: "ur" },
      format: "zip",
      style: "digits",
      realNames: true,
      allowCodes: false,
    });
  });

  it("seals by Enter in a field and by Ctrl+Enter anywhere", async () => {
    await at({ tray: "files" });
    const form = w.get("recipient-name").closest("form");
    // A browser turns Enter in a field into a click on the form's one submit button.
    const submits = form?.querySelectorAll("button:not([type=button])");
    expect([...(submits ?? [])]).toEqual([w.get("seal")]);
    await press("Enter", { ctrlKey: true });
    expect(screen()).toBe("sealed");
  });

  it("says what is wrong with an address at the address, and keeps what was typed", async () => {
    await at({ tray: "files", fail: { command: "checkRecipient", code: "bad-address" } });
    await w.type("recipient-address", "ayesha@");
    await w.click("seal");
    const field = w.get("recipient-address") as HTMLInputElement;
    expect(field.value).toBe("ayesha@");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(field);
    expect(document.getElementById(field.getAttribute("aria-describedby") ?? "")).toBe(
      w.get("error"),
    );
  });
});

describe("the work", () => {
  it.each([
    ["the button", () => w.click("cancel")],
    ["Escape", () => press("Escape")],
  ])("stops by %s, says that nothing is left, and keeps the list", async (_, stop) => {
    await at({ tray: "files", hold: 0.5 });
    await w.click("seal");
    expect(screen()).toBe("working");
    expect(Number((w.get("progress") as HTMLProgressElement).value)).toBeCloseTo(50, 0);
    await stop();
    expect(screen()).toBe("list");
    expect(w.find("stopped")).not.toBeNull();
    expect(w.all("item-row")).toHaveLength(3);
    expect(w.find("error")).toBeNull();
  });

  it("is not lost when the window is closed by mistake", async () => {
    await at({ tray: "files", hold: 0.5 });
    await w.click("seal");
    w.fake.emit("close-asked", null);
    await settle();
    await w.click("leave-stay");
    expect(screen()).toBe("working");
    expect(w.find("leave-dialog")).toBeNull();
  });
});

describe("the password", () => {
  it("is nowhere in the document while it is hidden", async () => {
    await atSealed();
    expect(seenPassword()).toEqual([]);
    expect(w.get("password").dataset["shown"]).toBe("false");
  });

  it("is there while the switch is on, and gone when it is off", async () => {
    await atSealed();
    await w.click("reveal-switch");
    expect(seenPassword()).toEqual(PASSWORD);
    await w.click("reveal-switch");
    expect(seenPassword()).toEqual([]);
  });

  it.each([" ", "Enter"])("is there while %j is held, and gone when it is let go", async (key) => {
    await atSealed();
    const button = w.get("reveal-hold");
    button.focus();
    await press(key);
    expect(seenPassword()).toEqual(PASSWORD);
    await press(key, { type: "keyup" });
    expect(seenPassword()).toEqual([]);
  });

  it("is there while the pointer holds, and gone wherever the pointer is let go", async () => {
    await atSealed();
    w.get("reveal-hold").dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
    await settle();
    expect(seenPassword()).toEqual(PASSWORD);
    window.dispatchEvent(new PointerEvent("pointerup"));
    await settle();
    expect(seenPassword()).toEqual([]);
  });

  it("goes when the window loses the focus while held", async () => {
    await atSealed();
    w.get("reveal-hold").dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
    await settle();
    window.dispatchEvent(new Event("blur"));
    await settle();
    expect(seenPassword()).toEqual([]);
  });

  it.each(["sms", "whatsapp", "call"])("leaves with the box of %s", async (way) => {
    await atSealed();
    await w.click(`way-${way}`);
    const spoken = [...(w.find("call-group")?.textContent ?? "")].length > 0;
    expect(spoken || seenPassword().length === PASSWORD.length).toBe(true);
    await w.click("way-close");
    expect(w.find(`${way}-dialog`)).toBeNull();
    expect(seenPassword()).toEqual([]);
  });

  it("is forgotten by the window when finished", async () => {
    await atSealed();
    await w.click("reveal-switch");
    await w.click("finish");
    await w.click("leave-anyway");
    expect(screen()).toBe("drop");
    expect(seenPassword()).toEqual([]);
  });
});

describe("the ways to tell it", () => {
  it.each(["sms", "whatsapp", "call", "copy"])(
    "%s is ticked when done, and can be unticked",
    async (way) => {
      await atSealed();
      await w.click(`way-${way}`);
      await w.click(`shared-${way}`);
      await w.click("way-close");
      expect(w.get(`way-${way}`).dataset["done"]).toBe("true");
      await w.click(`way-${way}`);
      await w.click(`shared-${way}`);
      await w.click("way-close");
      expect(w.get(`way-${way}`).dataset["done"]).toBe("false");
    },
  );

  it("show the message and its code to scan", async () => {
    await atSealed();
    await w.click("way-sms");
    expect(w.get("message-text").textContent).toContain(PASSWORD.join("-"));
    expect(w.get("qr").querySelector("path")?.getAttribute("d")).toMatch(/^M\d+ \d+h\d+v1/);
    // Without a number this computer cannot open it; the phone still can.
    expect(w.find("open-share")).toBeNull();
  });

  it("copy at once, count down and say when it is cleared", async () => {
    await atSealed();
    const copy = vi
      .spyOn(w.fake, "copyPassword")
      .mockResolvedValue({ secondsLeft: 45, state: "holding" });
    await w.click("way-copy");
    expect(copy).toHaveBeenCalledOnce();
    expect(w.get("countdown").textContent).toContain("45");
    w.fake.emit("clipboard", { secondsLeft: 44, state: "holding" });
    await settle();
    expect(w.get("countdown").textContent).toContain("44");
    expect(w.get("way-copy").textContent).toContain("44");
    w.fake.emit("clipboard", { secondsLeft: 0, state: "cleared" });
    await settle();
    expect(w.get("clipboard-over").dataset["state"]).toBe("cleared");
  });

  it("lead through a call by keyboard alone", async () => {
    await atSealed();
    await w.click("way-call");
    const stage = w.get("call-stage");
    expect(document.activeElement).toBe(stage);
    const group = () => w.get("call-group").textContent;
    expect(group()).toContain("Kilo");
    await press("ArrowRight");
    expect(group()).toContain("X-ray");
    await press("ArrowLeft");
    for (let turn = 0; turn < 4; turn++) await press(" ");
    expect(w.get("call-all").textContent).not.toBe("");
    await w.click("call-language-ur");
    expect(group()).toContain("چترال");
  });
});

describe("leaving", () => {
  it.each([
    ["finishing", () => w.click("finish")],
    [
      "closing",
      async () => {
        w.fake.emit("close-asked", null);
        await settle();
      },
    ],
  ])("asks before %s while nobody was told", async (_, leave) => {
    await atSealed();
    const finish = vi.spyOn(w.fake, "finish");
    const close = vi.spyOn(w.fake, "closeAnyway");
    await leave();
    expect(w.get("leave-dialog").getAttribute("role")).toBe("alertdialog");
    await w.click("leave-stay");
    expect(screen()).toBe("sealed");
    expect(w.find("leave-dialog")).toBeNull();
    expect(finish).not.toHaveBeenCalled();
    expect(close).not.toHaveBeenCalled();
    await leave();
    await w.click("leave-anyway");
    expect(finish.mock.calls.length + close.mock.calls.length).toBe(1);
  });

  it("asks nothing once one way is ticked", async () => {
    await atSealed();
    await w.click("way-call");
    await w.click("shared-call");
    await w.click("way-close");
    await w.click("finish");
    expect(w.find("leave-dialog")).toBeNull();
    expect(screen()).toBe("drop");
  });

  it("keeps files dropped meanwhile for afterwards", async () => {
    await atSealed();
    w.fake.drop([{ id: "x", name: "x.txt", bytes: 5, kind: "TXT", files: 1 }]);
    await settle();
    expect(screen()).toBe("sealed");
    await w.click("finish");
    await w.click("leave-anyway");
    expect(screen()).toBe("list");
  });
});

describe("the draft", () => {
  beforeEach(() =>
    atSealed({
      programs: [
        { id: "tb", name: "Thunderbird" },
        { id: "kmail", name: "KMail" },
      ],
    }),
  );

  it("is shown before it is opened, and carries no password", async () => {
    await w.click("draft");
    expect(w.get("draft-subject").textContent).not.toBe("");
    expect(w.get("draft-body").textContent).toContain("7-Zip");
    expect(seenPassword()).toEqual([]);
  });

  it("opens in the program chosen, and step one is done", async () => {
    const open = vi.spyOn(w.fake, "openDraft");
    await w.click("draft");
    const [kmail] = w.all("open-draft").filter((button) => button.dataset["program"] === "kmail");
    kmail?.click();
    await settle();
    expect(open).toHaveBeenCalledExactlyOnceWith("kmail");
    expect(w.desk.draftOpened).toBe(true);
  });

  it("always offers the folder and the text", async () => {
    await w.click("draft");
    const show = vi.spyOn(w.fake, "showSealed");
    const copy = vi.spyOn(w.fake, "copyDraftText");
    await w.click("draft-show-in-folder");
    await w.click("draft-copy");
    expect(show).toHaveBeenCalledOnce();
    expect(copy).toHaveBeenCalledOnce();
  });
});

describe("the settings", () => {
  it("take a limit in whole megabytes and nothing else", async () => {
    await at({});
    const save = vi.spyOn(w.fake, "saveSettings");
    await w.click("settings");
    await w.type("settings-limit", "0");
    await w.click("settings-save");
    expect(save).not.toHaveBeenCalled();
    expect(w.get("settings-limit").getAttribute("aria-invalid")).toBe("true");
    await w.type("settings-limit", "10");
    await w.click("settings-save");
    expect(save).toHaveBeenCalledExactlyOnceWith({
      language: "en",
      style: "letters",
      mailboxLimitMb: 10,
      officer: "",
      reportAddress: "cert@office.example",
      keepHistory: true,
      ownDomains: [],
      officialDomains: [],
      receiver: "",
      askAlways: false,
      resolver: "",
      formats: ["zip", "muhr"],
      channels: ["sms", "whatsapp", "call", "copy"],
      network: true,
      locked: [],
      lockedBy: "",
    });
    expect(w.find("settings-dialog")).toBeNull();
  });
});
