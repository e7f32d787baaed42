// What lies on the page "domain": the question, the work, the report of one, a list and its summary.

import { asError, type Backend } from "../backend";
import type { ConditionStateDto } from "../bindings/ConditionStateDto";
import type { DomainDto } from "../bindings/DomainDto";
import type { DomainExportDto } from "../bindings/DomainExportDto";
import type { DomainListDto } from "../bindings/DomainListDto";
import type { DomainMessageDto } from "../bindings/DomainMessageDto";
import type { DomainOrderDto } from "../bindings/DomainOrderDto";
import type { DomainPlanDto } from "../bindings/DomainPlanDto";
import type { DomainProgressDto } from "../bindings/DomainProgressDto";
import type { DomainStartDto } from "../bindings/DomainStartDto";
import type { DomainSummaryDto } from "../bindings/DomainSummaryDto";
import type { DomainTopicNameDto } from "../bindings/DomainTopicNameDto";
import type { ErrorDto } from "../bindings/ErrorDto";
import type { ResolverDto } from "../bindings/ResolverDto";
import { t } from "../text/language.svelte";
import { toasts } from "./toast.svelte";

export type DomainScreen = "entry" | "working" | "report" | "list" | "summary";
export type Parked = "auto" | "yes" | "no";

/** The topics in the order of the program. */
export const TOPICS: readonly DomainTopicNameDto[] = [
  "spf",
  "dkim",
  "dmarc",
  "mx",
  "starttls",
  "web",
  "mta-sts",
  "tls-rpt",
  "dane",
  "dnssec",
  "caa",
];

const words = (text: string) => text.split(/[\s,;،؛]+/u).filter((word) => word !== "");

export class Domains {
  readonly #backend: Backend;

  screen = $state<DomainScreen>("entry");
  start = $state.raw<DomainStartDto | null>(null);

  // The question
  name = $state("");
  selectors = $state("");
  webHost = $state("");
  parked = $state<Parked>("auto");
  message = $state.raw<DomainMessageDto | null>(null);
  /** Who is asked about names, where somebody has chosen; nothing is what the settings say. */
  chosenResolver = $state<string | null>(null);
  plan = $state.raw<DomainPlanDto | null>(null);
  /** What was typed is no domain. */
  wrong = $state.raw<ErrorDto | null>(null);

  // The work
  /** What is being checked, as shown; for a list the domain of the moment. */
  working = $state("");
  states = $state.raw<Partial<Record<DomainTopicNameDto, ConditionStateDto>>>({});
  progress = $state.raw<DomainProgressDto | null>(null);
  cancelling = $state(false);
  stopped = $state(false);

  // What came of it
  report = $state.raw<DomainDto | null>(null);
  list = $state.raw<DomainListDto | null>(null);
  summary = $state.raw<DomainSummaryDto | null>(null);
  trouble = $state.raw<ErrorDto | null>(null);

