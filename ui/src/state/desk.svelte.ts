// What lies on the officer's desk: the tray, the order, the work, its outcome. It turns what the
// person wants into calls of the back end, and what the back end says into the next screen.
// It holds no password: that is fetched by the part that shows it, for as long as it shows it.

import { getContext, setContext } from "svelte";
import { asError, type Backend } from "../backend";
import type { ChannelDto } from "../bindings/ChannelDto";
import type { ClipboardDto } from "../bindings/ClipboardDto";
import type { ErrorDto } from "../bindings/ErrorDto";
import type { FoundCodeDto } from "../bindings/FoundCodeDto";
import type { LanguageDto } from "../bindings/LanguageDto";
import type { OpenedDto } from "../bindings/OpenedDto";
import type { OrderDto } from "../bindings/OrderDto";
import type { PageDto } from "../bindings/PageDto";
import type { ProgressDto } from "../bindings/ProgressDto";
import type { RecipientCheckDto } from "../bindings/RecipientCheckDto";
import type { SealedDto } from "../bindings/SealedDto";
import type { SettingsDto } from "../bindings/SettingsDto";
import type { TrayDto } from "../bindings/TrayDto";
import type { WayDto } from "../bindings/WayDto";
import { language, t } from "../text/language.svelte";
import { codesFound } from "./codes";
import { BLANK_SETTINGS, EMPTY_TRAY, emptyOrder } from "./blank";
import { Checks } from "./checks.svelte";
import { Computer } from "./computer.svelte";
import { Domains } from "./domains.svelte";
import { History } from "./history.svelte";
import { People } from "./people.svelte";
import { toasts } from "./toast.svelte";

export type Screen = "drop" | "list" | "working" | "sealed" | "open" | "opened";

/** Why the question before leaving stands on the screen. */
export type Leaving = "finish" | "close";

export class Desk {
  readonly backend: Backend;

  readonly checks: Checks;
  readonly people: People;
  readonly history: History;
  readonly computer: Computer;
  readonly domains: Domains;

  page = $state<PageDto>("seal");
  screen = $state<Screen>("drop");
  tray = $state.raw<TrayDto>(EMPTY_TRAY);
  order = $state<OrderDto>(emptyOrder("en", BLANK_SETTINGS));
  languages = $state.raw<LanguageDto[]>([]);
  settings = $state.raw<SettingsDto>(BLANK_SETTINGS);

  /** Files are held over the window. */
  dragging = $state(false);
  progress = $state.raw<ProgressDto | null>(null);
  cancelling = $state(false);
  /** The password of a sealed file is being tried; the screen stays until it fits. */
  trying = $state(false);
  sealed = $state.raw<SealedDto | null>(null);
  shared = $state.raw<readonly WayDto[]>([]);
  draftOpened = $state(false);
  clipboard = $state.raw<ClipboardDto | null>(null);
  opened = $state.raw<OpenedDto | null>(null);
  /** What is asked before anything is sealed for this recipient. */
  question = $state.raw<RecipientCheckDto | null>(null);
  /** One-time codes that were found in what is to be sealed. */
  codes = $state.raw<readonly FoundCodeDto[] | null>(null);
  /** The way by which the chosen recipient wants passwords. */
  channel = $state<ChannelDto | null>(null);
  /** The password of what was sealed is kept for some days. */
  passwordKept = $state(false);
  leaving = $state<Leaving | null>(null);
  /** What went wrong with the last thing asked for on this screen. */
  trouble = $state.raw<ErrorDto | null>(null);
  /** Long work was stopped by the person, and nothing is left of it. */
  stopped = $state(false);

  #work: "seal" | "open" = "seal";

  constructor(backend: Backend) {
    this.backend = backend;
    this.checks = new Checks(backend);
    this.people = new People(backend);
    this.history = new History(backend);
    this.computer = new Computer(backend);
    this.domains = new Domains(backend);
  }

  /** What the window shows, for whoever drives it: the screen of the page that is open. */
  get shown(): string {
    if (this.page === "seal") return this.screen;
    if (this.page === "check") return `check-${this.checks.screen}`;
    if (this.page === "computer") return `computer-${this.computer.view}`;
    if (this.page === "domain") return `domain-${this.domains.screen}`;
    return this.page === "people" ? `people-${this.people.screen}` : this.page;
  }

  /** Long work runs and can be stopped, on whichever page. */
  get busy(): boolean {
    const elsewhere = this.checks.screen === "working" || this.domains.busy;
    return this.screen === "working" || this.trying || elsewhere;
  }

  async turnTo(page: PageDto): Promise<void> {
    if (page === this.page) return;
    toasts.clear();
    this.page = page;
    await this.attempt(() => this.backend.turnTo(page));
  }

  get work(): "seal" | "open" {
    return this.#work;
  }

