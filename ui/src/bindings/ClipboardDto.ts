export type ClipboardDto = { secondsLeft: number, state: "holding" | "cleared" | "replaced", };
