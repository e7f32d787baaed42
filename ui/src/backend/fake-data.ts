// What the scripted back end shows: plausible files, people and texts.

import type { DraftDto } from "../bindings/DraftDto";
import type { FoundCodeDto } from "../bindings/FoundCodeDto";
import type { FormatDto } from "../bindings/FormatDto";
import type { LanguageDto } from "../bindings/LanguageDto";
import type { OpenedDto } from "../bindings/OpenedDto";
import type { OrderDto } from "../bindings/OrderDto";
import type { ProgramDto } from "../bindings/ProgramDto";
import type { RecipientDto } from "../bindings/RecipientDto";
import type { SpokenDto } from "../bindings/SpokenDto";
import type { StyleDto } from "../bindings/StyleDto";
import type { TrayItemDto } from "../bindings/TrayItemDto";

export const LANGUAGES: LanguageDto[] = [
  { tag: "en", name: "English", direction: "ltr" },
  { tag: "ur", name: "اردو", direction: "rtl" },
];

const file = (id: string, name: string, bytes: number, kind: string): TrayItemDto => ({
  id,
  name,
  bytes,
  kind,
  files: 1,
});

export const MINUTES = file("minutes", "Minutes of the 14th meeting.pdf", 388_200, "PDF");

export const FOLDER: TrayItemDto = {
  id: "maps",
  name: "District maps",
  bytes: 4_310_000,
  kind: "FOLDER",
  files: 27,
};

const SEALED = file("sealed", "sealed-2026-11-23.zip", 13_180_000, "ZIP");

const FILES: TrayItemDto[] = [
  file("summary", "Summary for the Cabinet.pdf", 2_140_000, "PDF"),
  file("annex", "Annex B – تفصیلات.docx", 640_000, "DOCX"),
  file("site", "site-plan.jpg", 10_400_000, "JPG"),
];

export const TRAYS = {
  empty: [] as TrayItemDto[],
  files: FILES,
  sealed: [SEALED],
  big: [...FILES, file("video", "Site inspection, second visit.mp4", 31_800_000, "MP4")],
  many: [
    ...FILES,
    FOLDER,
    MINUTES,
    file(
      "long",
      `${"Consolidated_statement_of_releases_and_expenditure_".repeat(3)}.xlsx`,
      88_000,
      "XLSX",
    ),
    file("urdu", "وزارت خزانہ کا مراسلہ برائے مالی سال ۲۰۲۶.pdf", 412_000, "PDF"),
    file("none", "NOTICE", 900, "FILE"),
    file("slides", "Briefing.pptx", 6_800_000, "PPTX"),
  ],
} satisfies Record<string, TrayItemDto[]>;

export const GROUPS: Record<StyleDto, readonly string[]> = {
  letters: ["k7mp", "3xqd", "w9ht", "c4nb"],
  digits: ["4071", "9925", "3368", "1504", "8872", "6139"],
  words: ["acorn", "river", "mango", "stilt", "cable", "fifty", "onion", "drum"],
};

export const BITS: Record<StyleDto, number> = { letters: 79.3, digits: 79.7, words: 82.7 };

export const PROGRAMS: ProgramDto[] = [
  { id: "thunderbird", name: "Thunderbird" },
  { id: "evolution", name: "Evolution" },
  { id: "system", name: "KMail" },
];

/** Whatever a text of an error may mention. */
export const ERROR_ARGS = {
  name: "site-plan.jpg",
  folder: "Documents",
  address: "ayesha@",
  phone: "12",
  reason: "denied",
  masked: "Your OTP is ••••••.",
};

export const PLAIN_ORDER: OrderDto = {
  recipient: { name: "", address: "", phone: "", language: "en" },
  format: "zip",
  style: "letters",
  realNames: false,
  allowCodes: false,
};

export const OPENED: OpenedDto = {
  folder: "sealed-2026-11-23",
  entries: [
    { name: "Summary for the Cabinet.pdf", bytes: 2_140_000 },
    { name: "Annex B – تفصیلات.docx", bytes: 640_000 },
    { name: "site-plan (2).jpg", bytes: 10_400_000 },
  ],
  cover: {
    sender: "Ayesha Siddiqui",
    recipient: "Bilal Ahmed",
    sealedAt: "2026-11-23T09:41:00+05:00",
  },
  notes: [{ code: "renamed", args: { name: "site-plan (2).jpg" } }],
};

