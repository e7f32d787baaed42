import type { CoverDto } from "./CoverDto";
import type { NoteDto } from "./NoteDto";
import type { OpenedEntryDto } from "./OpenedEntryDto";

export type OpenedDto = { folder: string, entries: Array<OpenedEntryDto>, cover: CoverDto | null, notes: Array<NoteDto>, };
