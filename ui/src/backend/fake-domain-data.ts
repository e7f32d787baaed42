// Domains as the scripted back end knows them: a good one, a bad one, one that could not be seen whole, one that is not
// for mail, and one that does not exist.

import type { ConditionStateDto } from "../bindings/ConditionStateDto";
import type { DomainDto } from "../bindings/DomainDto";
import type { DomainFindingDto } from "../bindings/DomainFindingDto";
import type { DomainSeverityDto } from "../bindings/DomainSeverityDto";
import type { DomainTopicDto } from "../bindings/DomainTopicDto";
import type { DomainTopicNameDto } from "../bindings/DomainTopicNameDto";
import type { HostAddressDto } from "../bindings/HostAddressDto";
import type { HostDto } from "../bindings/HostDto";
import type { PasteDto } from "../bindings/PasteDto";
import type { RecordDto } from "../bindings/RecordDto";
import type { SpfNodeDto } from "../bindings/SpfNodeDto";

export const AT = "2026-11-23T09:41:00+05:00";
const BEFORE = "2026-11-02T16:10:00+05:00";

type About = { subject?: string; evidence?: Record<string, string>; record?: PasteDto };

const finding = (
  id: string,
  state: ConditionStateDto,
  severity: DomainSeverityDto | null,
  { subject = "", evidence = {}, record }: About,
): DomainFindingDto => ({ id, state, severity, subject, evidence, record: record ?? null });

const fine = (id: string, about: About = {}) => finding(id, "fine", null, about);
const problem = (id: string, severity: DomainSeverityDto, about: About = {}) =>
  finding(id, "problem", severity, about);
const unknown = (id: string, about: About = {}) => finding(id, "unknown", null, about);
const apart = (id: string, about: About = {}) => finding(id, "not-applicable", null, about);

const RANK: readonly ConditionStateDto[] = ["problem", "unknown", "fine", "not-applicable"];

const topic = (name: DomainTopicNameDto, ...findings: DomainFindingDto[]): DomainTopicDto => ({
  topic: name,
  state: RANK.find((state) => findings.some((one) => one.state === state)) ?? "not-applicable",
  findings,
});

const record = (
  name: DomainTopicNameDto,
  at: string,
  kind: string,
  value: string,
  authentic = false,
): RecordDto => ({ topic: name, name: at, kind, value, authentic });

const ANSWERS = ["reachable", "offered", "version", "chain", "name", "expiry"];

/** What was seen at an address; what is not named was fine. */
const address = (
  at: string,
  host: string,
  states: Record<string, ConditionStateDto> = {},
  expires = "2027-03-14T00:00:00Z",
): HostAddressDto => {
  const seen = states["offered"] === undefined;
  return {
    address: at,
    reverse: host,
    tls: seen ? "TLSv1.3" : "",
    certificate_names: seen ? [host] : [],
    issuer: seen ? "Example Trust CA" : "",
    expires: seen ? expires : "",
    answers: ANSWERS.map((what) => ({ what, state: states[what] ?? "fine" })),
  };
};

const unreached: Record<string, ConditionStateDto> = Object.fromEntries(
  ANSWERS.map((what) => [what, "unknown"]),
);
const plain: Record<string, ConditionStateDto> = {
  offered: "problem",
  version: "not-applicable",
  chain: "not-applicable",
  name: "not-applicable",
  expiry: "not-applicable",
};

const leaf = (domain: string, text: string, addresses: string[], lookups = 0): SpfNodeDto => ({
  domain,
  record: text,
  terms: addresses.map((one) => ({
    text: `ip4:${one}`,
    addresses: [one],
    fault: null,
    node: null,
  })),
  lookups,
  void: 0,
  fault: null,
});

const spf = (domain: string, last: string, fault: string | null): SpfNodeDto => ({
  domain,
  record: `v=spf1 mx a:out.${domain} include:_spf.mailhost.example ${last}`,
  terms: [
    { text: "mx", addresses: ["192.0.2.10", "192.0.2.11"], fault: null, node: null },
    { text: `a:out.${domain}`, addresses: ["192.0.2.20"], fault: null, node: null },
    {
      text: "include:_spf.mailhost.example",
      addresses: [],
      fault: null,
      node: {
        ...leaf("_spf.mailhost.example", "v=spf1 include:_a.mailhost.example -all", [], 2),
        terms: [
          {
            text: "include:_a.mailhost.example",
            addresses: [],
            fault: null,
            node: leaf(
              "_a.mailhost.example",
              "v=spf1 ip4:198.51.100.0/24 ip4:203.0.113.0/26 -all",
              ["198.51.100.0/24", "203.0.113.0/26"],
            ),
          },
          { text: "-all", addresses: [], fault: null, node: null },
        ],
      },
    },
    { text: last, addresses: [], fault, node: null },
  ],
  lookups: 7,
  void: 0,
  fault: null,
});

