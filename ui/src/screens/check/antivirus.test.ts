// Asking the antivirus about what was checked, and putting it away.

import { afterEach, describe, expect, it, vi } from "vitest";
import type { Script } from "../../backend/fake";
import { openWindow, press, settle, type TestWindow } from "../../test/window";

let w: TestWindow;

async function at(script: Partial<Script>) {
  w = await openWindow(script);
  await w.click("page-check");
  await w.click("check-files");
}

const files = () =>
  w.all("scan-file").map(({ dataset }) => [dataset["verdict"], dataset["reason"]]);
const words = () => w.get("scan").textContent;

afterEach(() => w.close());

describe("the antivirus", () => {
  it("is asked only on a click, and it is said first that nothing leaves", async () => {
    w = await openWindow({ check: "file" });
    const ask = vi.spyOn(w.fake, "checkedScanning");
    await w.click("page-check");
    await w.click("check-files");
    expect(ask).not.toHaveBeenCalled();
    expect(w.find("scan")).toBeNull();
    const button = w.get("scan-ask");
    const described = document.getElementById(button.getAttribute("aria-describedby") ?? "");
    expect(described?.textContent).toContain("Nothing leaves this computer.");
    await w.click("scan-ask");
    expect(ask).toHaveBeenCalledExactlyOnceWith("file");
  });

  it("that knows nothing bad is never said to have found it safe", async () => {
    await at({ check: "clear", scan: "clean" });
    await w.click("scan-ask");
    expect(w.get("scan").dataset["verdict"]).toBe("clean");
    expect(words()).toContain("knows nothing bad in it");
    expect(words()).not.toMatch(/\b(?:safe|harmless|clean)\b/i);
    expect(w.get("screen").textContent).toContain("ClamAV 1.4.3");
    expect(w.get("screen").textContent).toContain("25 November 2026");
    expect(w.get("verdict").dataset["verdict"]).toBe("clear");
  });

  it("that knows it makes it a danger, here and in the list", async () => {
    await at({ check: "many", scan: "infected" });
    w.all("check-row")[2]?.click();
    await settle();
    await w.click("scan-ask");
    expect(w.get("scan").dataset["verdict"]).toBe("infected");
    expect(words()).toContain("Win.Test.EICAR_HDB-1");
    expect(w.get("verdict").dataset["verdict"]).toBe("danger");
    await press("Escape");
    expect(w.all("check-row")[2]?.dataset["verdict"]).toBe("danger");
  });

  it("tells each file apart where it has not looked at all of them", async () => {
    await at({ check: "file", scan: "mixed" });
    await w.click("scan-ask");
    expect(w.get("scan").dataset["verdict"]).toBe("not-scanned");
    expect(files()).toEqual([
      ["clean", ""],
      ["not-scanned", "too-large"],
    ]);
    expect(words()).not.toContain("larger");
    expect(w.all("scan-file")[1]?.textContent).toContain("larger");
  });

  it("that is not there has not scanned anything, which never looks like clean", async () => {
    await at({ check: "file", scan: "none" });
    await w.click("scan-ask");
    expect(w.get("scan").dataset["verdict"]).toBe("not-scanned");
    expect(words()).toContain("Not scanned");
    expect(words()).toContain("No antivirus");
    expect(w.get("screen").textContent).not.toContain("Knows nothing bad");
    expect(w.all("scan-file").every((one) => one.querySelector(".unseen svg"))).toBe(true);
  });

  it.each([
    "no-antivirus",
    "no-signatures",
    "not-answering",
    "too-large",
    "refused",
    "cancelled",
    "something-new",
  ])("has a sentence for %s", async (reason) => {
    await at({ check: "clear" });
    const answer = await w.fake.checked("clear");
    vi.spyOn(w.fake, "checkedScanning").mockResolvedValue({
      ...answer,
      scan: {
        verdict: "not-scanned",
        engine: "",
        version: "",
        signatures: "",
        files: [{ name: "minutes.eml", verdict: "not-scanned", threat: "", reason }],
      },
    });
    await w.click("scan-ask");
    expect(words()).not.toContain(`scan-not-${reason}`);
    expect(w.get("scan").querySelectorAll("p")).toHaveLength(2);
    expect(w.all("scan-file")).toHaveLength(0);
  });

  it("can be stopped while it looks, and what was known stays", async () => {
    await at({ check: "clear" });
    let refuse: (why: unknown) => void = () => {};
    vi.spyOn(w.fake, "checkedScanning").mockImplementation(
      () => new Promise((_, reject) => (refuse = reject)),
    );
    const cancel = vi.spyOn(w.fake, "cancel");
    await w.click("scan-ask");
    expect(w.get("scan-ask").getAttribute("aria-disabled")).toBe("true");
    await w.click("scan-cancel");
    expect(cancel).toHaveBeenCalledOnce();
    refuse({ code: "cancelled", args: {} });
    await settle();
    expect(w.find("error")).toBeNull();
    expect(w.find("scan")).toBeNull();
    expect(w.find("scan-cancel")).toBeNull();
  });

  it("that fails says so and changes nothing", async () => {
    await at({ check: "clear", fail: { command: "checkedScanning", code: "unknown" } });
    await w.click("scan-ask");
    expect(w.get("error").dataset["code"]).toBe("unknown");
    expect(w.find("scan")).toBeNull();
  });
});

describe("putting it away", () => {
  it("is offered for what is suspicious and a file of its own, and for nothing else", async () => {
    await at({ check: "file" });
    expect(w.find("check-quarantine")).not.toBeNull();
    w.close();
    await at({ check: "clear" });
    expect(w.find("check-quarantine")).toBeNull();
    w.close();
    // Suspicious, but one of many in a mailbox.
    await at({ check: "caution" });
    expect(w.find("check-quarantine")).toBeNull();
  });

  it("takes it off the page and into quarantine", async () => {
    await at({ check: "file" });
    await w.click("check-quarantine");
    expect(w.get("screen").dataset["screen"]).toBe("check-drop");
    expect(w.get("toast").textContent).toContain("Notice.zip");
    await w.click("page-computer");
    await w.click("view-watch");
    expect(w.get("quarantined").textContent).toContain("Notice.zip");
  });

  it("leaves the others on the list", async () => {
    await at({ check: "many" });
    w.all("check-row")[1]?.click();
    await settle();
    await w.click("check-quarantine");
    expect(w.get("screen").dataset["screen"]).toBe("check-list");
    expect(w.all("check-row").map((row) => row.dataset["verdict"])).toEqual([
      "unread",
      "caution",
      "clear",
    ]);
    expect(document.activeElement?.tagName).toBe("H1");
  });

  it("that fails says so, and it stays where it is", async () => {
    await at({ check: "file", fail: { command: "quarantineChecked", code: "unknown" } });
    await w.click("check-quarantine");
    expect(w.get("error").dataset["code"]).toBe("unknown");
    expect(w.get("screen").dataset["screen"]).toBe("check-one");
  });
});
