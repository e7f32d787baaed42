// The four answers, as they look wherever they stand.

import type { ConditionStateDto } from "../bindings/ConditionStateDto";
import type { IconName } from "./icons";
import type { Tone } from "./tones";

export const STATE_ICONS: Record<ConditionStateDto, IconName> = {
  fine: "check",
  problem: "alert",
  unknown: "question",
  "not-applicable": "minus",
};

export const STATE_TONES: Record<ConditionStateDto, Tone> = {
  fine: "good",
  problem: "caution",
  unknown: "unknown",
  "not-applicable": "quiet",
};