  /** Listens to the back end and takes over where it stands; the answer stops the listening. */
  async begin(): Promise<() => void> {
    const { backend } = this;
    const stops = [
      backend.on("tray-changed", (tray) => this.#trayChanged(tray)),
      ...this.checks.listen(),
      ...this.people.listen(),
      ...this.computer.listen(),
      ...this.domains.listen(),
      backend.on("checking", () => this.#arrivedOn("check")),
      backend.on("checked", () => this.#arrivedOn("check")),
      backend.on("import-read", () => this.#arrivedOn("people")),
      backend.on("domain-message", () => this.#arrivedOn("domain")),
      backend.on("dragging", ({ over }) => (this.dragging = over)),
      backend.on("progress", (progress) => this.#progressed(progress)),
      backend.on("clipboard", (clipboard) => (this.clipboard = clipboard)),
      backend.on("failed", (error) => this.#failed(error)),
      backend.on("close-asked", () => (this.leaving = "close")),
    ];
    const start = await backend.start();
    this.languages = start.languages;
    this.settings = start.settings;
    this.#speak(start.language);
    this.order = emptyOrder(start.language, start.settings);
    this.tray = start.tray;
    this.trouble = start.failed;
    this.screen = this.#restingScreen();
    this.page = start.page;
    if (start.toCheck) void this.checks.waiting();
    void this.computer.begin();
    return () => stops.forEach((stop) => stop());
  }

  // The tray

  chooseFiles = () => this.#changeTray(() => this.backend.chooseFiles());
  chooseFolder = () => this.#changeTray(() => this.backend.chooseFolder());
  clearTray = () => this.#changeTray(() => this.backend.clearTray());

  async remove(id: string): Promise<void> {
    const name = this.tray.items.find((item) => item.id === id)?.name ?? "";
    const done = await this.#changeTray(() => this.backend.removeItem(id));
    if (!done) return;
    const undo = async () => {
      toasts.clear();
      if (await this.#changeTray(() => this.backend.restoreItem(id))) {
        toasts.show(t("list-restored", { name }));
      }
    };
    toasts.show(t("list-removed", { name }), { label: t("undo"), run: () => void undo() });
  }

  // Work

  /** Fills in what the address book knows of them. */
  async chooseRecipient(id: number): Promise<void> {
    await this.attempt(async () => {
      const { details } = await this.backend.person(id);
      const { recipient } = this.order;
      this.order.recipient = {
        name: details.name,
        address: details.addresses[0] ?? "",
        phone: details.phones[0]?.number ?? "",
        language: details.language ?? recipient.language,
      };
      const { opens } = details;
      if (opens && this.settings.formats.includes(opens)) this.order.format = opens;
      this.channel = details.channel;
    });
  }

  /** Seals, unless there is something to ask about the recipient first. */
  async askToSeal(): Promise<void> {
    const recipient = $state.snapshot(this.order.recipient);
    if (recipient.address.trim() === "") return this.seal();
    let asked: RecipientCheckDto | null = null;
    const answered = await this.attempt(async () => {
      asked = await this.backend.checkRecipient(recipient);
    });
    if (!answered) return;
    this.question = (asked as RecipientCheckDto | null)?.question === "none" ? null : asked;
    if (!this.question) await this.seal();
  }

  /** What was sealed elsewhere, as evidence, is sent like any sealed file. */
  async report(): Promise<void> {
    // What was sealed before still waits for its password to be told.
    if (this.sealed && this.shared.length === 0) {
      this.leaving = "finish";
      return;
    }
    const sealed = await this.checks.report();
    if (!sealed) return;
    this.#sealedNow(sealed);
    await this.turnTo("seal");
  }

  /** One-time codes in it are asked about first, unless somebody has seen them and allows them. */
  async seal(codes: "ask" | "allow" = "ask"): Promise<void> {
    this.question = null;
    this.codes = null;
    const order = { ...$state.snapshot(this.order), allowCodes: codes === "allow" };
    await this.#longWork("seal", async () => {
      const sealed = await this.backend.seal(order);
      this.tray = EMPTY_TRAY;
      this.#sealedNow(sealed);
    });
  }

  async open(id: string, password: string): Promise<void> {
    this.trying = true;
    await this.#longWork("open", async () => {
      this.opened = await this.backend.openSealed(id, password);
      this.tray = EMPTY_TRAY;
      this.screen = "opened";
    });
  }

  async cancel(): Promise<void> {
    this.cancelling = true;
    await this.attempt(() => this.backend.cancel());
  }

  // After sealing

  async markShared(way: WayDto, done: boolean): Promise<void> {
    // Ticked at once: whoever has told the password may go on without waiting for the history.
    const before = this.shared;
    const others = before.filter((one) => one !== way);
    this.shared = done ? [...others, way] : others;
    const kept = await this.attempt(async () => {
      this.shared = await this.backend.markShared(way, done);
    });
    if (!kept) this.shared = before;
  }

  async keepPassword(): Promise<void> {
    // On at once, so that the switch goes back where it could not be kept.
    this.passwordKept = true;
    this.passwordKept = await this.attempt(() => this.backend.keepPassword());
  }

  async copyPassword(): Promise<void> {
    this.clipboard = null;
    await this.attempt(async () => {
      this.clipboard = await this.backend.copyPassword();
    });
  }

  /** Leaves the sealed file behind: at once when the password was told, else after a question. */
  async askToFinish(): Promise<void> {
    if (this.shared.length === 0) this.leaving = "finish";
    else await this.finish();
  }

  async finish(): Promise<void> {
    const said = this.sealed && (this.passwordKept ? "finished-kept" : "finished");
    const gone = await this.attempt(() => this.backend.finish());
    if (!gone) return;
    this.sealed = null;
    this.opened = null;
    this.shared = [];
    this.clipboard = null;
    this.leaving = null;
    this.order = emptyOrder(language.tag, this.settings);
    this.channel = null;
    this.screen = this.#restingScreen();
    if (said) toasts.show(t(said));
  }

  async leaveAnyway(): Promise<void> {
    if (this.leaving === "close") await this.attempt(() => this.backend.closeAnyway());
    else await this.finish();
    this.leaving = null;
  }

  stay = () => {
    this.leaving = null;
  };

  // Settings

  async setLanguage(tag: string): Promise<void> {
    this.#speak(tag);
    this.settings = { ...this.settings, language: tag };
    await this.attempt(() => this.backend.setLanguage(tag));
  }

  /** Throws what the back end refuses, for the box that asked. */
  async saveSettings(settings: SettingsDto): Promise<void> {
    this.settings = await this.backend.saveSettings(settings);
    this.order.style = this.settings.style;
    this.#speak(this.settings.language);
    toasts.show(t("settings-saved"));
  }

  /** Runs it; what fails becomes this screen's trouble. */
  async attempt(act: () => Promise<unknown>): Promise<boolean> {
    this.trouble = null;
    try {
      await act();
      return true;
    } catch (thrown) {
      const error = asError(thrown);
      // Closing the file chooser without choosing is no trouble.
      if (error.code !== "cancelled") this.trouble = error;
      return false;
    }
  }

  #speak(tag: string): void {
    const known = this.languages.find((one) => one.tag === tag);
    if (known) language.use(known);
  }

  #failed(error: ErrorDto): void {
    this.dragging = false;
    if (this.page === "check") this.checks.failed(error);
    else if (this.page === "people") this.people.trouble = error;
    else if (this.page === "history") this.history.trouble = error;
    else if (this.page === "computer") this.computer.trouble = error;
    else if (this.page === "domain") this.domains.trouble = error;
    else this.trouble = error;
  }

  #arrivedOn(page: PageDto): void {
    this.dragging = false;
    void this.turnTo(page);
  }

