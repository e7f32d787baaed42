// The watch on folders: nothing happens without a click, and what can be undone can be undone.

import { afterEach, describe, expect, it, vi } from "vitest";
import type { Script } from "../../backend/fake";
import { openWindow, press, settle, type TestWindow } from "../../test/window";

let w: TestWindow;
const places = (testid: string) =>
  w.all(testid).map((one) => one.querySelector("bdi")?.textContent);
const checked = (testid: string) => (w.get(testid) as HTMLInputElement).checked;
const names = (testid: string) => w.all(testid).map((one) => one.querySelector("bdi")?.textContent);
const screen = () => w.get("screen").dataset["screen"];

async function at(script: Partial<Script> = {}) {
  w = await openWindow(script);
  await w.click("page-computer");
  await w.click("view-watch");
}

afterEach(() => w.close());

describe("the folders", () => {
  it("are none until somebody chooses one, and it is said what a watch is", async () => {
    await at();
    const watch = [vi.spyOn(w.fake, "watchSuggested"), vi.spyOn(w.fake, "watchAddFolder")];
    expect(w.get("watch-none").textContent).toContain("No folder is watched yet.");
    expect(w.get("screen").textContent).toContain("Nothing is moved or deleted without a click");
    expect(w.find("caught-none")).toBeNull();
    expect(w.find("quarantine-none")).toBeNull();
    expect(watch.every((one) => one.mock.calls.length === 0)).toBe(true);
  });

  it("are taken from what is suggested with one click, and there is one next step", async () => {
    await at();
    expect(w.all("watch-start").map((one) => one.classList.contains("go"))).toEqual([true, false]);
    await w.click("watch-start");
    expect(places("watched")).toEqual(["~/Downloads"]);
    expect(places("suggested")).toHaveLength(1);
    expect(w.get("toast").textContent).toContain("~/Downloads");
    expect(document.activeElement?.tagName).toBe("H2");
    // Now it can be said what came of it.
    expect(w.find("caught-none")).not.toBeNull();
    expect(w.find("quarantine-none")).not.toBeNull();
  });

  it("are chosen elsewhere; a chooser that is closed again is no trouble", async () => {
    await at({ watch: "some" });
    await w.click("watch-add");
    expect(places("watched")).toEqual(["~/Downloads", "~/Documents/Incoming"]);
    vi.spyOn(w.fake, "watchAddFolder").mockRejectedValue({ code: "cancelled", args: {} });
    await w.click("watch-add");
    expect(w.find("error")).toBeNull();
    expect(w.all("watched")).toHaveLength(2);
  });

  it("are shown as they were told last, even where an older answer comes after it", async () => {
    await at({ watch: "some" });
    const old = await w.fake.watchState();
    vi.spyOn(w.fake, "watchAddFolder").mockImplementation(() => {
      w.fake.arrive("invoice.pdf.exe");
      return Promise.resolve(old);
    });
    await w.click("watch-add");
    expect(w.all("caught")).toHaveLength(old.caught.length + 1);
  });

  it("are left with a way back, by pointer and by keyboard", async () => {
    await at({ watch: "some" });
    await w.click("watch-stop");
    expect(w.all("watched")).toHaveLength(0);
    expect(w.get("toast").textContent).toContain("is no longer watched");
    expect(document.activeElement?.tagName).toBe("H2");
    w.get("undo").focus();
    await w.click("undo");
    expect(places("watched")).toEqual(["~/Downloads"]);
    expect(document.activeElement?.tagName).toBe("H1");
    await w.click("watch-stop");
    await press("z", { ctrlKey: true, on: document.body });
    expect(places("watched")).toEqual(["~/Downloads"]);
  });

  it("that were never suggested come back under the name that they had", async () => {
    await at({ watch: "some" });
    await w.click("watch-add");
    w.all("watch-stop")[1]?.click();
    await settle();
    const again = vi.spyOn(w.fake, "watchSuggested");
    await w.click("undo");
    expect(again).toHaveBeenCalledExactlyOnceWith("another");
    expect(places("watched")).toContain("~/Documents/Incoming");
  });

  it("say how they are, by icon and word", async () => {
    await at({ watch: "caught" });
    expect(w.all("watched").map((one) => one.dataset["state"])).toEqual([
      "watched",
      "watched",
      "polled",
      "missing",
    ]);
    const words = w.all("watched").map((one) => one.querySelector(".state")?.textContent.trim());
    expect(new Set(words).size).toBe(3);
    expect(w.all("watched").every((one) => one.querySelector(".state svg"))).toBe(true);
    expect(w.get("watch-checked").textContent).toMatch(/1,284[^]*3/);
  });

  it("stay as they were where that fails", async () => {
    await at({ watch: "some", fail: { command: "watchRemove", code: "unknown" } });
    await w.click("watch-stop");
    expect(places("watched")).toEqual(["~/Downloads"]);
    expect(w.find("toast")).toBeNull();
    expect(w.get("error").dataset["code"]).toBe("unknown");
  });
});

describe("the switches", () => {
  it("are off at first and set each for itself", async () => {
    await at({ watch: "some" });
    const set = vi.spyOn(w.fake, "watchOptions");
    expect([checked("watch-tray"), checked("watch-session")]).toEqual([false, false]);
    await w.click("watch-tray");
    expect(set).toHaveBeenLastCalledWith(true, false);
    await w.click("watch-session");
    expect(set).toHaveBeenLastCalledWith(true, true);
    expect([checked("watch-tray"), checked("watch-session")]).toEqual([true, true]);
  });

  it("go back where it could not be set", async () => {
    await at({ watch: "some", fail: { command: "watchOptions", code: "unknown" } });
    await w.click("watch-session");
    expect(checked("watch-session")).toBe(false);
    expect(w.get("error").dataset["code"]).toBe("unknown");
  });

  it("are not there where the computer does not allow it, and it is said why", async () => {
    await at({ watch: "bound" });
    expect(w.find("watch-tray")).toBeNull();
    expect(w.find("watch-session")).toBeNull();
    expect(w.get("watch-bound").textContent).toContain("ends when this window is closed");
  });
});