  /** The report was opened from the summary, and leads back there. */
  fromSummary = $state(false);
  #turn = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  listen(): (() => void)[] {
    return [
      this.#backend.on("domain-progress", (progress) => this.#progressed(progress)),
      this.#backend.on("domain-message", (message) => this.took(message)),
    ];
  }

  open = (): Promise<boolean> =>
    this.attempt(async () => {
      this.start = await this.#backend.domainStart();
    });

  get busy(): boolean {
    return this.screen === "working";
  }

  get allowed(): boolean {
    return this.start?.allowed ?? true;
  }

  /** A list is at work, not a single domain. */
  get isList(): boolean {
    return this.list !== null;
  }

  /** Everybody who could be asked: what the settings say first, unless that is one of the others. */
  get resolvers(): readonly ResolverDto[] {
    if (!this.start) return [];
    const { resolver, resolvers } = this.start;
    const known = resolvers.some(({ name }) => name === resolver.name);
    return known ? resolvers : [resolver, ...resolvers];
  }

  get resolver(): ResolverDto | null {
    const name = this.chosenResolver;
    const chosen = this.resolvers.find((one) => one.name === name);
    return chosen ?? this.start?.resolver ?? null;
  }

  get #asked(): string | null {
    const { start, chosenResolver } = this;
    return start?.locked || chosenResolver === start?.resolver.name ? null : chosenResolver;
  }

  get #order(): DomainOrderDto {
    return {
      name: this.name.trim(),
      selectors: words(this.selectors),
      web_host: this.webHost.trim(),
      parked: this.parked === "auto" ? null : this.parked === "yes",
      message: this.message?.id ?? null,
      resolver: this.#asked,
    };
  }

  // The question

  /** Fills in a name; nobody is asked. */
  prefill(name: string): void {
    if (this.busy) return;
    this.#blank();
    this.name = name;
  }

  /** Fills in what a message says of its domain; nobody is asked. */
  took(message: DomainMessageDto): void {
    if (this.busy) return;
    this.prefill(message.domain);
    this.message = message;
    this.selectors = message.selectors.join(" ");
  }

  /** The same for a message that was checked. Throws what the program refuses. */
  async fromChecked(id: string): Promise<void> {
    this.took(await this.#backend.domainOfChecked(id));
  }

  chooseMessage = (): Promise<boolean> =>
    this.attempt(async () => {
      const message = await this.#backend.chooseDomainMessage();
      if (message) this.took(message);
    });

  dropMessage = (): void => {
    this.message = null;
  };

  /** Learns who would be asked; nobody is asked for that. What is not yet a domain has no plan. */
  async look(): Promise<void> {
    const turn = ++this.#turn;
    const plan =
      this.name.trim() === ""
        ? null
        : await this.#backend.domainPlan(this.#order).catch(() => null);
    if (turn === this.#turn) this.plan = plan;
  }

  // The work

  check = (): Promise<void> => this.#check(this.#order);

  /** The same domain once more, with what is known about it now. */
  again = async (): Promise<void> => {
    const { report } = this;
    if (!report) return;
    const name = report.domain;
    // What was asked for another domain is not asked for this one.
    const same = this.plan?.domain === name || this.name.trim() === name;
    const order: DomainOrderDto = same
      ? { ...this.#order, name }
      : { name, selectors: [], web_host: "", parked: null, message: null, resolver: this.#asked };
    await this.#check(order);
  };

  async #check(order: DomainOrderDto): Promise<void> {
    if (this.busy) return;
    const back = this.screen;
    this.wrong = null;
    // Asks nobody, and refuses what is no domain before anything moves.
    const known = await this.attempt(async () => {
      this.plan = await this.#backend.domainPlan(order);
    });
    if (!known) return;
    this.list = null;
    this.fromSummary = this.fromSummary && back === "report";
    this.working = this.plan?.shown ?? order.name;
    const done = await this.#work(async () => {
      this.report = await this.#backend.checkDomain(order);
      this.screen = "report";
    });
    if (!done) this.screen = back;
    await this.#learn();
  }

  cancel = async (): Promise<void> => {
    this.cancelling = true;
    await this.attempt(() => this.#backend.cancel());
  };

  // What came of it

  /** The last report of one that was checked before. */
  show = async (domain: string): Promise<void> => {
    const { screen } = this;
    await this.attempt(async () => {
      const report = await this.#backend.checkedDomain(domain);
      if (!report) return;
      this.report = report;
      this.fromSummary = screen === "summary";
      this.screen = "report";
    });
  };

  /** Back to where the report was opened from. */
  back = (): void => {
    this.trouble = null;
    if (this.fromSummary && this.summary) this.screen = "summary";
    else this.other();
  };

  /** Another domain, with an empty field. */
  other = (): void => {
    this.#blank();
  };

  forget = (domain: string | null): Promise<boolean> =>
    this.attempt(async () => {
      this.start = await this.#backend.forgetDomain(domain);
      toasts.show(t(domain === null ? "domains-forgotten-all" : "domains-forgotten"));
    });

  save = (format: DomainExportDto, domain: string | null): Promise<boolean> =>
    this.attempt(async () => {
      const name = await this.#backend.exportDomain(domain, format);
      toasts.show(t("history-exported", { name }));
    });

  // A list

  chooseList = (): Promise<boolean> =>
    this.attempt(async () => {
      const list = await this.#backend.chooseDomainList();
      if (!list) return;
      this.list = list;
      this.summary = null;
      this.stopped = false;
      this.screen = "list";
    });

  checkList = async (): Promise<void> => {
    if (this.busy || !this.list) return;
    this.working = "";
    const done = await this.#work(async () => {
      this.summary = await this.#backend.checkDomainList(this.#asked);
      this.screen = "summary";
    });
    if (!done) this.screen = "list";
    await this.#learn();
  };

  async #work(act: () => Promise<void>): Promise<boolean> {
    toasts.clear();
    this.states = {};
    this.progress = null;
    this.cancelling = false;
    this.stopped = false;
    this.screen = "working";
    const done = await this.attempt(act);
    // Nobody else can stop it, so nothing is wrong where it was stopped.
    this.stopped = !done && this.trouble === null && this.wrong === null;
    this.cancelling = false;
    this.progress = null;
    return done;
  }

  /** Runs it; what fails becomes this page's trouble, or stands at the field where it is about the name. */
  async attempt(act: () => Promise<unknown>): Promise<boolean> {
    this.trouble = null;
    try {
      await act();
      return true;
    } catch (thrown) {
      const error = asError(thrown);
      if (NOT_A_DOMAIN.includes(error.code)) this.wrong = error;
      else if (error.code !== "cancelled") this.trouble = error;
      return false;
    }
  }

  /** What was checked meanwhile; that it cannot be told is no trouble. */
  async #learn(): Promise<void> {
    const start = await this.#backend.domainStart().catch(() => null);
    if (start) this.start = start;
  }

  #progressed(progress: DomainProgressDto): void {
    if (!this.busy) return;
    if (this.isList && progress.domain !== this.working) {
      this.working = progress.domain;
      this.states = {};
    }
    this.progress = progress;
    this.states = { ...this.states, [progress.topic]: progress.state };
  }

  #blank(): void {
    this.name = "";
    this.selectors = "";
    this.webHost = "";
    this.parked = "auto";
    this.message = null;
    this.plan = null;
    this.wrong = null;
    this.trouble = null;
    this.stopped = false;
    this.report = null;
    this.list = null;
    this.summary = null;
    this.fromSummary = false;
    this.screen = "entry";
    this.#turn++;
  }
}

const NOT_A_DOMAIN = [
  "domain-empty",
  "domain-address",
  "domain-one-label",
  "domain-too-long",
  "domain-characters",
];
