// What an officer does on the page "history".

import { afterEach, describe, expect, it, vi } from "vitest";
import { openWindow, press, settle, type TestWindow } from "../../test/window";

let w: TestWindow;
const kinds = () => w.all("receipt").map((one) => one.dataset["kind"]);

async function at(script: Parameters<typeof openWindow>[0] = {}) {
  w = await openWindow(script);
  await w.click("page-history");
}

async function openReceipt(at: number) {
  const receipt = w.all("receipt")[at] as HTMLDetailsElement;
  receipt.open = true;
  receipt.dispatchEvent(new Event("toggle"));
  await settle();
}

afterEach(() => w.close());

describe("the history", () => {
  it("stands under its days, with what became of each", async () => {
    await at();
    expect(kinds()).toEqual(["sealed", "checked", "reported", "verified"]);
    expect(w.get("screen").querySelectorAll("h2").length).toBeGreaterThan(1);
    expect(w.all("receipt")[1]?.textContent).toContain("Danger");
  });

  it("is found by word and by kind", async () => {
    await at();
    await w.click("history-kind-checked");
    expect(kinds()).toEqual(["checked"]);
    await w.click("history-kind-all");
    await w.type("history-search", "sealed-2026");
    await press("Enter", { on: w.get("history-search") });
    expect(kinds()).toEqual(["sealed"]);
  });

  it("tells files, sizes, fingerprints, ways and the reference when opened", async () => {
    await at();
    await openReceipt(0);
    const text = w.all("receipt")[0]?.textContent.replace(/[\u2066-\u2069]/g, "") ?? "";
    for (const part of ["Summary for the Cabinet.pdf", "2.1 MB", "9f86d081", "M-4F2K"]) {
      expect(text).toContain(part);
    }
  });

  it("loses one entry only after a question, whose safe answer has the focus", async () => {
    await at();
    await openReceipt(0);
    await w.click("receipt-delete");
    expect(w.get("history-dialog").getAttribute("role")).toBe("alertdialog");
    await w.click("history-keep");
    expect(kinds()).toHaveLength(4);
    await w.click("receipt-delete");
    await w.click("history-delete-go");
    expect(kinds()).toEqual(["checked", "reported", "verified"]);
  });

  it("is cleared only after a question", async () => {
    await at();
    await w.click("history-clear");
    await w.click("history-delete-go");
    expect(w.find("history-empty")).not.toBeNull();
  });

  it.each(["csv", "json"] as const)("leaves as %s, and says under which name", async (format) => {
    await at();
    const save = vi.spyOn(w.fake, "exportHistory");
    await w.click(`history-${format}`);
    expect(save).toHaveBeenCalledExactlyOnceWith(format);
    expect(w.get("toast").textContent).toContain(`.${format}`);
  });

  it("says nothing when the place was not chosen", async () => {
    await at({ fail: { command: "exportHistory", code: "cancelled" } });
    await w.click("history-csv");
    expect(w.find("error")).toBeNull();
    expect(w.find("toast")).toBeNull();
  });
});

describe("a password that is kept", () => {
  it("is in the document only while it is shown", async () => {
    await at();
    await openReceipt(0);
    expect(w.html()).not.toContain("k7mp");
    await w.click("kept-reveal");
    expect(w.html()).toContain("k7mp");
    await w.click("kept-reveal");
    expect(w.html()).not.toContain("k7mp");
  });

  it("can be deleted at once", async () => {
    await at();
    await openReceipt(0);
    const forget = vi.spyOn(w.fake, "forgetPassword");
    await w.click("kept-forget");
    expect(forget).toHaveBeenCalledExactlyOnceWith(1);
    expect(w.find("kept-password")).toBeNull();
  });

  it("is kept when the officer says so after sealing, and that is said", async () => {
    w = await openWindow({ tray: "files" });
    await w.click("seal");
    const keep = vi.spyOn(w.fake, "keepPassword");
    await w.click("keep-password");
    expect(keep).toHaveBeenCalledOnce();
    expect((w.get("keep-password") as HTMLInputElement).checked).toBe(true);
    expect((w.get("keep-password") as HTMLInputElement).disabled).toBe(true);
  });

  it("stays off when it could not be kept", async () => {
    w = await openWindow({ tray: "files", fail: { command: "keepPassword", code: "system" } });
    await w.click("seal");
    await w.click("keep-password");
    expect((w.get("keep-password") as HTMLInputElement).checked).toBe(false);
    expect(w.get("error").dataset["code"]).toBe("system");
  });

  it("is not offered where no history is kept", async () => {
    w = await openWindow({ tray: "files", settings: { keepHistory: false } });
    await w.click("seal");
    expect(w.find("keep-password")).toBeNull();
  });
});
