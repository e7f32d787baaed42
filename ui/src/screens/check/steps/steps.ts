// The steps by which a sender is verified, in their order. The tenth is what came of them.

import type { AnswerDto } from "../../../bindings/AnswerDto";
import type { VerificationDto } from "../../../bindings/VerificationDto";
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

type Read = { answers: { step: Step; answer: AnswerDto }[]; note: string };

/** What the officer wrote, and the answers that the checklist leaves above it (`1 yes, 2 no`). */
export function readNote({ how, note }: Pick<VerificationDto, "how" | "note">): Read {
  const [first = "", ...rest] = note.split("\n");
  if (how !== "checklist" || !/^\d (yes|no|unchecked)(, \d (yes|no|unchecked))*$/.test(first)) {
    return { answers: [], note };
  }
  const answers = first.split(", ").flatMap((part) => {
    const [number, answer] = part.split(" ");
    const step = STEPS[Number(number) - 1];
    return step ? [{ step, answer: answer as AnswerDto }] : [];
  });
  return { answers, note: rest.join("\n") };
}
