import type { EntryDto } from "./EntryDto";
import type { FormatDto } from "./FormatDto";
import type { NoteDto } from "./NoteDto";
import type { RecipientDto } from "./RecipientDto";

export type SealedDto = { archive: string, bytes: number, mailBytes: number, mailboxLimitBytes: number, format: FormatDto, entries: Array<EntryDto>, notes: Array<NoteDto>, reference: string, recipient: RecipientDto, groupLengths: Array<number>, bits: number, };