/** One-time codes in what lies on the tray, masked as they leave the program. */
export const CODES: readonly [FoundCodeDto, ...FoundCodeDto[]] = [
  {
    file: "Messages from the bank.txt",
    masked: "Your OTP is ••••••. Do not share it with anyone.",
  },
  { file: "Messages from the bank.txt", masked: "Use ••• ••• to sign in." },
  { file: "پیغامات.docx", masked: "آپ کا تصدیقی کوڈ •••• ہے۔" },
];

const CODE_WORDS: Record<string, Record<string, string>> = {
  en: {
    k: "Kilo",
    m: "Mike",
    p: "Papa",
    x: "X-ray",
    q: "Quebec",
    d: "Delta",
    w: "Whiskey",
    h: "Hotel",
    t: "Tango",
    c: "Charlie",
    n: "November",
    b: "Bravo",
    3: "three",
    4: "four",
    7: "seven",
    9: "nine",
  },
  ur: {
    k: "کراچی",
    m: "مردان",
    p: "پشاور",
    x: "ایکس رے",
    q: "قلات",
    d: "دادو",
    w: "وہاڑی",
    h: "حیدرآباد",
    t: "ٹھٹھہ",
    c: "چترال",
    n: "نوشہرہ",
    b: "بہاولپور",
    3: "تین",
    4: "چار",
    7: "سات",
    9: "نو",
  },
};

/** A group as it is told on the phone: glyph by glyph, or the whole word. */
export function spoken(group: string, language: string): SpokenDto[] {
  if (group.length > 4 || /^[a-z]{4}$/.test(group)) return [{ glyph: group, word: group }];
  return [...group].map((glyph) => ({ glyph, word: CODE_WORDS[language]?.[glyph] ?? glyph }));
}

export function shareText(language: string, password: string): string {
  return language === "ur"
    ? `سربمہر فائل کا پاس ورڈ، حوالہ M-4F2K:\n${password}\nدرمیان کے نشان بھی لکھیں۔ بعد میں یہ پیغام مٹا دیں۔`
    : `Password for the sealed file, reference M-4F2K:\n${password}\nType it with the hyphens. Please delete this message afterwards.`;
}

export function draftText(
  recipient: RecipientDto,
  format: FormatDto,
): Pick<DraftDto, "to" | "subject" | "body"> {
  const opener = format === "zip" ? "\u20667-Zip\u2069" : "Muhr";
  if (recipient.language === "ur") {
    return {
      to: recipient.address,
      subject: "سربمہر فائل، حوالہ M-4F2K",
      body: [
        `السلام علیکم ${recipient.name}`.trim() + "،",
        "ایک سربمہر فائل منسلک ہے۔ یہ پاس ورڈ سے بند ہے۔",
        `کھولنے کے لیے:\n1. فائل اپنے کمپیوٹر پر محفوظ کریں۔\n2. اسے ${opener} سے کھولیں۔\n3. وہ پاس ورڈ لکھیں جو میں فون پر بتاؤں گا۔`,
        "حوالہ: M-4F2K",
      ].join("\n\n"),
    };
  }
  return {
    to: recipient.address,
    subject: "Sealed file, reference M-4F2K",
    body: [
      `Dear ${recipient.name || "colleague"},`,
      "Please find attached a sealed file (sealed-2026-11-23.zip). It is locked with a password.",
      `To open it:\n1. Save the attachment on your computer.\n2. Open it with ${opener}. The ZIP folders built into Windows cannot open it.\n3. Enter the password that I am giving you by phone. I never send it by e-mail.`,
      "Reference: M-4F2K",
      "If you did not expect this, do not open it. Call me on a number you already know.",
    ].join("\n\n"),
  };
}

/** A matrix that looks like a QR code and says nothing. */
export function qrLike(size: number): string[] {
  let seed = 20_261_123;
  const chance = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const inFinder = (row: number, column: number) => {
    for (const [top, start] of [
      [0, 0],
      [0, size - 7],
      [size - 7, 0],
    ] as const) {
      const y = row - top;
      const x = column - start;
      if (y < -1 || y > 7 || x < -1 || x > 7) continue;
      const ring = Math.max(Math.abs(y - 3), Math.abs(x - 3));
      return ring !== 2 && ring <= 3 ? "1" : "0";
    }
    return null;
  };
  return Array.from({ length: size }, (_, row) =>
    Array.from(
      { length: size },
      (_, column) => inFinder(row, column) ?? (chance() < 0.48 ? "1" : "0"),
    ).join(""),
  );
}
