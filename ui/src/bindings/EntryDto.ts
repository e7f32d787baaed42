export type EntryDto = { name: string, storedAs: string, bytes: number, };
