import type { NoteDto } from "./NoteDto";
import type { TrayItemDto } from "./TrayItemDto";

export type TrayDto = { items: Array<TrayItemDto>, totalBytes: number, estimatedMailBytes: number, mailboxLimitBytes: number, sealed: string | null, notes: Array<NoteDto>, };
