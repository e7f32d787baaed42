import type { StyleDto } from "./StyleDto";

export type SettingsDto = { language: string, style: StyleDto, mailboxLimitMb: number, };
