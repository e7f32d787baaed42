// How an answer looks: always words, colour and icon together.

import type { CheckedDto } from "../../bindings/CheckedDto";
import type { FindingDto } from "../../bindings/FindingDto";
import type { GapDto } from "../../bindings/GapDto";
import type { VerdictDto } from "../../bindings/VerdictDto";
import type { IconName } from "../../components/icons";
import { t } from "../../text/language.svelte";

export const VERDICT_ICONS: Record<VerdictDto, IconName> = {
  danger: "octagon",
  caution: "alert",
  clear: "search",
};

/** `from.lookalike_contact` → the key of its text. */
const key = (id: string) => `signal-${id.replaceAll(".", "-")}`;

/** What was found, by its id alone. */
export const signalText = (id: string) => t(key(id));

export const reasonText = ({ id }: FindingDto) => signalText(id);

/** The beginning of the keys that tell the answer (`-title`) and what to do now (`-advice`). */
export function answerKey({ verdict, sender, gaps }: CheckedDto): string {
  if (verdict !== "clear") return `verdict-${verdict}${sender ? "" : "-file"}`;
  // What nobody could look into must not be told as if it had been found harmless.
  const unseen = gaps.some(({ kind }) => ["encrypted", "limit", "unreadable"].includes(kind));
  if (unseen) return "verdict-clear-unseen";
  return sender?.standing === "unknown" ? "verdict-clear-unknown" : "verdict-clear";
}

/** What was seen, apart from what the words or the place already tell. Several pieces say what each of them is. */
export function seenTexts({ evidence }: FindingDto): { label: string; text: string }[] {
  const told = Object.entries(evidence)
    .filter(([name, text]) => !["file", "kind", "limit"].includes(name) && text !== "")
    .filter(([, text]) => text !== evidence["file"]);
  // A brand is given in small letters; the sender's own way of writing it says more.
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  const once = told.filter(
    ([name, text]) =>
      name !== "brand" || !told.some(([it, other]) => it !== name && same(other, text)),
  );
  const speaks = (name: string) => once.length === 1 && !["characters", "field"].includes(name);
  return once.map(([name, text]) => ({ label: speaks(name) ? "" : t(`evidence-${name}`), text }));
}

export function whyText({ id }: FindingDto): string | null {
  const text = t(`${key(id)}-why`);
  return text === `${key(id)}-why` ? null : text;
}

export const gapText = ({ kind, evidence }: GapDto) => t(`gap-${kind}`, evidence);

/** A result of SPF, DKIM, DMARC or ARC in words; as its source writes it where there are none. */
export function resultText(method: "spf" | "dkim" | "dmarc" | "arc", result: string): string {
  const key = `auth-${method}-${result}`;
  const text = t(key);
  return text === key ? result : text;
}

/** What a kind of file is called; its short name where there is no word for it. */
export function kindText(kind: string): string {
  const text = t(`file-kind-${kind}`);
  return text === `file-kind-${kind}` ? kind.toUpperCase() : text;
}
