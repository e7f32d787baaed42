export type ErrorDto = { code: string, args: Record<string, string>, };
