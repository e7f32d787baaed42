// What the program found out, in words. Its evidence comes as text; numbers and dates are said as such.

import type { FluentVariable } from "@fluent/bundle";
import type { ConditionDto } from "../../bindings/ConditionDto";
import { t } from "../../text/language.svelte";
import { dayOf } from "../../text/measure";

function spoken(value: string): FluentVariable {
  if (/^\d{1,6}$/.test(value)) return Number(value);
  return /^\d{4}-\d{2}-\d{2}/.test(value) ? dayOf(value) : value;
}

export const spokenAll = (evidence: ConditionDto["evidence"]) =>
  Object.fromEntries(Object.entries(evidence).map(([name, value]) => [name, spoken(value)]));

export const conditionText = ({ reason, evidence }: ConditionDto) =>
  t(`endpoint-${reason}`, spokenAll(evidence));

/** What to do about it; what is fine needs nothing done. */
export function remedyText({ state, reason, evidence }: ConditionDto): string | null {
  const key = `endpoint-${reason}-remedy`;
  const text = t(key, spokenAll(evidence));
  return state === "fine" || text === key ? null : text;
}
