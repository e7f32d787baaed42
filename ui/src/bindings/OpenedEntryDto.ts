export type OpenedEntryDto = { name: string, bytes: number, };
