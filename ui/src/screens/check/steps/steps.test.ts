// Verifying a sender step by step, and reporting.

import { afterEach, describe, expect, it, vi } from "vitest";
import type { Script } from "../../../backend/fake";
import { openWindow, press, settle, type TestWindow } from "../../../test/window";

let w: TestWindow;
const screen = () => w.get("screen").dataset["screen"];
const openStep = () => w.all("step").find((one) => one.dataset["open"] === "true")?.dataset["step"];

async function at(script: Partial<Script>) {
  w = await openWindow(script);
  await w.click("page-check");
  await w.click("check-files");
}

async function atSteps(script: Partial<Script>, answers = 0) {
  await at(script);
  await w.click("check-verify");
  for (let answer = 0; answer < answers; answer++) await w.click("answer-yes");
}

afterEach(() => w.close());

describe("a message that asks for a one-time code", () => {
  it("offers reporting and the way back, and nothing else", async () => {
    await atSteps({ check: "danger" });
    const buttons = [...w.get("screen").querySelectorAll<HTMLElement>("button")];
    expect(buttons.map((one) => one.dataset["testid"])).toEqual(["steps-report", "stop-back"]);
    expect(w.find("answer-yes")).toBeNull();
    await w.click("stop-back");
    expect(screen()).toBe("check-one");
  });

  it("is sealed as evidence and goes to the address for reports", async () => {
    await atSteps({ check: "danger" });
    const report = vi.spyOn(w.fake, "report");
    await w.click("steps-report");
    expect(report).toHaveBeenCalledExactlyOnceWith("danger");
    expect(screen()).toBe("sealed");
    await w.click("draft");
    expect(w.get("draft-to").textContent).toContain("cert@office.example");
  });
});

describe("reporting", () => {
  it("asks first while a password has not been told", async () => {
    w = await openWindow({ tray: "files", check: "caution" });
    await w.click("seal");
    await w.click("page-check");
    await w.click("check-files");
    const report = vi.spyOn(w.fake, "report");
    await w.click("check-report");
    expect(w.find("leave-dialog")).not.toBeNull();
    await w.click("leave-stay");
    expect(report).not.toHaveBeenCalled();
    expect(w.desk.sealed?.archive).toMatch(/^sealed-/);
  });

  it("says what went wrong and stays where it is", async () => {
    await at({ check: "caution", fail: { command: "report", code: "disk-full" } });
    await w.click("check-report");
    expect(w.get("error").dataset["code"]).toBe("disk-full");
    expect(screen()).toBe("check-one");
  });
});

describe("the steps", () => {
  it("open one after the other, with the focus on the next heading", async () => {
    await atSteps({ check: "caution" });
    expect(openStep()).toBe("expected");
    w.get("answer-no").focus();
    await w.click("answer-no");
    expect(openStep()).toBe("address");
    expect(document.activeElement?.tagName).toBe("H2");
    expect(w.get("steps-done").textContent).toMatch(/1.*9/);
    expect(w.get("step-address").querySelector("strong")?.textContent).toBe("parcel.example");
  });

  it("can be gone back to and answered otherwise", async () => {
    await atSteps({ check: "caution" }, 2);
    w.all("step")[0]?.querySelector("button")?.click();
    await settle();
    expect(openStep()).toBe("expected");
    expect(w.get("answer-yes").getAttribute("aria-pressed")).toBe("true");
    await w.click("answer-unchecked");
    expect(w.all("step")[0]?.dataset["answer"]).toBe("unchecked");
  });

  it("strike out the numbers of the message and send to a directory for others", async () => {
    await atSteps({ check: "caution" }, 5);
    expect(w.get("struck").tagName).toBe("S");
    expect(w.get("struck").textContent).toBe("+92 42 5550133");
    expect(w.get("struck").parentElement?.textContent).toContain("Do not call");
    expect(w.find("step-no-number")).not.toBeNull();
    expect(w.find("call-numbers")).toBeNull();
  });

  it("show the numbers of the address book where there are any", async () => {
    await atSteps({ check: "clear" }, 5);
    expect(w.get("call-numbers").textContent).toContain("+92 51 5550177");
    expect(w.find("struck")).toBeNull();
  });

  it("show both addresses and mark the letters that differ", async () => {
    await at({ check: "danger" });
    const steps = await w.fake.checklist("danger");
    vi.spyOn(w.fake, "checklist").mockResolvedValue({ ...steps, asksCode: false });
    await w.click("check-verify");
    await w.click("answer-yes");
    await w.click("answer-yes");
    const marks = [...w.get("alike").querySelectorAll("mark")].map((one) =>
      one.textContent.replace(/\(.*?:|\)/g, ""),
    );
    expect(marks).toEqual(["l", "i"]);
  });

  it("end in an outcome that must be meant, signed with the officer's name", async () => {
    await atSteps({ check: "clear", settings: { officer: "Saima Rauf" } }, 8);
    await w.click("answer-no");
    expect(openStep()).toBe("outcome");
    expect(w.get("steps-open").querySelectorAll("li")).toHaveLength(1);
    expect((w.get("steps-record") as HTMLButtonElement).disabled).toBe(true);
    await w.click("steps-verified");
    const conclude = vi.spyOn(w.fake, "conclude");
    await w.click("steps-record");
    expect(conclude).toHaveBeenCalledExactlyOnceWith("clear", {
      answers: [...Array(8).fill("yes"), "no"],
      outcome: "verified",
      by: "Saima Rauf",
      note: "",
    });
    expect(screen()).toBe("check-one");
    expect(w.find("undo")).not.toBeNull();
  });

  it("end in a report where that is the outcome", async () => {
    await atSteps({ check: "caution" }, 9);
    await w.click("steps-reported");
    await w.click("steps-record");
    expect(screen()).toBe("sealed");
  });

  it("keep the answers when the outcome could not be recorded", async () => {
    await atSteps({ check: "caution", fail: { command: "conclude", code: "disk-full" } }, 9);
    await w.click("steps-refused");
    await w.click("steps-record");
    expect(w.get("error").dataset["code"]).toBe("disk-full");
    expect(w.get("steps-done").textContent).toMatch(/9.*9/);
  });
});

describe("a sender in the address book", () => {
  it("is one click away", async () => {
    await at({ check: "clear" });
    await w.click("check-person");
    expect(screen()).toBe("people-one");
    expect(w.get("person").textContent).toContain("Bilal Ahmed");
  });

  it("is not offered for somebody else", async () => {
    await at({ check: "caution" });
    expect(w.find("check-person")).toBeNull();
  });
});

describe("what arrives to be checked", () => {
  it.each(["people", "checklist", "history"])("turns the page from %s", async (page) => {
    w = await openWindow();
    await w.click(`page-${page}`);
    const turn = vi.spyOn(w.fake, "turnTo");
    w.fake.emit("checking", { done: 0, total: 1 });
    await settle();
    expect(screen()).toBe("check-working");
    expect(turn).toHaveBeenCalledWith("check");
  });
});

describe("the checklist to read", () => {
  it("has ten steps and four rules, and prints by its button and by its key", async () => {
    w = await openWindow();
    const print = vi.fn();
    vi.stubGlobal("print", print);
    await press("4", { ctrlKey: true, on: document.body });
    expect(screen()).toBe("checklist");
    expect(w.all("checklist-step")).toHaveLength(10);
    expect(w.all("checklist-rule")).toHaveLength(4);
    await w.click("print");
    await press("p", { ctrlKey: true, on: document.body });
    expect(print).toHaveBeenCalledTimes(2);
    vi.unstubAllGlobals();
  });
});
