export type ProgressDto = { phase: "derivingKey" | "sealing" | "checking" | "opening", done: number, total: number, bytesPerSecond: number, secondsLeft: number | null, };
