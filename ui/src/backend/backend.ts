// What the window may ask of the program behind it, and what that program tells the window.
// The screens know this interface alone; `tauri.ts` and `fake.ts` are its two ends.

import type { BackupDto } from "../bindings/BackupDto";
import type { CallScriptDto } from "../bindings/CallScriptDto";
import type { CheckedOneDto } from "../bindings/CheckedOneDto";
import type { CheckingDto } from "../bindings/CheckingDto";
import type { CheckListDto } from "../bindings/CheckListDto";
import type { ClipboardDto } from "../bindings/ClipboardDto";
import type { CodesDto } from "../bindings/CodesDto";
import type { ConcludedDto } from "../bindings/ConcludedDto";
import type { DetailsDto } from "../bindings/DetailsDto";
import type { DirectoryDto } from "../bindings/DirectoryDto";
import type { DomainDto } from "../bindings/DomainDto";
import type { DomainExportDto } from "../bindings/DomainExportDto";
import type { DomainListDto } from "../bindings/DomainListDto";
import type { DomainMessageDto } from "../bindings/DomainMessageDto";
import type { DomainOrderDto } from "../bindings/DomainOrderDto";
import type { DomainPlanDto } from "../bindings/DomainPlanDto";
import type { DomainProgressDto } from "../bindings/DomainProgressDto";
import type { DomainStartDto } from "../bindings/DomainStartDto";
import type { DomainSummaryDto } from "../bindings/DomainSummaryDto";
import type { DoneDto } from "../bindings/DoneDto";
import type { DraftDto } from "../bindings/DraftDto";
import type { EndpointDto } from "../bindings/EndpointDto";
import type { ErrorDto } from "../bindings/ErrorDto";
import type { ExportDto } from "../bindings/ExportDto";
import type { GroupDto } from "../bindings/GroupDto";
import type { HistoryDto } from "../bindings/HistoryDto";
import type { HistoryFilterDto } from "../bindings/HistoryFilterDto";
import type { ImportDto } from "../bindings/ImportDto";
import type { ImportedDto } from "../bindings/ImportedDto";
import type { OpenedDto } from "../bindings/OpenedDto";
import type { OrderDto } from "../bindings/OrderDto";
import type { PageDto } from "../bindings/PageDto";
import type { PasswordDto } from "../bindings/PasswordDto";
import type { PeopleDto } from "../bindings/PeopleDto";
import type { PersonDto } from "../bindings/PersonDto";
import type { ProgressDto } from "../bindings/ProgressDto";
import type { RecipientCheckDto } from "../bindings/RecipientCheckDto";
import type { RecipientDto } from "../bindings/RecipientDto";
import type { RestoredDto } from "../bindings/RestoredDto";
import type { SealedDto } from "../bindings/SealedDto";
import type { SettingsDto } from "../bindings/SettingsDto";
import type { ShareDto } from "../bindings/ShareDto";
import type { SourceDto } from "../bindings/SourceDto";
import type { StartDto } from "../bindings/StartDto";
import type { TrayDto } from "../bindings/TrayDto";
import type { VerifyDto } from "../bindings/VerifyDto";
import type { WatchDto } from "../bindings/WatchDto";
import type { WayDto } from "../bindings/WayDto";
import type { StepsDto } from "../bindings/StepsDto";

/** What the program says of its own accord, by event name. */
export type Events = {
  "tray-changed": TrayDto;
  dragging: { over: boolean };
  progress: ProgressDto;
  clipboard: ClipboardDto;
  /** Something dropped on the page "check" is being checked, or what was chosen. */
  checking: CheckingDto;
  /** What was dropped has been checked. */
  checked: CheckListDto;
  /** Something that nobody waits for failed, such as a drop. */
  failed: ErrorDto;
  /** People were read from a file that was dropped on the page "people". */
  "import-read": ImportDto;
  /** This computer was looked at again. */
  "endpoint-changed": EndpointDto;
  /** Something arrived in a watched folder, or the watch itself changed. */
  "watch-changed": WatchDto;
  /** A topic of a domain's check is done. */
  "domain-progress": DomainProgressDto;
  /** A message was dropped on the page "domain" and read. */
  "domain-message": DomainMessageDto;
  "close-asked": null;
};

/** Every call rejects with an `ErrorDto`; long work rejects with the code `cancelled` when stopped. */
export interface Backend {
  start(): Promise<StartDto>;
  setLanguage(language: string): Promise<void>;
  saveSettings(settings: SettingsDto): Promise<SettingsDto>;

  chooseFiles(): Promise<TrayDto>;
  chooseFolder(): Promise<TrayDto>;
  removeItem(id: string): Promise<TrayDto>;
  restoreItem(id: string): Promise<TrayDto>;
  clearTray(): Promise<TrayDto>;

  /** What is dropped from now on is for that page. */
  turnTo(page: PageDto): Promise<void>;
  checkFiles(): Promise<CheckListDto>;
  checkFolder(): Promise<CheckListDto>;
  checkPasted(name: string, source: string): Promise<CheckListDto>;
  /** What came with the start. */
  checkWaiting(): Promise<CheckListDto>;
  checked(id: string): Promise<CheckedOneDto>;
  /** The same, and the Internet is asked what the sender's domain has published. */
  checkedAsking(id: string): Promise<CheckedOneDto>;
  /** The same, and the antivirus of this computer has looked at it. */
  checkedScanning(id: string): Promise<CheckedOneDto>;
  /** Afterwards it is no longer on the list. */
  quarantineChecked(id: string): Promise<WatchDto>;
  checkSource(id: string): Promise<string>;

