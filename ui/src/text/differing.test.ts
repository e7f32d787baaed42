import { describe, expect, it } from "vitest";
import { comparable, splitAddress } from "./address";
import { differing } from "./differing";

const marked = (one: string, other: string) =>
  differing(one, other).map((pieces) =>
    pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(""),
  );

describe("two addresses that look alike", () => {
  it.each([
    ["flnance.gov.pk", "finance.gov.pk", "f[l]nance.gov.pk", "f[i]nance.gov.pk"],
    ["rninistry.pk", "ministry.pk", "[rn]inistry.pk", "[m]inistry.pk"],
    ["finance.gov.pk.example", "finance.gov.pk", "finance.gov.pk[.example]", "finance.gov.pk"],
    ["same.pk", "same.pk", "same.pk", "same.pk"],
    ["", "a", "", "[a]"],
    // One letter of another script, drawn the same.
    ["pаk", "pak", "p[а]k", "p[a]k"],
  ])("%s and %s are marked where they differ", (one, other, first, second) => {
    expect(marked(one, other)).toEqual([first, second]);
  });

  it("lose nothing of what they say, however long they are", () => {
    for (const long of ["a".repeat(320), "b".repeat(900)]) {
      const [one, other] = differing(long, "x@y.pk");
      expect(one.map(({ text }) => text).join("")).toBe(long);
      expect(other.map(({ text }) => text).join("")).toBe("x@y.pk");
    }
  });
});

describe("an address", () => {
  it("is split at what somebody had to register, whatever its case", () => {
    expect(splitAddress("A@Mail.Finance.gov.pk", "finance.gov.pk")).toEqual({
      before: "A@Mail.",
      domain: "Finance.gov.pk",
      after: "",
    });
  });

  it("stays whole where that is not known", () => {
    expect(splitAddress("a@b", "")).toEqual({ before: "a@b", domain: "", after: "" });
  });
});

describe("an address beside another", () => {
  it("is as much of it as there is of the other", () => {
    expect(comparable("a@flnance.gov.pk", "finance.gov.pk")).toBe("flnance.gov.pk");
    expect(comparable("a@flnance.gov.pk", "a@finance.gov.pk")).toBe("a@flnance.gov.pk");
  });
});
