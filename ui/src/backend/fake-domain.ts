// The part of the scripted back end that checks domains.

import type { DomainBeforeDto } from "../bindings/DomainBeforeDto";
import type { DomainDto } from "../bindings/DomainDto";
import type { DomainExportDto } from "../bindings/DomainExportDto";
import type { DomainListDto } from "../bindings/DomainListDto";
import type { DomainMessageDto } from "../bindings/DomainMessageDto";
import type { DomainOrderDto } from "../bindings/DomainOrderDto";
import type { DomainPlanDto } from "../bindings/DomainPlanDto";
import type { DomainRowDto } from "../bindings/DomainRowDto";
import type { DomainStartDto } from "../bindings/DomainStartDto";
import type { DomainSummaryDto } from "../bindings/DomainSummaryDto";
import type { ResolverDto } from "../bindings/ResolverDto";
import { FakeBase, type Failure } from "./fake-base";
import { one } from "./fake-checks";
import { AT, domainNamed } from "./fake-domain-data";

export const DOMAINS = {
  none: { before: [], senders: [], allowed: true, locked: false },
  some: {
    before: ["water.example", "interior.example", "finance.gov.pk"],
    senders: ["parcel.example", "flnance.gov.pk"],
    allowed: true,
    locked: false,
  },
  locked: { before: ["finance.gov.pk"], senders: [], allowed: true, locked: true },
  forbidden: { before: ["finance.gov.pk"], senders: [], allowed: false, locked: true },
} satisfies Record<
  string,
  { before: string[]; senders: string[]; allowed: boolean; locked: boolean }
>;

export type DomainScript = { domains: keyof typeof DOMAINS; hold: number | null };

const resolver = (
  name: string,
  way: ResolverDto["way"],
  label: string,
  ...servers: string[]
): ResolverDto => ({ name, servers, way, label });

const SYSTEM = resolver("", "system", "", "192.0.2.53");
const RESOLVERS = [
  SYSTEM,
  resolver("tls://9.9.9.9#dns.quad9.net", "tls", "Quad9", "9.9.9.9"),
  resolver("https://cloudflare-dns.com/dns-query", "https", "Cloudflare", "1.1.1.1"),
];
const OFFICE = resolver("192.0.2.99", "plain", "", "192.0.2.99");

const LIST = ["finance.gov.pk", "water.example", "interior.example", "parked.example"];

/** Refuses about as much as the program does. */
function domainIn(typed: string): string {
  const bare = typed.trim().toLowerCase().replace(/\.$/, "");
  const name = bare.slice(bare.lastIndexOf("@") + 1).replace(/^https?:\/\/([^/]*).*$/, "$1");
  const refuse = (code: string) => ({ code, args: { name: typed } });
  if (name === "") throw refuse("domain-empty");
  if (name.length > 253) throw refuse("domain-too-long");
  if (/^[\d.]+$|:/.test(name)) throw refuse("domain-address");
  if (!/^[\p{L}\p{N}.-]+$/u.test(name)) throw refuse("domain-characters");
  if (!name.includes(".")) throw refuse("domain-one-label");
  return name;
}

const web = (server: string) => ({ kind: "https" as const, server });

export class FakeDomain extends FakeBase {
  #before: DomainBeforeDto[];
  readonly #script: DomainScript;
  #stopped = false;
  #release = () => {};

  constructor(pace: number, fail: Failure | null, script: DomainScript) {
    super(pace, fail);
    this.#script = script;
    this.#before = DOMAINS[script.domains].before.map((name) => this.#remembered(name));
  }