  checklist(id: string): Promise<StepsDto>;
  conclude(id: string, concluded: ConcludedDto): Promise<DoneDto | null>;
  /** Seals the original message as evidence. */
  report(id: string): Promise<SealedDto>;

  peopleSearch(text: string, skip: number): Promise<PeopleDto>;
  person(id: number): Promise<PersonDto>;
  personFor(address: string): Promise<PersonDto | null>;
  savePerson(id: number | null, details: DetailsDto): Promise<DoneDto>;
  removePerson(id: number): Promise<DoneDto>;
  verifyPerson(id: number, verification: VerifyDto): Promise<DoneDto>;
  mergePeople(keep: number, other: number): Promise<DoneDto>;
  duplicates(): Promise<GroupDto[]>;
  undoPeople(undo: number): Promise<void>;
  /** Reads only; `takePeople` takes in what was read last. */
  readPeople(source: SourceDto): Promise<ImportDto>;
  readDirectory(directory: DirectoryDto): Promise<ImportDto>;
  chooseColumns(columns: string[]): Promise<ImportDto>;
  takePeople(): Promise<ImportedDto>;
  backUpPeople(): Promise<BackupDto>;
  restorePeople(password: string): Promise<RestoredDto>;

  /** What is to be asked before anything is sealed for them. */
  checkRecipient(recipient: RecipientDto): Promise<RecipientCheckDto>;

  history(filter: HistoryFilterDto, skip: number): Promise<HistoryDto>;
  deleteReceipt(id: number): Promise<void>;
  clearHistory(): Promise<void>;
  /** Answers with the name of the file. */
  exportHistory(format: ExportDto): Promise<string>;
  /** Keeps the password of what was just sealed, for seven days. */
  keepPassword(): Promise<void>;
  receiptPassword(id: number): Promise<PasswordDto>;
  forgetPassword(id: number): Promise<void>;

  /** What was learned about this computer; `again` looks once more. */
  endpoint(again: boolean): Promise<EndpointDto>;
  watchState(): Promise<WatchDto>;
  watchAddFolder(): Promise<WatchDto>;
  /** Watches what is suggested, or what was watched until just now. */
  watchSuggested(id: string): Promise<WatchDto>;
  watchRemove(id: string): Promise<WatchDto>;
  watchOptions(keepInTray: boolean, startWithSession: boolean): Promise<WatchDto>;
  /** Leaves it where it is and says no more about it. */
  dismissCaught(id: string): Promise<WatchDto>;
  openCaught(id: string): Promise<CheckListDto>;
  quarantine(id: string): Promise<WatchDto>;
  restoreQuarantined(id: string): Promise<WatchDto>;
  deleteQuarantined(id: string): Promise<WatchDto>;

  /** Nothing is asked for this. */
  domainStart(): Promise<DomainStartDto>;
  /** Whom a check would ask; nobody is asked for this. Rejects with `domain-empty`, `-address`, `-one-label`, `-too-long`,
   * `-characters`. */
  domainPlan(order: DomainOrderDto): Promise<DomainPlanDto>;
  /** Checks and remembers; tells `domain-progress`; `cancel` ends it with the code `cancelled`. */
  checkDomain(order: DomainOrderDto): Promise<DomainDto>;
  /** The last check of it. */
  checkedDomain(domain: string): Promise<DomainDto | null>;
  /** Forgets its checks; without a name, all. */
  forgetDomain(domain: string | null): Promise<DomainStartDto>;
  /** Reads a message that was chosen for what it says of its domain; null where nothing was chosen. */
  chooseDomainMessage(): Promise<DomainMessageDto | null>;
  /** The same for a message that was checked. */
  domainOfChecked(id: string): Promise<DomainMessageDto>;
  /** A list (CSV or lines) that was chosen; nobody is asked. Null where nothing was chosen. */
  chooseDomainList(): Promise<DomainListDto | null>;
  /** Checks the list that was chosen; `cancel` ends it with what was done until then. */
  checkDomainList(resolver: string | null): Promise<DomainSummaryDto>;
  /** Writes the last check of a domain, or without a name the last list; answers with the name of the file, which is shown. */
  exportDomain(domain: string | null, format: DomainExportDto): Promise<string>;

  /** Rejects with the code `code-found` unless the order allows codes. */
  seal(order: OrderDto): Promise<SealedDto>;
  /** One-time codes in what lies on the tray. */
  codes(): Promise<CodesDto>;
  codesInText(text: string): Promise<CodesDto>;
  openSealed(id: string, password: string): Promise<OpenedDto>;
  cancel(): Promise<void>;

  /** The password crosses only when somebody asks to see it, and is not kept by the window. */
  revealPassword(): Promise<PasswordDto>;
  callScript(language: string): Promise<CallScriptDto>;
  share(way: WayDto): Promise<ShareDto>;
  openShare(way: WayDto): Promise<void>;
  copyPassword(): Promise<ClipboardDto>;
  /** Answers with all ways ticked so far. */
  markShared(way: WayDto, done: boolean): Promise<WayDto[]>;

  draft(): Promise<DraftDto>;
  openDraft(program: string): Promise<void>;
  copyDraftText(): Promise<void>;
  showSealed(): Promise<void>;
  showOpened(): Promise<void>;

  /** Forgets the password. */
  finish(): Promise<void>;
  closeAnyway(): Promise<void>;

  /** Listens until the returned function is called. */
  on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): () => void;
}

/** Whatever was thrown, as a code with arguments; what is not one of ours becomes `unknown`. */
export function asError(thrown: unknown): ErrorDto {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown) {
    const { code, args } = thrown as Partial<ErrorDto>;
    if (typeof code === "string") return { code, args: args ?? {} };
  }
  return { code: "unknown", args: {} };
}
