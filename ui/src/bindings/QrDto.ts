export type QrDto = { rows: Array<string>, };
