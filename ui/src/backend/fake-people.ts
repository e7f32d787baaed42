// Whom and what the scripted back end knows: people, what was read from elsewhere, the history.

import type { ColumnDto } from "../bindings/ColumnDto";
import type { DetailsDto } from "../bindings/DetailsDto";
import type { ImportDto } from "../bindings/ImportDto";
import type { ReceiptDto } from "../bindings/ReceiptDto";
import type { VerificationDto } from "../bindings/VerificationDto";
import type { StepsDto } from "../bindings/StepsDto";

const DAY = 86_400;

/** What the scripted clock says: 23 November 2026, 09:41 in Pakistan. */
export const NOW = Date.UTC(2026, 10, 23, 4, 41) / 1000;

export type FakePerson = {
  id: number;
  details: DetailsDto;
  verifications: VerificationDto[];
  sealed: number;
};

export const details = (given: Partial<DetailsDto>): DetailsDto => ({
  name: "",
  organisation: "",
  office: "",
  addresses: [],
  phones: [],
  channel: null,
  language: null,
  opens: null,
  notes: "",
  ...given,
});

const verification = (
  given: Partial<VerificationDto> & Pick<VerificationDto, "addresses">,
): VerificationDto => ({
  at: NOW - 60 * DAY,
  until: NOW + 305 * DAY,
  by: "Saima Rauf",
  how: "call-back",
  outcome: "verified",
  note: "",
  message: "",
  ...given,
});

export const PEOPLE: FakePerson[] = [
  {
    id: 1,
    details: details({
      name: "Ayesha Siddiqui",
      organisation: "Ministry of Finance",
      office: "Section Officer (Budget)",
      addresses: ["ayesha.siddiqui@finance.gov.pk", "ayesha.siddiqui@mof.example"],
      phones: [
        { number: "+92 51 5550142", label: "office" },
        { number: "+92 300 5550142", label: "mobile" },
      ],
      channel: "call",
      language: "en",
      opens: "muhr",
      notes: "Prefers calls before noon.",
    }),
    verifications: [
      verification({
        addresses: ["ayesha.siddiqui@finance.gov.pk"],
        note: "She read back the reference of the last letter.",
      }),
      verification({
        at: NOW - 420 * DAY,
        until: NOW - 55 * DAY,
        how: "in-person",
        addresses: ["ayesha.siddiqui@finance.gov.pk"],
      }),
    ],
    sealed: NOW - 5 * DAY,
  },
  {
    id: 2,
    details: details({
      name: "Bilal Ahmed",
      organisation: "Ministry of Finance",
      office: "Deputy Secretary",
      addresses: ["bilal.ahmed@finance.gov.pk"],
      phones: [{ number: "+92 51 5550177", label: "office" }],
    }),
    verifications: [],
    sealed: 0,
  },
  {
    id: 3,
    details: details({
      name: "فاطمہ زہرا",
      organisation: "وزارتِ داخلہ",
      office: "ڈائریکٹر",
      addresses: ["fatima.zahra@interior.example"],
      phones: [{ number: "+92 333 5550119", label: "mobile" }],
      channel: "whatsapp",
      language: "ur",
      opens: "zip",
    }),
    verifications: [
      verification({
        at: NOW - 400 * DAY,
        until: NOW - 35 * DAY,
        how: "official",
        addresses: ["fatima.zahra@interior.example"],
      }),
    ],
    sealed: NOW - 90 * DAY,
  },
  {
    id: 4,
    details: details({
      name: "Accounts Desk",
      organisation: "Parcel Service",
      addresses: ["accounts@parcel.example"],
    }),
    verifications: [
      verification({
        at: NOW - 9 * DAY,
        until: NOW + 356 * DAY,
        outcome: "refused",
        addresses: ["accounts@parcel.example"],
        note: "Nobody there had written.",
      }),
    ],
    sealed: 0,
  },
  {
    id: 5,
    details: details({
      name: "Bilal Ahmad",
      organisation: "Finance Division",
      addresses: ["bilal.ahmad@university.example"],
      phones: [{ number: "+92 51 5550177", label: "office" }],
    }),
    verifications: [],
    sealed: 0,
  },
];

/** More people than one page of the list holds. */
export const CROWD: FakePerson[] = Array.from({ length: 120 }, (_, at) => ({
  id: 100 + at,
  details: details({
    name: `Officer ${at + 1}`,
    organisation: "Planning Commission",
    addresses: [`officer.${at + 1}@planning.example`],
  }),
  verifications: [],
  sealed: 0,
}));

