export type FormatDto = "zip" | "muhr";
