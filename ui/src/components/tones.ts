// How a pill feels. `unseen` is what nobody looked at and may be bad; `unknown`, what nobody could tell.

export type Tone = "good" | "caution" | "danger" | "unseen" | "unknown" | "quiet" | "plain";
