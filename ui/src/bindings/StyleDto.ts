export type StyleDto = "letters" | "digits" | "words";
