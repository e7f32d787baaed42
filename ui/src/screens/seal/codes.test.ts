// A one-time code that is about to leave: it takes two deliberate steps to send it all the same.

import { afterEach, describe, expect, it, vi } from "vitest";
import type { Script } from "../../backend/fake";
import { openWindow, settle, type TestWindow } from "../../test/window";

let w: TestWindow;
const screen = () => w.get("screen").dataset["screen"];
const anyway = () => w.get("codes-anyway") as HTMLButtonElement;

async function at(script: Partial<Script> = {}) {
  w = await openWindow({ tray: "files", codes: true, ...script });
}

async function atQuestion(script: Partial<Script> = {}) {
  await at(script);
  await w.click("seal");
}

afterEach(() => w.close());

describe("sealing something with a one-time code", () => {
  it("is a question, not an error, and the safe answer has the focus", async () => {
    await atQuestion();
    expect(screen()).toBe("list");
    expect(w.find("error")).toBeNull();
    expect(w.get("codes-dialog").getAttribute("role")).toBe("alertdialog");
    expect((w.get("codes-stop") as HTMLButtonElement).autofocus).toBe(true);
    expect(w.get("codes-stop").classList.contains("go")).toBe(true);
    expect(w.get("codes-dialog").textContent).toContain("3d");
  });

  it("shows the sentences under their files, with every code masked", async () => {
    await atQuestion();
    expect(w.all("code")).toHaveLength(3);
    const files = [...w.get("codes-dialog").querySelectorAll("li")];
    expect(files.map((file) => file.querySelectorAll("[data-testid=code]").length)).toEqual([2, 1]);
    expect(files[0]?.textContent).toContain("Messages from the bank.txt");
    expect(w.get("codes-dialog").textContent).toContain("••••••");
    expect(w.get("codes-dialog").textContent).not.toMatch(/\d{4}/);
  });

  it("shows what the refusal names where nothing more can be told", async () => {
    await atQuestion({ fail: { command: "codes", code: "unknown" } });
    expect(w.all("code")).toHaveLength(1);
    expect(w.get("codes-dialog").textContent).toContain("Messages from the bank.txt");
    expect(w.find("error")).toBeNull();
  });

  it("shows a code too that stands in no file, such as in the recipient's name", async () => {
    await at({ codes: false });
    const args = { place: "text", name: "", masked: "OTP ••••••" };
    vi.spyOn(w.fake, "seal").mockRejectedValue({ code: "code-found", args });
    await w.click("seal");
    expect(w.all("code").map((one) => one.textContent)).toEqual(["OTP ••••••"]);
    expect(w.find("error")).toBeNull();
  });

  it("goes back to the list untouched when it is not sent", async () => {
    await at();
    const seal = vi.spyOn(w.fake, "seal");
    await w.click("seal");
    await w.click("codes-stop");
    expect(w.find("codes-dialog")).toBeNull();
    expect(screen()).toBe("list");
    expect(w.all("item-row")).toHaveLength(3);
    expect(seal).toHaveBeenCalledOnce();
  });

  it("is the same with Escape, which a browser turns into closing", async () => {
    await atQuestion();
    (w.get("codes-dialog") as HTMLDialogElement).close();
    await settle();
    expect(w.find("codes-dialog")).toBeNull();
    expect(screen()).toBe("list");
  });

  it("needs the second step before it is sealed anyway", async () => {
    await at();
    const seal = vi.spyOn(w.fake, "seal");
    await w.click("seal");
    expect(anyway().disabled).toBe(true);
    anyway().click();
    await settle();
    expect(screen()).toBe("list");
    await w.click("codes-looked");
    expect(anyway().disabled).toBe(false);
    await w.click("codes-looked");
    expect(anyway().disabled).toBe(true);
    await w.click("codes-looked");
    await w.click("codes-anyway");
    expect(screen()).toBe("sealed");
    expect(seal.mock.calls.map(([order]) => order.allowCodes)).toEqual([false, true]);
  });

  it("is asked anew each time: the second step is not remembered", async () => {
    await atQuestion();
    await w.click("codes-looked");
    await w.click("codes-stop");
    await w.click("seal");
    expect(anyway().disabled).toBe(true);
    await w.click("codes-looked");
    await w.click("codes-anyway");
    await w.click("way-call");
    await w.click("shared-call");
    await w.click("way-close");
    await w.click("finish");
    const seal = vi.spyOn(w.fake, "seal");
    await w.click("choose-files");
    await w.click("seal");
    expect(seal.mock.calls[0]?.[0].allowCodes).toBe(false);
    expect(w.find("codes-dialog")).not.toBeNull();
  });

  it("comes after the question about the recipient, not instead of it", async () => {
    await at();
    await w.type("recipient-address", "somebody@else.example");
    await w.click("seal");
    expect(w.find("codes-dialog")).toBeNull();
    await w.click("recipient-anyway");
    expect(w.find("recipient-dialog")).toBeNull();
    expect(w.find("codes-dialog")).not.toBeNull();
  });
});

it("what has no code is sealed without a question", async () => {
  await at({ codes: false });
  await w.click("seal");
  expect(w.find("codes-dialog")).toBeNull();
  expect(screen()).toBe("sealed");
});

describe("a code in the text of the e-mail", () => {
  it.each([
    ["copyDraftText", ["draft", "draft-copy"]],
    ["openDraft", ["draft", "open-draft"]],
    ["draft", ["draft"]],
  ] as const)("keeps it here at %s", async (command, clicks) => {
    await at({ codes: false, fail: { command, code: "code-found" } });
    await w.click("seal");
    for (const click of clicks) await w.click(click);
    expect(w.find("codes-dialog")).not.toBeNull();
    expect(w.find("error")).toBeNull();
    expect(w.all("code")).toHaveLength(1);
    // There is no second step: the text can be changed.
    expect(w.find("codes-anyway")).toBeNull();
    await w.click("codes-stop");
    expect(w.find("codes-dialog")).toBeNull();
    expect(w.find("draft-dialog")).not.toBeNull();
    expect(w.desk.draftOpened).toBe(false);
  });
});
