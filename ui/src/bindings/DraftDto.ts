import type { ProgramDto } from "./ProgramDto";

export type DraftDto = { to: string, subject: string, body: string, mailBytes: number, mailboxLimitBytes: number, programs: Array<ProgramDto>, };
