export type RecipientDto = { name: string, address: string, phone: string, language: string, };