  #sealedNow(sealed: SealedDto): void {
    this.sealed = sealed;
    this.shared = [];
    this.draftOpened = false;
    this.passwordKept = false;
    this.clipboard = null;
    this.screen = "sealed";
  }

  #restingScreen(): Screen {
    if (this.tray.sealed !== null) return "open";
    return this.tray.items.length > 0 ? "list" : "drop";
  }

  async #changeTray(act: () => Promise<TrayDto>): Promise<boolean> {
    return this.attempt(async () => this.#trayChanged(await act()));
  }

  #trayChanged(tray: TrayDto): void {
    this.tray = tray;
    this.dragging = false;
    this.stopped = false;
    // What arrives while something else is on the screen waits until that is finished.
    if (["drop", "list", "open"].includes(this.screen)) this.screen = this.#restingScreen();
  }

  #progressed(progress: ProgressDto): void {
    this.progress = progress;
    if (this.trying && progress.phase === "opening") {
      this.trying = false;
      this.screen = "working";
    }
  }

  async #longWork(work: "seal" | "open", act: () => Promise<void>): Promise<void> {
    this.#work = work;
    this.trouble = null;
    this.stopped = false;
    this.cancelling = false;
    this.progress = null;
    if (work === "seal") this.screen = "working";
    toasts.clear();
    try {
      await act();
    } catch (thrown) {
      const error = asError(thrown);
      if (error.code === "cancelled") this.stopped = true;
      else if (error.code === "code-found")
        this.codes = await codesFound(this.backend.codes(), error);
      else this.trouble = error;
      this.screen = this.#restingScreen();
    } finally {
      this.progress = null;
      this.cancelling = false;
      this.trying = false;
      if (this.leaving === "close" && this.screen !== "sealed") this.leaving = null;
    }
  }
}

const KEY = Symbol("desk");

export function provideDesk(desk: Desk): void {
  setContext(KEY, desk);
}

export function useDesk(): Desk {
  return getContext<Desk>(KEY);
}
