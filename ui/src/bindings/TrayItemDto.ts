export type TrayItemDto = { id: string, name: string, bytes: number, kind: string, files: number, };
