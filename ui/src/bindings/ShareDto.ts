import type { QrDto } from "./QrDto";

export type ShareDto = { text: string, messages: number, qr: QrDto, canOpen: boolean, };
