import { afterEach, describe, expect, it } from "vitest";
import { isArabicScript } from "./bidi";
import { errorText, language, noteText, t } from "./language.svelte";
import { size, timeLeft, when } from "./measure";

const bare = (text: string) => text.replace(/[\u2066-\u2069]/g, "");

afterEach(() => language.use({ tag: "en", direction: "ltr" }));

describe("sizes", () => {
  it.each([
    [0, "0 bytes"],
    [999, "999 bytes"],
    [1_000, "1 KB"],
    [640_000, "640 KB"],
    [999_499, "999 KB"],
    [999_500, "1 MB"],
    [2_140_000, "2.1 MB"],
    [99_949_999, "99.9 MB"],
    [186_400_000, "186 MB"],
    [6_442_450_944, "6.4 GB"],
  ])("%i bytes are %s", (bytes, said) => {
    expect(bare(size(bytes))).toBe(said);
  });

  it("keep their order, digits and units inside Urdu", () => {
    language.use({ tag: "ur", direction: "rtl" });
    expect(size(2_140_000).startsWith("\u2066")).toBe(true);
    expect(bare(size(2_140_000))).toBe("2.1 MB");
  });
});

describe("time left", () => {
  it.each([
    [0.2, "a few seconds left"],
    [7.9, "a few seconds left"],
    [8, "about 10 seconds left"],
    [49, "about 50 seconds left"],
    [50, "about a minute left"],
    [130, "about 2 minutes left"],
    [3_540, "about 59 minutes left"],
    [3_600, "about an hour left"],
    [7_300, "about 2 hours left"],
  ])("%f s is said as %s", (seconds, said) => {
    expect(bare(timeLeft(seconds))).toBe(said);
  });
});

describe("texts", () => {
  it("isolate what is put into them", () => {
    expect(t("list-remove", { name: "a.pdf" })).toBe("Remove \u2068a.pdf\u2069");
  });

  it("do not flip 7-Zip in Urdu", () => {
    language.use({ tag: "ur", direction: "rtl" });
    expect(t("format-zip")).toContain("\u20687-Zip\u2069");
  });

  it("name an error that has no words in general words, never by its code alone", () => {
    const text = errorText({ code: "no-such-code", args: {} });
    expect(text.what).not.toContain("no-such-code");
    expect(text.what).not.toBe("");
    expect(text.advice).not.toBe("");
  });

  it("keep silent about a remark that has no words", () => {
    expect(noteText({ code: "no-such-note", args: {} })).toBeNull();
  });

  it("give a date as in a letter, and leave what is no date as it is", () => {
    expect(when("2026-11-23T09:41:00")).toMatch(/^23 November 2026/);
    expect(when("yesterday")).toBe("yesterday");
  });

  it("know Urdu names from others", () => {
    expect(isArabicScript("Annex B – تفصیلات.docx")).toBe(true);
    expect(isArabicScript("Annex B.docx")).toBe(false);
  });
});