const READ = [
  details({
    name: "Hassan Raza",
    organisation: "Law Division",
    office: "Joint Secretary",
    addresses: ["hassan.raza@law.example"],
    phones: [{ number: "+92 51 5550188", label: "office" }],
  }),
  details({ name: "Nadia Khan", addresses: ["nadia.khan@planning.example"] }),
  details({
    name: "Ayesha Siddiqui",
    addresses: ["ayesha.siddiqui@finance.gov.pk"],
    phones: [{ number: "+92 300 5550142", label: "mobile" }],
  }),
];

const COLUMNS: ColumnDto[] = [
  {
    header: "Full name",
    column: "name",
    cells: ["Hassan Raza", "Nadia Khan", "Ayesha Siddiqui"],
  },
  {
    header: "E-mail",
    column: "email",
    cells: [
      "hassan.raza@law.example",
      "nadia.khan@planning.example",
      "ayesha.siddiqui@finance.gov.pk",
    ],
  },
  { header: "Tel", column: "phone", cells: ["+92 51 5550188", "", "+92 300 5550142"] },
  { header: "Room", column: "", cells: ["C-214", "A-7", "B-33"] },
];

export const reading = (source: string, table: boolean): ImportDto => ({
  source,
  total: READ.length,
  known: 1,
  people: READ,
  skipped: [
    { record: 4, reason: "bad-address", found: "salman@" },
    { record: 7, reason: "nobody", found: "" },
  ],
  skips: 2,
  columns: table ? COLUMNS : [],
});

const SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

const receipt = (id: number, given: Partial<ReceiptDto>): ReceiptDto => ({
  id,
  at: NOW - id * 5_000,
  kind: "sealed",
  title: "",
  name: "",
  address: "",
  result: "",
  files: [],
  sha256: "",
  ways: [],
  reference: "",
  passwordUntil: 0,
  ...given,
});

export const RECEIPTS: ReceiptDto[] = [
  receipt(1, {
    title: "sealed-2026-11-23.zip",
    name: "Ayesha Siddiqui",
    address: "ayesha.siddiqui@finance.gov.pk",
    result: "zip",
    files: [
      { name: "Summary for the Cabinet.pdf", bytes: 2_140_000, sha256: SHA },
      { name: "Annex B – تفصیلات.docx", bytes: 640_000, sha256: SHA },
    ],
    ways: ["call"],
    reference: "M-4F2K",
    passwordUntil: NOW + 6 * DAY,
  }),
  receipt(2, {
    kind: "checked",
    title: "فوری نوٹس: Urgent notice",
    name: "Ayesha Siddiqui",
    address: "ayesha.siddiqui@flnance.gov.pk",
    result: "danger",
    sha256: SHA,
  }),
  receipt(3, {
    kind: "reported",
    title: "فوری نوٹس: Urgent notice",
    name: "Ayesha Siddiqui",
    address: "ayesha.siddiqui@flnance.gov.pk",
    result: "cert@office.example",
    sha256: SHA,
  }),
  receipt(30, {
    kind: "verified",
    title: "Ayesha Siddiqui",
    name: "Ayesha Siddiqui",
    address: "ayesha.siddiqui@finance.gov.pk",
    result: "verified",
  }),
];

/** What stands beside the ten steps, by what was checked. */
export function checklist(id: string, reportAddress: string): StepsDto {
  const plain: StepsDto = {
    name: "Bilal Ahmed",
    address: "bilal.ahmed@finance.gov.pk",
    domain: "finance.gov.pk",
    person: 2,
    knownAs: "Bilal Ahmed",
    standing: "unverified",
    real: "",
    call: ["+92 51 5550177"],
    struck: [],
    origin: "proven",
    asks: [],
    attachments: [],
    message: SHA,
    asksCode: false,
    reportAddress,
  };
  if (id === "danger") {
    return {
      ...plain,
      name: "Ayesha Siddiqui",
      address: "ayesha.siddiqui@flnance.gov.pk",
      domain: "flnance.gov.pk",
      person: null,
      knownAs: "Ayesha Siddiqui",
      real: "ayesha.siddiqui@finance.gov.pk",
      call: ["+92 51 5550142", "+92 300 5550142"],
      struck: ["+92 321 5550199"],
      origin: "not-proven",
      asks: ["body.otp_request", "body.urgency"],
      attachments: [{ name: "Notice.pdf.exe", sha256: SHA }],
      asksCode: true,
    };
  }
  if (id === "caution") {
    return {
      ...plain,
      name: "",
      address: "info@parcel.example",
      domain: "parcel.example",
      person: null,
      knownAs: "",
      call: [],
      struck: ["+92 42 5550133"],
      origin: "unknown",
      asks: ["body.payment", "body.click_here"],
      attachments: [{ name: "Invoice.pdf", sha256: SHA }],
    };
  }
  return plain;
}
