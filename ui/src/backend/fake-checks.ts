// What the scripted back end finds in received mail.

import type { AuthenticationDto } from "../bindings/AuthenticationDto";
import type { CheckedDto } from "../bindings/CheckedDto";
import type { CheckedFileDto } from "../bindings/CheckedFileDto";
import type { CheckedOneDto } from "../bindings/CheckedOneDto";
import type { CheckRowDto } from "../bindings/CheckRowDto";
import type { FindingDto } from "../bindings/FindingDto";

const finding = (
  id: string,
  severity: FindingDto["severity"],
  evidence: Record<string, string> = {},
): FindingDto => ({ id, severity, evidence });

const SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

const program: CheckedFileDto = {
  name: "Notice.pdf.exe",
  kind: "exe",
  bytes: 412_160,
  sha256: SHA,
  verdict: "danger",
  findings: [
    finding("file.executable", "critical"),
    finding("file.double_extension", "critical", { file: "Notice.pdf.exe" }),
  ],
  gaps: [],
  members: [],
};

const archive: CheckedFileDto = {
  name: "Notice.zip",
  kind: "zip",
  bytes: 198_402,
  sha256: SHA,
  verdict: "danger",
  findings: [finding("file.archive_executable", "critical", { file: "Notice.zip" })],
  gaps: [],
  members: [program],
};

const said = (source: string, results: Partial<AuthenticationDto> = {}): AuthenticationDto => ({
  source,
  proven: false,
  spf: "",
  dkim: "",
  dmarc: "",
  arc: "",
  computed: null,
  asked: [],
  servers: [],
  ...results,
});

const plain: CheckedDto = {
  file: "minutes.eml",
  verdict: "clear",
  sender: {
    standing: "known",
    name: "Bilal Ahmed",
    address: "bilal.ahmed@finance.gov.pk",
    domain: "finance.gov.pk",
    answers: "",
  },
  subject: "Minutes of the 14th meeting",
  date: "Mon, 23 Nov 2026 09:41:00 +0500",
  authentication: said("receiver", { proven: true, spf: "pass", dkim: "pass", dmarc: "pass" }),
  findings: [],
  gaps: [],
  attachments: [],
  links: [],
};

const EXAMPLES: Record<string, CheckedDto> = {
  danger: {
    ...plain,
    file: "urgent notice.eml",
    verdict: "danger",
    sender: {
      standing: "look-alike",
      name: "Ayesha Siddiqui",
      address: "ayesha.siddiqui@flnance.gov.pk",
      domain: "flnance.gov.pk",
      answers: "ayesha.office@mail.example",
    },
    subject: "فوری نوٹس: Urgent notice",
    authentication: said("claimed", { spf: "pass" }),
    findings: [
      finding("from.lookalike_contact", "critical", {
        address: "ayesha.siddiqui@flnance.gov.pk",
        real: "ayesha.siddiqui@finance.gov.pk",
        domain: "flnance.gov.pk",
      }),
      finding("body.otp_request", "critical", { text: "send us the 6-digit code" }),
      finding("file.executable", "critical", { file: "Notice.pdf.exe" }),
      finding("body.urgency", "low", { text: "within 24 hours" }),
    ],
    gaps: [{ kind: "encrypted", evidence: { file: "annex.pdf" } }],
    attachments: [archive],
    links: [
      {
        target: "hxxps://flnance-gov[.]example/login",
        domain: "flnance-gov.example",
        text: "https://finance.gov.pk/login",
        place: "html",
      },
    ],
  },
  caution: {
    ...plain,
    file: "parcel.msg",
    verdict: "caution",
    sender: {
      standing: "unknown",
      name: "",
      address: "info@parcel.example",
      domain: "parcel.example",
      answers: "",
    },
    subject: "Your parcel",
    authentication: said("nobody"),
    findings: [finding("link.shortener", "high", { host: "short.example" })],
    gaps: [{ kind: "no-results", evidence: {} }],
  },
  clear: plain,
  file: {
    ...plain,
    file: "Notice.zip",
    verdict: "danger",
    sender: null,
    subject: "",
    date: "",
    authentication: null,
    findings: archive.findings,
    attachments: [archive],
  },
};

const row = (id: string, example: CheckedDto): CheckRowDto => ({
  id,
  name: example.file,
  verdict: example.verdict,
  standing: example.sender?.standing ?? "",
  address: example.sender?.address ?? "",
  subject: example.subject,
  error: null,
});

const some = (...names: string[]) =>
  names.flatMap((name) => {
    const example = EXAMPLES[name];
    return example ? [row(name, example)] : [];
  });

const unread: CheckRowDto = {
  id: "unread",
  name: "locked.eml",
  verdict: null,
  standing: "",
  address: "",
  subject: "",
  error: { code: "not-readable", args: { name: "locked.eml" } },
};

export const LISTS = {
  danger: some("danger"),
  caution: some("caution"),
  clear: some("clear"),
  file: some("file"),
  many: [unread, ...some("danger", "caution", "clear")],
} satisfies Record<string, CheckRowDto[]>;

const RESOLVER = ["192.0.2.53"];

export function one(id: string): CheckedOneDto {
  return {
    checked: EXAMPLES[id] ?? plain,
    text: "Dear officer,\nplease send us the 6-digit code within 24 hours.\n",
    resolver: RESOLVER,
    scan: null,
    movable: ["file", "danger"].includes(id),
  };
}

/** What is found once the Internet was asked: the parcel is signed, but not by its sender; all else is signed well. */
export function oneAsked(id: string): CheckedOneDto {
  const found = one(id);
  const { checked } = found;
  if (!checked.authentication) return found;
  const stranger = checked.sender?.standing === "unknown";
  const from = checked.sender?.domain ?? "";
  const domain = stranger ? "mailer.example" : from;
  const results = {
    proven: !stranger,
    spf: "none",
    dkim: "pass",
    dmarc: stranger ? "fail" : "pass",
    arc: "none",
    computed: {
      signatures: [{ domain, selector: "s1", result: "pass", reason: "fits", weak: [] }],
      spf: { result: "none", domain, address: "192.0.2.25", late: true },
      dkim: "pass",
      dmarc: stranger ? "fail" : "pass",
      policy: "reject",
      published: from,
      arc: { result: "none", reason: "", sealers: [] },
    },
    asked: [
      { kind: "TXT", name: `s1._domainkey.${domain}`, answered: true },
      { kind: "TXT", name: domain, answered: false },
      { kind: "TXT", name: `_dmarc.${from}`, answered: true },
    ],
    servers: RESOLVER,
  };
  const authentication =
    checked.authentication.source === "receiver"
      ? { ...checked.authentication, ...results, source: "receiver" }
      : said("computed", results);
  return {
    ...found,
    checked: {
      ...checked,
      verdict: stranger ? "danger" : checked.verdict,
      sender:
        checked.sender && stranger ? { ...checked.sender, standing: "forged" } : checked.sender,
      findings: stranger
        ? [finding("auth.dmarc_fail", "critical", { domain: from }), ...checked.findings]
        : checked.findings,
      gaps: checked.gaps.filter(({ kind }) => kind !== "no-results"),
      authentication,
    },
  };
}

export const SOURCE =
  "From: Ayesha Siddiqui <ayesha.siddiqui@flnance.gov.pk>\nSubject: Urgent notice\n\nDear officer";
