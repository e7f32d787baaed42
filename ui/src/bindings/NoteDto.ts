export type NoteDto = { code: string, args: Record<string, string>, };
