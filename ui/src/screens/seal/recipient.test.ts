// Whom it is for: people from the address book, and what is asked before sealing.

import { afterEach, describe, expect, it, vi } from "vitest";
import { openWindow, press, settle, type TestWindow } from "../../test/window";

let w: TestWindow;
const screen = () => w.get("screen").dataset["screen"];
const value = (testid: string) => (w.get(testid) as HTMLInputElement).value;
const [NAME, ADDRESS, PHONE] = ["recipient-name", "recipient-address", "recipient-phone"] as const;

async function at(script: Parameters<typeof openWindow>[0] = {}) {
  w = await openWindow({ tray: "files", ...script });
}

/** Types and waits until people are offered. */
async function look(testid: string, text: string) {
  w.get(testid).focus();
  await w.type(testid, text);
  await new Promise((next) => setTimeout(next, 240));
  await settle();
}

async function sealFor(address: string, name = "") {
  await w.type(NAME, name);
  await w.type(ADDRESS, address);
  await w.click("seal");
}

afterEach(() => w.close());

describe("the fields", () => {
  it("offer people as one types, and fill in all that is known by the keyboard alone", async () => {
    await at();
    await look(NAME, "ayesha");
    const field = w.get(NAME);
    expect(field.getAttribute("aria-expanded")).toBe("true");
    await press("ArrowDown", { on: field });
    const active = document.getElementById(field.getAttribute("aria-activedescendant") ?? "");
    expect(active?.getAttribute("aria-selected")).toBe("true");
    const enter = await press("Enter", { on: field });
    expect(enter.defaultPrevented).toBe(true);
    expect(value(NAME)).toBe("Ayesha Siddiqui");
    expect(value(ADDRESS)).toBe("ayesha.siddiqui@finance.gov.pk");
    expect(value(PHONE)).toBe("+92 51 5550142");
    expect(w.desk.order.format).toBe("muhr");
    expect(field.getAttribute("aria-expanded")).toBe("false");
  });

  it("offer them by address and by pointer too, and take their language", async () => {
    await at();
    await look(ADDRESS, "fatima");
    await w.all("recipient-option")[0]?.click();
    await settle();
    expect(value(NAME)).toBe("فاطمہ زہرا");
    expect(w.desk.order.recipient.language).toBe("ur");
    expect(w.desk.order.format).toBe("zip");
  });

  it("go round with the arrows and are left with Escape", async () => {
    await at();
    await look(NAME, "bilal");
    const field = w.get(NAME);
    await press("ArrowUp", { on: field });
    expect(field.getAttribute("aria-activedescendant")).toMatch(/-1$/);
    await press("ArrowDown", { on: field });
    expect(field.getAttribute("aria-activedescendant")).toMatch(/-0$/);
    await press("Escape", { on: field });
    expect(field.getAttribute("aria-expanded")).toBe("false");
    expect(value(NAME)).toBe("bilal");
  });

  it("are filled in by hand where the book cannot be asked", async () => {
    await at({ fail: { command: "peopleSearch", code: "system" } });
    await look(NAME, "ayesha");
    expect(w.all("recipient-option")).toHaveLength(0);
    expect(w.find("error")).toBeNull();
  });

  it("lead to the way that the person wants, which stands first", async () => {
    await at();
    await look(NAME, "ayesha");
    await press("ArrowDown", { on: w.get(NAME) });
    await press("Enter", { on: w.get(NAME) });
    await w.click("seal");
    const ways = w.get("way-sms").parentElement?.querySelectorAll<HTMLElement>("button") ?? [];
    expect(ways[0]?.dataset["testid"]).toBe("way-call");
  });
});

