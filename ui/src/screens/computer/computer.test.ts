// How this computer is, as an officer sees it, and the mark at the page's name.

import { afterEach, describe, expect, it, vi } from "vitest";
import type { Script } from "../../backend/fake";
import { ENDPOINTS } from "../../backend/fake-endpoint";
import { openWindow, press, settle, type TestWindow } from "../../test/window";

let w: TestWindow;
const states = () => w.all("condition").map((one) => one.dataset["state"]);
const fitness = () => w.get("fitness").dataset["fitness"];

async function at(script: Partial<Script> = {}) {
  w = await openWindow(script);
  await w.click("page-computer");
}

afterEach(() => w.close());

describe("the answer", () => {
  it.each(["fit", "not-fit", "unknown"] as const)(
    "is one sentence and one sign: %s",
    async (computer) => {
      await at({ computer });
      expect(fitness()).toBe(computer);
      expect(w.get("fitness").querySelector("p")?.textContent.trim()).not.toBe("");
      expect(w.get("fitness").querySelector("svg")).not.toBeNull();
    },
  );

  it("says when it was found and that nothing leaves this computer", async () => {
    await at();
    const text = w.get("fitness").textContent;
    expect(text).toContain("23 November 2026");
    expect(text).toContain("Nothing leaves this computer.");
  });

  it("is looked for again on a click, once at a time, and the focus stays", async () => {
    await at();
    const answers: (() => void)[] = [];
    const ask = vi.spyOn(w.fake, "endpoint").mockImplementation(
      () =>
        new Promise((next) => {
          answers.push(() => next({ ...ENDPOINTS["not-fit"] }));
        }),
    );
    w.get("computer-again").focus();
    await w.click("computer-again");
    expect(w.get("computer-again").getAttribute("aria-disabled")).toBe("true");
    await w.click("computer-again");
    expect(ask).toHaveBeenCalledExactlyOnceWith(true);
    answers[0]?.();
    await settle();
    expect(fitness()).toBe("not-fit");
    expect(w.get("computer-again").getAttribute("aria-disabled")).toBe("false");
    expect(document.activeElement).toBe(w.get("computer-again"));
    // What changes is announced.
    expect(w.get("fitness").querySelector("[role=status]")).not.toBeNull();
  });

  it("says so when it cannot be found, and keeps what was known", async () => {
    await at();
    vi.spyOn(w.fake, "endpoint").mockRejectedValue({ code: "unknown", args: {} });
    await w.click("computer-again");
    expect(w.get("error").dataset["code"]).toBe("unknown");
    expect(fitness()).toBe("fit");
    expect(w.get("computer-again").getAttribute("aria-disabled")).toBe("false");
  });

  it("changes of its own accord when the program has looked", async () => {
    await at();
    w.fake.emit("endpoint-changed", ENDPOINTS.unknown);
    await settle();
    expect(fitness()).toBe("unknown");
  });
});

describe("the conditions", () => {
  it("stand with what is wrong first, then what nobody could tell, then what is fine", async () => {
    await at({ computer: "not-fit" });
    const inOrder = ["problem", "problem", "unknown", "fine", "fine", "not-applicable"];
    expect([...new Set(states())]).toEqual([...new Set(inOrder)]);
    expect(states()).toHaveLength(7);
  });

  it("say what they are by icon and word, never by colour alone", async () => {
    await at({ computer: "not-fit" });
    const words = new Map(
      w.all("condition").map((one) => [one.dataset["state"], one.querySelector(".tag")]),
    );
    expect([...words].map(([state, tag]) => [state, tag?.textContent.trim()])).toEqual([
      ["problem", "Needs attention"],
      ["unknown", "Could not be checked"],
      ["fine", "Fine"],
      ["not-applicable", "Does not apply"],
    ]);
    expect([...words.values()].every((tag) => tag?.querySelector("svg"))).toBe(true);
  });

  it("that do not apply lie folded, and are not hidden from whoever wants them", async () => {
    await at({ computer: "not-fit" });
    const apart = w.get("computer-apart") as HTMLDetailsElement;
    expect(apart.open).toBe(false);
    expect(apart.querySelectorAll("[data-state=not-applicable]")).toHaveLength(2);
  });

  it("are all there where everything applies", async () => {
    await at();
    expect(states()).toEqual(Array.from({ length: 7 }, () => "fine"));
    expect(w.find("computer-apart")).toBeNull();
  });
});

describe("the mark at the page's name", () => {
  it("is not there while nothing needs attention", async () => {
    w = await openWindow({ computer: "fit", watch: "some" });
    expect(w.find("computer-news")).toBeNull();
    w.fake.emit("endpoint-changed", ENDPOINTS.unknown);
    await settle();
    expect(w.find("computer-news")).toBeNull();
  });

  it("stands there in words too where the computer is not fit", async () => {
    w = await openWindow({ computer: "not-fit" });
    expect(w.get("page-computer").textContent).toContain("It needs attention.");
  });

  it("appears when something is caught and goes once it was looked at", async () => {
    w = await openWindow({ watch: "some" });
    w.fake.arrive("invoice.pdf.exe");
    await settle();
    expect(w.get("page-computer").textContent).toContain("Something was caught.");
    await w.click("page-computer");
    // What nobody has looked at yet is what the page opens with.
    expect(w.get("screen").dataset["screen"]).toBe("computer-watch");
    expect(w.find("computer-news")).not.toBeNull();
    await w.click("caught-look");
    expect(w.find("computer-news")).toBeNull();
  });

  it("is no trouble where it cannot be told", async () => {
    w = await openWindow({ fail: { command: "endpoint", code: "unknown" } });
    expect(w.find("error")).toBeNull();
    await w.click("page-computer");
    expect(w.get("error").dataset["code"]).toBe("unknown");
    expect(w.find("condition")).toBeNull();
  });
});

it("has a key of its own, and its two views change with the arrows of a radio group", async () => {
  w = await openWindow({ watch: "some" });
  await press("6", { ctrlKey: true, on: document.body });
  expect(w.get("screen").dataset["screen"]).toBe("computer-state");
  const radios = [w.get("view-state"), w.get("view-watch")] as HTMLInputElement[];
  expect(new Set(radios.map(({ name }) => name)).size).toBe(1);
  expect(radios.map(({ type }) => type)).toEqual(["radio", "radio"]);
  await w.click("view-watch");
  expect(w.get("screen").dataset["screen"]).toBe("computer-watch");
  expect(w.find("condition")).toBeNull();
});

it("a failure that nobody waited for is said on this page", async () => {
  await at();
  w.fake.emit("failed", { code: "not-readable", args: { name: "Downloads" } });
  await settle();
  expect(w.get("error").dataset["code"]).toBe("not-readable");
});
