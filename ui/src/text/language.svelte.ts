// The words on the screen: one Fluent bundle per language, switched at once.
// Every value put into a sentence is wrapped in bidi isolates, so that a Latin name or a size
// keeps its own order inside Urdu.

import type { FluentVariable } from "@fluent/bundle";
import type { ErrorDto } from "../bindings/ErrorDto";
import type { LanguageDto } from "../bindings/LanguageDto";
import { bundleOf } from "./locales";

export type Args = Record<string, FluentVariable>;

/** The language that has every text; another one falls back to it, never to an empty place. */
const COMPLETE = "en";

class Language {
  tag = $state(COMPLETE);
  direction = $state<"ltr" | "rtl">("ltr");

  use({ tag, direction }: Pick<LanguageDto, "tag" | "direction">): void {
    this.tag = tag;
    this.direction = direction;
    document.documentElement.lang = tag;
    document.documentElement.dir = direction;
    document.title = t("app-title");
  }
}

export const language = new Language();

function find(id: string, args: Args): string | null {
  for (const tag of [language.tag, COMPLETE]) {
    const bundle = bundleOf(tag);
    const pattern = bundle.getMessage(id)?.value;
    // Passing a list keeps a missing argument from throwing in front of the officer.
    if (pattern) return bundle.formatPattern(pattern, args, []);
  }
  return null;
}

/** The text of that key in the language of the window. */
export function t(id: string, args: Args = {}): string {
  return find(id, args) ?? id;
}

/** What happened, and what to do about it. */
export function errorText({ code, args }: ErrorDto): { what: string; advice: string } {
  const what = find(`error-${code}`, args);
  if (what) return { what, advice: find(`error-${code}-advice`, args) ?? "" };
  return {
    what: find("error-unknown", args) ?? t("trouble-unknown"),
    advice: find("error-unknown-advice", args) ?? t("trouble-unknown-advice"),
  };
}

/** A remark of the program, or nothing when there are no words for it. */
export function noteText({ code, args }: ErrorDto): string | null {
  return find(`note-${code}`, args);
}
