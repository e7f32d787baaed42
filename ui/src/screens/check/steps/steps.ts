// The steps by which a sender is verified, in their order. The tenth is what came of them.

import type { AnswerDto } from "../../../bindings/AnswerDto";
import type { IconName } from "../../../components/icons";

export const STEPS = [
  "expected",
  "address",
  "same",
  "origin",
  "asks",
  "call",
  "secret",
  "files",
  "second",
] as const;

export type Step = (typeof STEPS)[number];

export const ANSWERS: AnswerDto[] = ["yes", "no", "unchecked"];

export const ANSWER_ICONS: Record<AnswerDto, IconName> = {
  yes: "check",
  no: "alert",
  unchecked: "question",
};
