// How the words about a domain are put together. A key without words falls back to the name it stands for, never to
// an empty place.

import type { ContactDto } from "../../bindings/ContactDto";
import type { DomainDto } from "../../bindings/DomainDto";
import type { DomainFindingDto } from "../../bindings/DomainFindingDto";
import type { DomainSeverityDto } from "../../bindings/DomainSeverityDto";
import type { DomainVerdictDto } from "../../bindings/DomainVerdictDto";
import type { PasteDto } from "../../bindings/PasteDto";
import type { RecordDto } from "../../bindings/RecordDto";
import type { IconName } from "../../components/icons";
import { STATE_ICONS } from "../../components/states";
import type { Tone } from "../../components/tones";
import { t, type Args } from "../../text/language.svelte";

export const VERDICT_ICONS: Record<DomainVerdictDto, IconName> = {
  good: "verified",
  unknown: "question",
  weak: "alert",
  bad: "octagon",
};

export const VERDICT_TONES: Record<DomainVerdictDto, Tone> = {
  good: "good",
  unknown: "unknown",
  weak: "caution",
  bad: "danger",
};

/** The text of that key, or nothing where nobody has written one. */
export function textOf(key: string, args: Args = {}): string | null {
  const text = t(key, args);
  return text === key ? null : text;
}

const key = ({ id }: Pick<DomainFindingDto, "id">) => `domain-${id.replaceAll(".", "-")}`;
const args = ({ subject, evidence }: DomainFindingDto): Args => ({ subject, ...evidence });

/** What is so; the finding's own name where there are no words for it. */
export const findingText = (finding: DomainFindingDto): string =>
  textOf(key(finding), args(finding)) ?? finding.id;

/** What it means for the officer. */
export const whyText = (finding: DomainFindingDto) => textOf(`${key(finding)}-why`, args(finding));

/** What the administrator should do. */
export const doText = (finding: DomainFindingDto) => textOf(`${key(finding)}-do`, args(finding));

/** What is wrong with a term of an SPF record: as the finding about it says it, where there is one. */
export function faultText(id: string, term: string, findings: readonly DomainFindingDto[]): string {
  const same = findings.filter((finding) => finding.id === id);
  const found = same.find(({ evidence }) => evidence["term"] === term) ?? same[0];
  return found ? findingText(found) : (textOf(key({ id }), { term, subject: term }) ?? id);
}

/** The beginning of the keys for the answer and its advice. */
export const verdictKey = ({ profile, verdict, answered }: DomainDto): string => {
  if (profile === "missing") return "domain-verdict-missing";
  return `domain-verdict-${answered ? verdict : "unanswered"}`;
};

export const isSevere = (severity: DomainSeverityDto | null): boolean =>
  severity === "critical" || severity === "high";

/** The icon of a finding: a severe problem looks severe. */
export const findingIcon = ({ state, severity }: DomainFindingDto): IconName =>
  isSevere(severity) ? "octagon" : STATE_ICONS[state];

/** Whom it is; hosts that only the answers will name have words of their own. */
export const contactText = ({ kind, server }: Pick<ContactDto, "server"> & { kind: string }) =>
  server || (textOf(`domain-plan-${kind}`) ?? kind);

/** A record in one line, as it stands in a zone. */
export const zoneLine = ({ name, kind, value }: PasteDto | RecordDto): string => {
  const quoted = kind === "TXT" ? `"${value.replace(/(["\\])/g, "\\$1")}"` : value;
  return `${name}. IN ${kind} ${quoted}`;
};

/** What the administrator needs, as plain text: every problem, what to do, and the record that would mend it. */
export function summaryText(report: DomainDto): string {
  const name =
    report.shown === report.domain ? report.domain : `${report.shown} (${report.domain})`;
  const lines = [t("domains-title"), name, t(verdictKey(report)), ""];
  for (const { topic, findings } of report.topics) {
    const wrong = findings.filter(({ state }) => state === "problem" || state === "unknown");
    if (wrong.length > 0) lines.push(t(`domain-topic-${topic}`));
    for (const finding of wrong) {
      lines.push(`- ${findingText(finding)}`);
      const todo = doText(finding);
      if (todo) lines.push(`  ${todo}`);
      if (finding.record) lines.push(`  ${zoneLine(finding.record)}`);
    }
    if (wrong.length > 0) lines.push("");
  }
  return lines.join("\n").trimEnd() + "\n";
}