const asked = (...hosts: string[]) => [
  { kind: "dns", server: "192.0.2.53" },
  ...hosts.map((server) => ({ kind: "smtp", server })),
  { kind: "https", server: "mail.finance.gov.pk (192.0.2.30)" },
];

const records = (domain: string, authentic: boolean): RecordDto[] => [
  record("mx", domain, "MX", `10 mx1.${domain}`, authentic),
  record("mx", domain, "MX", `20 mx2.${domain}`, authentic),
];

const hosts = (
  domain: string,
  first: HostAddressDto[],
  second: HostAddressDto[],
  web: HostAddressDto[],
): HostDto[] => [
  { topic: "mx", name: `mx1.${domain}`, preference: 10, addresses: first },
  { topic: "mx", name: `mx2.${domain}`, preference: 20, addresses: second },
  { topic: "web", name: `mail.${domain}`, preference: null, addresses: web },
];

const good = (domain: string, shown: string): DomainDto => ({
  domain,
  shown,
  checked: AT,
  profile: "mail",
  answered: true,
  verdict: "good",
  grade: "A",
  topics: [
    topic("spf", fine("spf.fine")),
    topic("dkim", fine("dkim.fine", { subject: "s2026", evidence: { key: "RSA 2048" } })),
    topic("dmarc", fine("dmarc.fine", { evidence: { policy: "reject" } })),
    topic("mx", fine("mx.fine", { evidence: { hosts: `mx1.${domain}, mx2.${domain}` } })),
    topic(
      "starttls",
      fine("starttls.fine", { subject: `mx1.${domain}`, evidence: { version: "TLS 1.3" } }),
    ),
    topic("web", fine("web.fine", { subject: `mail.${domain}`, evidence: { version: "TLS 1.3" } })),
    topic("mta-sts", fine("mta-sts.fine")),
    topic("tls-rpt", fine("tls-rpt.fine")),
    topic("dane", apart("dane.none")),
    topic("dnssec", fine("dnssec.fine")),
    topic("caa", fine("caa.fine", { evidence: { issuers: "letsencrypt.org" } })),
  ],
  spf: spf(domain, "-all", null),
  hosts: hosts(
    domain,
    [address("192.0.2.10", `mx1.${domain}`), address("2001:db8::10", `mx1.${domain}`)],
    [address("192.0.2.11", `mx2.${domain}`)],
    [address("192.0.2.30", `mail.${domain}`)],
  ),
  records: [
    record("spf", domain, "TXT", spf(domain, "-all", null).record, true),
    record("dmarc", `_dmarc.${domain}`, "TXT", `v=DMARC1; p=reject; rua=mailto:d@${domain}`, true),
    ...records(domain, true),
    record("caa", domain, "CAA", '0 issue "letsencrypt.org"', true),
  ],
  contacted: asked(`mx1.${domain} (192.0.2.10)`, `mx2.${domain} (192.0.2.11)`),
  changes: null,
});

const BAD = "water.example";
const dmarcRecord: PasteDto = {
  name: `_dmarc.${BAD}`,
  kind: "TXT",
  value: `v=DMARC1; p=quarantine; rua=mailto:dmarc@${BAD}`,
};
const spfRecord: PasteDto = { name: BAD, kind: "TXT", value: "v=spf1 mx -all" };
const allPass = problem("spf.all-pass", "critical", {
  evidence: { term: "+all" },
  record: spfRecord,
});
const expired = problem("web.expired", "high", {
  subject: `mail.${BAD}`,
  evidence: { day: "2026-10-30" },
});
const noPolicy = problem("dmarc.p-none", "high", { record: dmarcRecord });

