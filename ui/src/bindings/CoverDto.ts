export type CoverDto = { sender: string | null, recipient: string | null, sealedAt: string | null, };
