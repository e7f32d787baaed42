export type ProgramDto = { id: string, name: string, };