describe("before sealing", () => {
  it("nothing is asked about somebody verified", async () => {
    await at();
    await sealFor("ayesha.siddiqui@finance.gov.pk");
    expect(screen()).toBe("sealed");
  });

  it("nothing is asked without an address", async () => {
    await at();
    const ask = vi.spyOn(w.fake, "checkRecipient");
    await sealFor("", "Ayesha");
    expect(screen()).toBe("sealed");
    expect(ask).not.toHaveBeenCalled();
  });

  it.each([
    ["unknown", "somebody@else.example", ""],
    ["unverified", "bilal.ahmed@finance.gov.pk", ""],
    ["expired", "fatima.zahra@interior.example", ""],
    ["refused", "accounts@parcel.example", ""],
    ["known-name", "ayesha@new.example", "Ayesha Siddiqui"],
  ])("%s: calling first closes, sealing anyway seals", async (question, address, name) => {
    await at();
    await sealFor(address, name);
    expect(w.get("recipient-asked").dataset["question"]).toBe(question);
    expect(document.querySelectorAll("dialog .go")).toHaveLength(1);
    await w.click("recipient-call");
    expect(w.find("recipient-dialog")).toBeNull();
    expect(screen()).toBe("list");
    await w.click("seal");
    await w.click("recipient-anyway");
    expect(screen()).toBe("sealed");
  });

  it("a look-alike stands above the real address, which is one click away", async () => {
    await at();
    await sealFor("ayesha.siddlqui@finance.gov.pk");
    expect(w.get("alike").querySelectorAll("mark")).toHaveLength(2);
    const seal = vi.spyOn(w.fake, "seal");
    await w.click("recipient-use-real");
    expect(seal.mock.calls[0]?.[0].recipient.address).toBe("ayesha.siddiqui@finance.gov.pk");
    expect(screen()).toBe("sealed");
  });

  it("an imitated office is shown by its domain, and its address is not made up", async () => {
    await at();
    vi.spyOn(w.fake, "checkRecipient").mockResolvedValue({
      question: "look-alike",
      person: null,
      name: "",
      real: "finance.gov.pk",
      until: 0,
      phone: "",
    });
    await sealFor("officer@flnance.gov.pk");
    expect(w.get("alike").textContent).not.toContain("officer@");
    expect(w.get("alike").querySelectorAll("mark")).toHaveLength(2);
    expect(w.find("recipient-use-real")).toBeNull();
    await w.click("recipient-call");
    expect(screen()).toBe("list");
  });

  it("is asked by Ctrl+Enter as well", async () => {
    await at();
    await w.type(ADDRESS, "somebody@else.example");
    await press("Enter", { ctrlKey: true, on: document.body });
    expect(w.find("recipient-dialog")).not.toBeNull();
    expect(screen()).toBe("list");
  });
});

describe("what the administrator has left to choose from", () => {
  it("is offered, and nothing else", async () => {
    await at({ settings: { formats: ["muhr"], channels: ["sms", "call"], network: false } });
    expect(w.find("format-zip")).toBeNull();
    expect((w.get("format-muhr") as HTMLInputElement).checked).toBe(true);
    await look(NAME, "fatima");
    await press("ArrowDown", { on: w.get(NAME) });
    await press("Enter", { on: w.get(NAME) });
    expect(w.desk.order.format).toBe("muhr");
    await w.type(ADDRESS, "");
    await w.click("seal");
    expect(w.find("way-call")).not.toBeNull();
    expect(w.find("way-copy")).toBeNull();
    await w.click("settings");
    expect(w.find("settings-ask")).toBeNull();
  });

  it("leaves nobody to ask on the Internet where that is forbidden", async () => {
    await at({ settings: { network: false }, check: "caution" });
    await w.click("page-check");
    await w.click("check-files");
    expect(w.find("check-ask")).toBeNull();
    expect(w.find("check-ask-locked")).not.toBeNull();
  });
});

describe("settings that the administrator has locked", () => {
  it("cannot be changed, say by whom, and go back as they were", async () => {
    const locked = ["receiver", "style", "askAlways", "mailboxLimitMb"];
    await at({ settings: { locked, lockedBy: "National IT Cell" } });
    await w.click("settings");
    expect((w.get("settings-receiver") as HTMLInputElement).disabled).toBe(true);
    expect((w.get("settings-limit") as HTMLInputElement).disabled).toBe(true);
    expect((w.get("settings-officer") as HTMLInputElement).disabled).toBe(false);
    expect(w.all("settings-locked").map((one) => one.dataset["setting"])).toEqual([
      "mailboxLimitMb",
      "style",
      "receiver",
      "askAlways",
    ]);
    expect(w.get("settings-locked").textContent).toContain("National IT Cell");
    await w.type("settings-officer", "Saima Rauf");
    await w.type("settings-report", "cert@office.example");
    const save = vi.spyOn(w.fake, "saveSettings");
    await w.click("settings-save");
    expect(save.mock.calls[0]?.[0]).toMatchObject({
      officer: "Saima Rauf",
      reportAddress: "cert@office.example",
      keepHistory: true,
      locked,
      lockedBy: "National IT Cell",
    });
  });
});
