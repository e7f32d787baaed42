export type LanguageDto = { tag: string, name: string, direction: "ltr" | "rtl", };
