// A sealed file dropped on the window is opened, not sealed again.

import { afterEach, describe, expect, it } from "vitest";
import { openWindow, press, settle, type TestWindow } from "../../test/window";

let w: TestWindow;
const screen = () => w.get("screen").dataset["screen"];
const SEALED = { id: "s", name: "sealed-2026-11-23.muhr", bytes: 900, kind: "MUHR", files: 1 };

afterEach(() => w.close());

describe("opening", () => {
  it("starts when a sealed file is dropped, with the password field ready", async () => {
    w = await openWindow();
    w.fake.drop([SEALED]);
    await settle();
    expect(screen()).toBe("open");
    const field = w.get("open-password") as HTMLInputElement;
    expect(document.activeElement).toBe(field);
    expect(field.type).toBe("password");
    expect(field.autocomplete).toBe("off");
    expect(field.getAttribute("spellcheck")).toBe("false");
    await w.click("open-show");
    expect(field.type).toBe("text");
  });

  it("says plainly that a password is wrong and has it ready to be typed again", async () => {
    w = await openWindow({ tray: "sealed" });
    await w.type("open-password", "k7mp-3xqd-w9ht-c4mb");
    await w.click("open-sealed");
    const field = w.get("open-password") as HTMLInputElement;
    expect(w.get("error").dataset["code"]).toBe("wrong-password");
    expect(document.activeElement).toBe(field);
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length]);
  });

  it("does not ask the program about an empty password", async () => {
    w = await openWindow({ tray: "sealed" });
    await w.click("open-sealed");
    expect(screen()).toBe("open");
    expect(w.get("open-password").getAttribute("aria-invalid")).toBe("true");
    expect(w.desk.trouble).toBeNull();
  });

  it("shows what was inside, who says to have sent it, and what was renamed", async () => {
    w = await openWindow({ tray: "sealed" });
    await w.type("open-password", "k7mp-3xqd-w9ht-c4nb");
    await w.click("open-sealed");
    expect(screen()).toBe("opened");
    expect(w.get("opened-list").querySelectorAll("li")).toHaveLength(3);
    expect(w.get("cover").textContent).toContain("Ayesha Siddiqui");
    expect(w.html()).not.toContain("k7mp");
    await w.click("finish");
    expect(screen()).toBe("drop");
  });

  it("can be stopped by Escape", async () => {
    w = await openWindow({ tray: "sealed", hold: 0.3 });
    await w.type("open-password", "k7mp-3xqd-w9ht-c4nb");
    await w.click("open-sealed");
    expect(screen()).toBe("working");
    await press("Escape");
    expect(screen()).toBe("open");
    expect(w.find("error")).toBeNull();
  });

  it("can be put off", async () => {
    w = await openWindow({ tray: "sealed" });
    await w.click("open-other");
    expect(screen()).toBe("drop");
  });
});