describe("what was caught", () => {
  it("says what, where, why and from whom", async () => {
    await at({ watch: "caught" });
    expect(w.all("caught").map((one) => one.dataset["verdict"])).toEqual([
      "danger",
      "danger",
      "caution",
    ]);
    const [file, message, locked] = w.all("caught").map((one) => one.textContent);
    expect(file).toContain("Notice.pdf.exe");
    expect(file).toContain("~/Downloads");
    expect(file).toContain("Its name pretends to be a document");
    expect(message).toContain("ayesha.siddiqui@flnance.gov.pk");
    expect(locked).toContain("could not be checked");
  });

  it("has names that nothing in them can turn round", async () => {
    await at({ watch: "some" });
    w.fake.arrive("invoice\u202Efdp.exe");
    await settle();
    expect(w.get("caught").querySelector("strong bdi")?.textContent).toContain("invoice");
  });

  it("appears as it comes, without anything being moved", async () => {
    await at({ watch: "some" });
    const move = vi.spyOn(w.fake, "quarantine");
    w.fake.arrive("invoice.pdf.exe");
    await settle();
    expect(names("caught")).toEqual(["invoice.pdf.exe"]);
    expect(w.get("caught").dataset["unseen"]).toBe("true");
    expect(move).not.toHaveBeenCalled();
  });

  it("opens on the page “check”, as if it had been dropped there", async () => {
    await at({ watch: "caught" });
    const turn = vi.spyOn(w.fake, "turnTo");
    await w.click("caught-look");
    expect(screen()).toBe("check-one");
    expect(turn).toHaveBeenLastCalledWith("check");
    expect(w.get("verdict").dataset["verdict"]).toBe("danger");
    await w.click("page-computer");
    expect(w.all("caught")[0]?.dataset["unseen"]).toBe("false");
  });

  it("stays on this page where it cannot be opened, and says why", async () => {
    await at({ watch: "caught", fail: { command: "openCaught", code: "not-readable" } });
    await w.click("caught-look");
    expect(screen()).toBe("computer-watch");
    expect(w.get("error").dataset["code"]).toBe("not-readable");
    expect(w.all("caught")[0]?.dataset["unseen"]).toBe("true");
  });

  it("goes into quarantine where it is a file of its own, and only there", async () => {
    await at({ watch: "caught" });
    expect(
      w.all("caught").map((one) => one.querySelector("[data-testid=caught-quarantine]") !== null),
    ).toEqual([true, false, true]);
    expect(w.all("caught")[1]?.textContent).toContain("cannot be moved alone");
    w.get("caught-quarantine").focus();
    await w.click("caught-quarantine");
    expect(names("caught")).not.toContain("Notice.pdf.exe");
    expect(names("quarantined")[0]).toBe("Notice.pdf.exe");
    expect(w.get("toast").textContent).toContain("Notice.pdf.exe");
    expect(document.activeElement?.tagName).toBe("H2");
  });

  it("is left where it is when the officer says so", async () => {
    await at({ watch: "caught" });
    const dismiss = vi.spyOn(w.fake, "dismissCaught");
    await w.click("caught-leave");
    expect(dismiss).toHaveBeenCalledExactlyOnceWith("program");
    expect(names("caught")).toHaveLength(2);
    expect(w.get("toast").textContent).toContain("stays where it is");
    expect(document.activeElement?.tagName).toBe("H2");
  });
});

describe("the quarantine", () => {
  it.each([
    ["quarantine-back", "restoreQuarantined"],
    ["quarantine-delete", "deleteQuarantined"],
  ] as const)(
    "is left by %s only after a question, whose safe answer has the focus",
    async (button, command) => {
      await at({ watch: "caught" });
      const done = vi.spyOn(w.fake, command);
      await w.click(button);
      expect(w.get("quarantine-dialog").getAttribute("role")).toBe("alertdialog");
      expect((w.get("quarantine-keep") as HTMLButtonElement).autofocus).toBe(true);
      expect(w.get("quarantine-dialog").textContent).toContain("Invoice.docm");
      await w.click("quarantine-keep");
      expect(w.find("quarantine-dialog")).toBeNull();
      expect(done).not.toHaveBeenCalled();

      await w.click(button);
      // Escape is what a browser turns into the closing of the box.
      (w.get("quarantine-dialog") as HTMLDialogElement).close();
      await settle();
      expect(done).not.toHaveBeenCalled();

      await w.click(button);
      await w.click("quarantine-go");
      expect(done).toHaveBeenCalledExactlyOnceWith("old");
      expect(w.find("quarantine-none")).not.toBeNull();
      expect(document.activeElement?.tagName).toBe("H2");
    },
  );

  it("gives back what was put into it, which is caught again", async () => {
    await at({ watch: "some" });
    w.fake.arrive("invoice.pdf.exe");
    await settle();
    await w.click("caught-quarantine");
    expect(w.find("caught-none")).not.toBeNull();
    await w.click("quarantine-back");
    await w.click("quarantine-go");
    expect(names("caught")).toEqual(["invoice.pdf.exe"]);
    expect(w.get("toast").textContent).toContain("invoice.pdf.exe");
  });
});
