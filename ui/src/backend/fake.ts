// A scripted back end for building and testing the window without the program behind it.
// It is never part of the app's own bundle.

import type { CheckedOneDto } from "../bindings/CheckedOneDto";
import type { CheckListDto } from "../bindings/CheckListDto";
import type { ClipboardDto } from "../bindings/ClipboardDto";
import type { CodesDto } from "../bindings/CodesDto";
import type { DraftDto } from "../bindings/DraftDto";
import type { NoteDto } from "../bindings/NoteDto";
import type { OpenedDto } from "../bindings/OpenedDto";
import type { OrderDto } from "../bindings/OrderDto";
import type { ProgressDto } from "../bindings/ProgressDto";
import type { ScanDto } from "../bindings/ScanDto";
import type { SealedDto } from "../bindings/SealedDto";
import type { SettingsDto } from "../bindings/SettingsDto";
import type { ShareDto } from "../bindings/ShareDto";
import type { StartDto } from "../bindings/StartDto";
import type { TrayDto } from "../bindings/TrayDto";
import type { TrayItemDto } from "../bindings/TrayItemDto";
import type { WatchDto } from "../bindings/WatchDto";
import type { WayDto } from "../bindings/WayDto";
import type { Backend } from "./backend";
import { FakeBook } from "./fake-book";
import * as checks from "./fake-checks";
import * as data from "./fake-data";
import { scanned } from "./fake-scan";
import { PLAIN_SCRIPT, type Script } from "./fake-script";

export { scriptFromQuery, type Script } from "./fake-script";

const RIGHT_PASSWORD = data.GROUPS.letters.join("-");

export class FakeBackend extends FakeBook implements Backend {
  readonly #script: Script;
  #items: TrayItemDto[];
  #removed = new Map<string, { item: TrayItemDto; at: number }>();
  #settings: SettingsDto;
  #order: OrderDto | null = null;
  #scans = new Map<string, ScanDto>();
  #ways = new Set<WayDto>();
  #cancelled = false;
  #release = () => {};
  #clipboard = 0;

