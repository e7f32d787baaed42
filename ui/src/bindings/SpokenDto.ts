export type SpokenDto = { glyph: string, word: string, };
