import { describe, expect, it } from "vitest";
import { readNote } from "./steps";

describe("a note", () => {
  it("tells the answers of the checklist apart from what the officer wrote", () => {
    const { answers, note } = readNote({ how: "checklist", note: "1 yes, 6 unchecked\nCalled." });
    expect(answers).toEqual([
      { step: "expected", answer: "yes" },
      { step: "call", answer: "unchecked" },
    ]);
    expect(note).toBe("Called.");
  });

  it.each(["1 yes", "Called, 2 no"])("that looks like answers stays what it is: %s", (note) => {
    expect(readNote({ how: "call-back", note })).toEqual({ answers: [], note });
  });
});
