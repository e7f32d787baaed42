// Latin things inside right-to-left sentences: sizes, numbers, addresses.

/** Keeps this left to right whatever stands around it ("2.1 MB", "+92 300 …"). */
export function leftToRight(text: string): string {
  return `\u2066${text}\u2069`;
}

/** Whether a name needs the Arabic script's own face and height. */
export function isArabicScript(text: string): boolean {
  return /\p{Script=Arabic}/u.test(text);
}