  async domainStart(): Promise<DomainStartDto> {
    await this.step("domainStart", 30);
    const { senders, allowed, locked } = DOMAINS[this.#script.domains];
    return {
      resolver: locked ? OFFICE : SYSTEM,
      resolvers: RESOLVERS,
      allowed,
      locked,
      before: [...this.#before],
      senders: senders.filter((name) => !this.#before.some(({ domain }) => domain === name)),
    };
  }

  async domainPlan(order: DomainOrderDto): Promise<DomainPlanDto> {
    await this.step("domainPlan", 20);
    const { domain, shown } = domainNamed(domainIn(order.name));
    const server = order.resolver === null ? SYSTEM.servers : [order.resolver];
    return {
      domain,
      shown,
      contacts: [
        { kind: "dns", server: server.join(", ") },
        { kind: "smtp", server: "" },
        { kind: "https", server: `mta-sts.${domain}` },
        ...(order.web_host === ""
          ? ["webmail", "mail", "owa"].map((host) => web(`${host}.${domain}`))
          : [web(order.web_host)]),
      ],
    };
  }

  async checkDomain(order: DomainOrderDto): Promise<DomainDto> {
    await this.step("checkDomain", 40);
    const report = domainNamed(domainIn(order.name));
    this.#stopped = false;
    await this.#run(report, 0, 1);
    if (this.#stopped) throw { code: "cancelled", args: {} };
    this.#remember(report.domain);
    return report;
  }

  async checkedDomain(domain: string): Promise<DomainDto | null> {
    await this.step("checkedDomain", 40);
    return this.#before.some((past) => past.domain === domain) ? domainNamed(domain) : null;
  }

  async forgetDomain(domain: string | null): Promise<DomainStartDto> {
    await this.step("forgetDomain", 40);
    this.#before = this.#before.filter((past) => domain !== null && past.domain !== domain);
    return this.domainStart();
  }

  async chooseDomainMessage(): Promise<DomainMessageDto | null> {
    await this.step("chooseDomainMessage", 120);
    return this.domainOfChecked("danger");
  }

  async domainOfChecked(id: string): Promise<DomainMessageDto> {
    await this.step("domainOfChecked", 40);
    const { checked } = one(id);
    const domain = checked.sender?.domain ?? "";
    return { id, file: checked.file, domain, selectors: ["s1"] };
  }

  async chooseDomainList(): Promise<DomainListDto | null> {
    await this.step("chooseDomainList", 120);
    return {
      file: "departments.csv",
      domains: LIST,
      refused: [
        { line: 3, text: "192.0.2.7", code: "domain-address" },
        { line: 6, text: "head office", code: "domain-characters" },
      ],
    };
  }

  async checkDomainList(): Promise<DomainSummaryDto> {
    await this.step("checkDomainList", 40);
    this.#stopped = false;
    const rows: DomainRowDto[] = [];
    for (const name of LIST) {
      const report = domainNamed(name);
      await this.#run(report, rows.length, LIST.length);
      if (this.#stopped) break;
      this.#remember(name);
      rows.push(rowOf(report));
    }
    return { rows, stopped: this.#stopped };
  }

  async exportDomain(domain: string | null, format: DomainExportDto): Promise<string> {
    await this.step("exportDomain", 120);
    return `${domain ?? "domains"}.${format}`;
  }

  /** Ends what is at work here. */
  protected stopDomains(): void {
    this.#stopped = true;
    this.#release();
  }

  async #run({ domain, topics }: DomainDto, done: number, all: number): Promise<void> {
    for (const [at, { topic, state }] of topics.entries()) {
      const share = (done + at / topics.length) / all;
      const { hold } = this.#script;
      if (hold !== null && share >= hold && !this.#stopped) {
        await new Promise<void>((next) => (this.#release = next));
      }
      await this.wait(180);
      if (this.#stopped) return;
      this.emit("domain-progress", { domain, topic, state, done, all });
    }
  }

  #remember(name: string): void {
    const others = this.#before.filter(({ domain }) => domain !== name);
    this.#before = [this.#remembered(name), ...others];
  }

  #remembered(name: string): DomainBeforeDto {
    const { domain, shown, verdict, grade } = domainNamed(name);
    return { domain, shown, verdict, grade, checked: AT };
  }
}

const WORST = ["critical", "high", "medium", "low"];

function rowOf({ domain, shown, verdict, grade, topics }: DomainDto): DomainRowDto {
  const problems = topics.flatMap(({ findings }) => findings).filter(({ severity }) => severity);
  const [worst = null] = problems.toSorted(
    (a, b) => WORST.indexOf(a.severity ?? "low") - WORST.indexOf(b.severity ?? "low"),
  );
  return { domain, shown, verdict, grade, states: topics.map(({ state }) => state), worst };
}
