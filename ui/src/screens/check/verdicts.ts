// How an answer looks: always words, colour and icon together.

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

export const reasonText = ({ id }: FindingDto) => t(key(id));

/** What was seen, apart from what the words or the place already tell. */
export const seenTexts = ({ evidence }: FindingDto) =>
  Object.entries(evidence)
    .filter(([name, value]) => !["file", "kind", "limit"].includes(name) && value !== "")
    .filter(([, value]) => value !== evidence["file"])
    .map(([, value]) => value);

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