const bad: DomainDto = {
  ...good(BAD, BAD),
  verdict: "bad",
  grade: "F",
  topics: [
    topic("spf", allPass),
    topic(
      "dkim",
      problem("dkim.short", "high", {
        subject: "default",
        evidence: { key: "RSA 512" },
      }),
      fine("dkim.fine", { subject: "s1", evidence: { key: "RSA 2048" } }),
    ),
    topic("dmarc", noPolicy),
    topic("mx", fine("mx.fine", { evidence: { hosts: `mx1.${BAD}, mx2.${BAD}` } })),
    topic(
      "starttls",
      problem("starttls.not-offered", "high", {
        subject: `mx2.${BAD}`,
        evidence: { address: "192.0.2.11" },
      }),
      problem("starttls.old-version", "medium", {
        subject: `mx1.${BAD}`,
        evidence: { address: "192.0.2.10" },
      }),
    ),
    topic("web", expired),
    topic("mta-sts", problem("mta-sts.none", "low", { evidence: { host: `mta-sts.${BAD}` } })),
    topic("tls-rpt", problem("tls-rpt.none", "low")),
    topic("dane", apart("dane.none")),
    topic("dnssec", problem("dnssec.unsigned", "low")),
    topic("caa", apart("caa.none")),
  ],
  spf: { ...spf(BAD, "+all", "spf.all-pass"), lookups: 7, void: 1 },
  hosts: hosts(
    BAD,
    [address("192.0.2.10", `mx1.${BAD}`, { version: "problem" })],
    [address("192.0.2.11", `mx2.${BAD}`, plain)],
    [address("192.0.2.30", `mail.${BAD}`, { expiry: "problem" }, "2026-10-30T00:00:00Z")],
  ),
  records: [
    record("spf", BAD, "TXT", spf(BAD, "+all", null).record),
    record("dmarc", `_dmarc.${BAD}`, "TXT", "v=DMARC1; p=none"),
    ...records(BAD, false),
  ],
  changes: {
    since: BEFORE,
    grade: "D",
    gone: [problem("mx.no-address", "medium", { subject: `mx3.${BAD}` })],
    new: [expired],
    records: [
      { name: BAD, kind: "MX", before: `30 mx3.${BAD}`, now: "" },
      { name: BAD, kind: "TXT", before: "v=spf1 mx ~all", now: spf(BAD, "+all", null).record },
    ],
  },
};

const UNSEEN = "interior.example";
const unseen: DomainDto = {
  ...good(UNSEEN, UNSEEN),
  verdict: "unknown",
  grade: null,
  topics: good(UNSEEN, UNSEEN).topics.map((one) =>
    one.topic === "starttls"
      ? topic(
          "starttls",
          unknown("starttls.timed-out", {
            subject: `mx1.${UNSEEN}`,
            evidence: { address: "192.0.2.10" },
          }),
          unknown("starttls.timed-out", {
            subject: `mx2.${UNSEEN}`,
            evidence: { address: "192.0.2.11" },
          }),
        )
      : one.topic === "dkim"
        ? topic("dkim", unknown("dkim.none-found"))
        : one,
  ),
  hosts: hosts(
    UNSEEN,
    [address("192.0.2.10", `mx1.${UNSEEN}`, unreached)],
    [address("192.0.2.11", `mx2.${UNSEEN}`, unreached)],
    [address("192.0.2.30", `mail.${UNSEEN}`)],
  ),
};

/** What is said of a domain without mail, where that has a name of its own. */
const UNUSED: Partial<Record<DomainTopicNameDto, string>> = {
  starttls: "starttls.no-mail",
  "mta-sts": "mta-sts.no-mail",
  dkim: "check.parked",
  dmarc: "check.parked",
  "tls-rpt": "check.parked",
  dnssec: "check.parked",
};

const PARKED = "parked.example";
const parked: DomainDto = {
  ...good(PARKED, PARKED),
  profile: "parked",
  verdict: "weak",
  grade: "C",
  topics: good(PARKED, PARKED).topics.map(({ topic: name }) =>
    name === "spf"
      ? topic(
          "spf",
          problem("spf.parked-open", "medium", {
            record: { name: PARKED, kind: "TXT", value: "v=spf1 -all" },
          }),
        )
      : name === "mx"
        ? topic("mx", apart("mx.null"))
        : topic(name, apart(UNUSED[name] ?? `${name}.none`)),
  ),
  spf: null,
  hosts: [],
  records: [record("mx", PARKED, "MX", "0 .")],
  contacted: [{ kind: "dns", server: "192.0.2.53" }],
};

const MISSING = "missing.example";
const missing: DomainDto = {
  ...parked,
  domain: MISSING,
  shown: MISSING,
  profile: "missing",
  verdict: "bad",
  grade: null,
  topics: parked.topics.map(({ topic: name }) =>
    name === "mx"
      ? topic("mx", problem("mx.no-domain", "critical"))
      : topic(name, apart("check.missing")),
  ),
  records: [],
};

const URDU = good("xn--mgbai9azgqp6j.example", "پاکستان.example");
const KNOWN = [bad, unseen, parked, missing, URDU];

/** What a check of that domain finds; whatever is not known is a good one. */
export const domainNamed = (name: string): DomainDto =>
  KNOWN.find(({ domain, shown }) => domain === name || shown === name) ?? good(name, name);
