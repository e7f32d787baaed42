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

export const reasonText = ({ id, evidence }: FindingDto) => t(key(id), evidence);

export function whyText({ id, evidence }: FindingDto): string | null {
  const text = t(`${key(id)}-why`, evidence);
  return text === `${key(id)}-why` ? null : text;
}

export const gapText = ({ kind, evidence }: GapDto) => t(`gap-${kind}`, evidence);

/** What a kind of file is called; its short name where there is no word for it. */
export function kindText(kind: string): string {
  const text = t(`kind-${kind}`);
  return text === `kind-${kind}` ? kind.toUpperCase() : text;
}