  constructor(script: Partial<Script> = {}) {
    const whole = { ...PLAIN_SCRIPT, ...script };
    super(whole.pace, whole.fail, whole.book, whole);
    this.#script = whole;
    this.#items = [...data.TRAYS[this.#script.tray]];
    this.#settings = {
      language: this.#script.language,
      style: "letters",
      mailboxLimitMb: 25,
      officer: "",
      reportAddress: this.reportAddress,
      keepHistory: true,
      ownDomains: [],
      officialDomains: [],
      receiver: "",
      askAlways: false,
      resolver: "",
      formats: ["zip", "muhr"],
      channels: ["sms", "whatsapp", "call", "copy"],
      network: true,
      locked: [],
      lockedBy: "",
      ...this.#script.settings,
    };
  }

  /** Puts these on the tray, as a drop would. */
  drop(items: TrayItemDto[], notes: NoteDto[] = []): void {
    this.#add(items);
    this.emit("tray-changed", this.#tray(notes));
  }

  async start(): Promise<StartDto> {
    await this.step("start", 20);
    return {
      language: this.#settings.language,
      languages: data.LANGUAGES,
      settings: this.#settings,
      tray: this.#tray(),
      failed: null,
      page: "seal",
      toCheck: false,
    };
  }

  async setLanguage(language: string): Promise<void> {
    await this.step("setLanguage", 10);
    this.#settings = { ...this.#settings, language };
    localStorage.setItem("fake-language", language);
  }

  async saveSettings(settings: SettingsDto): Promise<SettingsDto> {
    await this.step("saveSettings", 60);
    this.#settings = settings;
    this.emit("tray-changed", this.#tray());
    return settings;
  }

  async chooseFiles(): Promise<TrayDto> {
    await this.step("chooseFiles", 120);
    const twice = this.#items.some((item) => item.id === "summary");
    this.#add(twice ? [data.MINUTES] : data.TRAYS.files);
    return this.#tray();
  }

  async chooseFolder(): Promise<TrayDto> {
    await this.step("chooseFolder", 120);
    this.#add([data.FOLDER]);
    return this.#tray([{ code: "link-skipped", args: { name: "Old plans" } }]);
  }

  async removeItem(id: string): Promise<TrayDto> {
    await this.step("removeItem", 10);
    const at = this.#items.findIndex((item) => item.id === id);
    const [item] = at < 0 ? [] : this.#items.splice(at, 1);
    if (item) this.#removed.set(id, { item, at });
    return this.#tray();
  }

  async restoreItem(id: string): Promise<TrayDto> {
    await this.step("restoreItem", 10);
    const gone = this.#removed.get(id);
    if (gone) this.#items.splice(gone.at, 0, gone.item);
    this.#removed.delete(id);
    return this.#tray();
  }

  async clearTray(): Promise<TrayDto> {
    await this.step("clearTray", 10);
    this.#items = [];
    return this.#tray();
  }

  async turnTo(): Promise<void> {
    await this.step("turnTo", 0);
  }

  checkFiles = () => this.#check("checkFiles");
  checkFolder = () => this.#check("checkFolder");
  checkWaiting = () => this.#check("checkWaiting");
  checkPasted = () => this.#check("checkPasted");

  async checked(id: string): Promise<CheckedOneDto> {
    await this.step("checked", 80);
    return this.#one(id, this.#settings.askAlways);
  }

  async checkedAsking(id: string): Promise<CheckedOneDto> {
    await this.step("checkedAsking", 600);
    return this.#one(id, true);
  }

  async checkedScanning(id: string): Promise<CheckedOneDto> {
    await this.step("checkedScanning", 900);
    this.#scans.set(id, scanned(this.#script.scan, checks.one(id).checked));
    return this.#one(id, this.#settings.askAlways);
  }

  async quarantineChecked(id: string): Promise<WatchDto> {
    await this.step("quarantineChecked", 120);
    return this.confine(checks.one(id).checked.file);
  }

  #one(id: string, asked: boolean): CheckedOneDto {
    const one = asked ? checks.oneAsked(id) : checks.one(id);
    const scan = this.#scans.get(id) ?? null;
    const { checked } = one;
    const verdict = scan?.verdict === "infected" ? "danger" : checked.verdict;
    return { ...one, checked: { ...checked, verdict }, scan };
  }

  async checkSource(): Promise<string> {
    await this.step("checkSource", 40);
    return checks.SOURCE;
  }

  async #check(command: string): Promise<CheckListDto> {
    await this.step(command, 120);
    this.#cancelled = false;
    const rows = checks.LISTS[this.#script.check];
    const total = Math.max(rows.length, 20);
    for (let done = 0; done <= total; done++) {
      this.emit("checking", { done, total });
      const held = this.#script.hold !== null && done / total >= this.#script.hold;
      if (held && !this.#cancelled) await new Promise<void>((next) => (this.#release = next));
      await this.wait(20);
      if (this.#cancelled) throw { code: "cancelled", args: {} };
    }
    return { rows };
  }

  async seal(order: OrderDto): Promise<SealedDto> {
    await this.step("seal", 30);
    if (this.#script.codes && !order.allowCodes) {
      const [{ file, masked }] = data.CODES;
      throw { code: "code-found", args: { place: "file", name: file, masked } };
    }
    const total = this.#tray().totalBytes;
    await this.#work("derivingKey", 0, 5);
    await this.#work("sealing", total, 30);
    await this.#work("checking", total, 15);
    this.#order = order;
    this.#ways.clear();
    const groups = data.GROUPS[order.style];
    const bytes = Math.round(total * 0.97) + 2_048;
    const entries = this.#items.map((item, at) => ({
      name: item.name,
      storedAs: order.realNames
        ? item.name
        : `${String(at + 1).padStart(2, "0")}.${item.kind.toLowerCase()}`,
      bytes: item.bytes,
    }));
    this.#items = [];
    return {
      archive: `sealed-2026-11-23.${order.format}`,
      bytes,
      mailBytes: Math.round(bytes * 1.37),
      mailboxLimitBytes: this.#settings.mailboxLimitMb * 1_000_000,
      format: order.format,
      entries,
      notes: [],
      reference: "M-4F2K",
      recipient: order.recipient,
      groupLengths: groups.map((group) => group.length),
      bits: data.BITS[order.style],
    };
  }

  async codes(): Promise<CodesDto> {
    await this.step("codes", 40);
    return { found: this.#script.codes ? [...data.CODES] : [] };
  }

  async codesInText(text: string): Promise<CodesDto> {
    await this.step("codesInText", 20);
    return { found: /\bOTP\b/.test(text) ? [data.CODES[0]] : [] };
  }

  async report(): Promise<SealedDto> {
    await this.step("report", 400);
    if (!this.#settings.reportAddress) throw { code: "no-report-address", args: {} };
    const recipient = { ...data.PLAIN_ORDER.recipient, address: this.#settings.reportAddress };
    this.#order = { ...data.PLAIN_ORDER, recipient };
    this.#ways.clear();
    return {
      archive: "report-2026-11-23.zip",
      bytes: 24_600,
      mailBytes: 33_700,
      mailboxLimitBytes: this.#settings.mailboxLimitMb * 1_000_000,
      format: "zip",
      entries: [{ name: "urgent notice.eml", storedAs: "01.eml", bytes: 31_200 }],
      notes: [],
      reference: "M-4F2K",
      recipient,
      groupLengths: data.GROUPS.letters.map((group) => group.length),
      bits: data.BITS.letters,
    };
  }

  async openSealed(_id: string, password: string): Promise<OpenedDto> {
    await this.step("openSealed", 200);
    if (password !== RIGHT_PASSWORD) throw { code: "wrong-password", args: {} };
    await this.#work("opening", 13_180_000, 20);
    this.#items = [];
    return data.OPENED;
  }

  async cancel(): Promise<void> {
    this.#cancelled = true;
    this.#release();
    this.stopDomains();
  }

  async revealPassword() {
    await this.step("revealPassword", 0);
    return { groups: [...this.#groups()] };
  }

  async callScript(language: string) {
    await this.step("callScript", 20);
    return {
      language,
      groups: this.#groups().map((group) => data.spoken(group, language)),
    };
  }

  async share(way: WayDto): Promise<ShareDto> {
    await this.step("share", 60);
    const language = this.#order?.recipient.language ?? "en";
    const text = data.shareText(language, this.#groups().join("-"));
    return {
      text,
      messages: language === "ur" && way === "sms" ? 2 : 1,
      qr: { rows: data.qrLike(33) },
      canOpen: way === "whatsapp" || Boolean(this.#order?.recipient.phone),
    };
  }

  async openShare(): Promise<void> {
    await this.step("openShare", 80);
  }

  async copyPassword(): Promise<ClipboardDto> {
    await this.step("copyPassword", 10);
    const turn = ++this.#clipboard;
    void this.#countDown(turn);
    return { secondsLeft: 45, state: "holding" };
  }

  async markShared(way: WayDto, done: boolean): Promise<WayDto[]> {
    await this.step("markShared", 10);
    if (done) this.#ways.add(way);
    else this.#ways.delete(way);
    return [...this.#ways];
  }

  async draft(): Promise<DraftDto> {
    await this.step("draft", 60);
    const { recipient, format } = this.#order ?? data.PLAIN_ORDER;
    const mailBytes = this.#script.tray === "big" ? 51_200_000 : 18_200_000;
    return {
      ...data.draftText(recipient, format),
      mailBytes,
      mailboxLimitBytes: this.#settings.mailboxLimitMb * 1_000_000,
      programs: this.#script.programs,
    };
  }

  async openDraft(): Promise<void> {
    await this.step("openDraft", 200);
  }

  async copyDraftText(): Promise<void> {
    await this.step("copyDraftText", 10);
  }

  async showSealed(): Promise<void> {
    await this.step("showSealed", 50);
  }

  async showOpened(): Promise<void> {
    await this.step("showOpened", 50);
  }

  async finish(): Promise<void> {
    await this.step("finish", 10);
    this.#order = null;
    this.#ways.clear();
    this.#clipboard++;
  }

  async closeAnyway(): Promise<void> {
    await this.step("closeAnyway", 10);
  }

  #groups(): readonly string[] {
    return data.GROUPS[this.#order?.style ?? "letters"];
  }

  #add(items: readonly TrayItemDto[]): void {
    const here = new Set(this.#items.map((item) => item.id));
    this.#items.push(...items.filter((item) => !here.has(item.id)));
  }

  #tray(notes: NoteDto[] = []): TrayDto {
    const totalBytes = this.#items.reduce((sum, item) => sum + item.bytes, 0);
    const only = this.#items.length === 1 ? this.#items[0] : undefined;
    return {
      items: [...this.#items],
      totalBytes,
      estimatedMailBytes: Math.round(totalBytes * 1.37),
      mailboxLimitBytes: this.#settings.mailboxLimitMb * 1_000_000,
      sealed: only?.kind === "MUHR" || only?.name.startsWith("sealed-") ? (only?.id ?? null) : null,
      notes,
    };
  }

  async #work(phase: ProgressDto["phase"], total: number, steps: number): Promise<void> {
    this.#cancelled = false;
    const bytesPerSecond = 186_000_000;
    for (let step = 0; step <= steps; step++) {
      const done = Math.round((total * step) / steps);
      const secondsLeft = total === 0 ? null : (total - done) / bytesPerSecond + 2;
      this.emit("progress", { phase, done, total, bytesPerSecond, secondsLeft });
      const held = this.#script.hold !== null && total > 0 && step / steps >= this.#script.hold;
      if (held && !this.#cancelled) await new Promise<void>((next) => (this.#release = next));
      await this.wait(60);
      if (this.#cancelled) throw { code: "cancelled", args: {} };
    }
  }

  async #countDown(turn: number): Promise<void> {
    for (let secondsLeft = 44; secondsLeft >= 0; secondsLeft--) {
      await this.wait(1_000);
      if (turn !== this.#clipboard) return;
      this.emit("clipboard", { secondsLeft, state: secondsLeft > 0 ? "holding" : "cleared" });
    }
  }
}
