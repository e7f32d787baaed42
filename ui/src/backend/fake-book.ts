// The part of the scripted back end that keeps people and the history.

import type { BackupDto } from "../bindings/BackupDto";
import type { ConcludedDto } from "../bindings/ConcludedDto";
import type { DetailsDto } from "../bindings/DetailsDto";
import type { DirectoryDto } from "../bindings/DirectoryDto";
import type { DoneDto } from "../bindings/DoneDto";
import type { ExportDto } from "../bindings/ExportDto";
import type { GroupDto } from "../bindings/GroupDto";
import type { HistoryDto } from "../bindings/HistoryDto";
import type { HistoryFilterDto } from "../bindings/HistoryFilterDto";
import type { ImportDto } from "../bindings/ImportDto";
import type { ImportedDto } from "../bindings/ImportedDto";
import type { PasswordDto } from "../bindings/PasswordDto";
import type { PeopleDto } from "../bindings/PeopleDto";
import type { PersonDto } from "../bindings/PersonDto";
import type { PersonRowDto } from "../bindings/PersonRowDto";
import type { PersonStandingDto } from "../bindings/PersonStandingDto";
import type { ReceiptDto } from "../bindings/ReceiptDto";
import type { RecipientCheckDto } from "../bindings/RecipientCheckDto";
import type { RecipientDto } from "../bindings/RecipientDto";
import type { RestoredDto } from "../bindings/RestoredDto";
import type { SourceDto } from "../bindings/SourceDto";
import type { VerificationDto } from "../bindings/VerificationDto";
import type { VerifyDto } from "../bindings/VerifyDto";
import type { StepsDto } from "../bindings/StepsDto";
import type { Failure } from "./fake-base";
import { FakeComputer, type ComputerScript } from "./fake-computer";
import { GROUPS } from "./fake-data";
import * as data from "./fake-people";

const PAGE = 50;

export const BOOKS = {
  none: [],
  few: data.PEOPLE,
  crowd: [...data.PEOPLE, ...data.CROWD],
} satisfies Record<string, data.FakePerson[]>;

type Latest = { until: number; standing: PersonStandingDto };

function latest(verifications: readonly VerificationDto[], address: string | undefined): Latest {
  const last = verifications.find(
    (one) => address === undefined || one.addresses.includes(address),
  );
  if (!last) return { standing: "unverified", until: 0 };
  if (last.outcome !== "verified") return { standing: "refused", until: 0 };
  return { standing: last.until < data.NOW ? "expired" : "verified", until: last.until };
}

const row = ({ id, details, verifications }: data.FakePerson): PersonRowDto => {
  const [address] = details.addresses;
  const { name, organisation, office } = details;
  return {
    id,
    name,
    organisation,
    office,
    address: address ?? "",
    ...latest(verifications, address),
  };
};

const holds = (text: string, ...places: string[]) =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => places.some((place) => place.toLowerCase().includes(word)));

export class FakeBook extends FakeComputer {
  #people: data.FakePerson[];
  #receipts: ReceiptDto[];
  #before: data.FakePerson[][] = [];
  #table = false;
  protected reportAddress = "cert@office.example";

  constructor(
    pace: number,
    fail: Failure | null,
    book: keyof typeof BOOKS,
    computer: ComputerScript,
  ) {
    super(pace, fail, computer);
    this.#people = structuredClone(BOOKS[book]);
    this.#receipts = book === "none" ? [] : structuredClone(data.RECEIPTS);
  }

  async peopleSearch(text: string, skip: number): Promise<PeopleDto> {
    await this.step("peopleSearch", 60);
    const found = this.#people.filter(({ details }) =>
      holds(text, details.name, details.organisation, details.office, ...details.addresses),
    );
    return {
      people: found.slice(skip, skip + PAGE).map(row),
      total: found.length,
      key: "system",
      setAside: "",
    };
  }

  async person(id: number): Promise<PersonDto> {
    await this.step("person", 40);
    return this.#dto(this.#find(id));
  }

  async personFor(address: string): Promise<PersonDto | null> {
    await this.step("personFor", 20);
    const one = this.#people.find(({ details }) => details.addresses.includes(address));
    return one ? this.#dto(one) : null;
  }

  async savePerson(id: number | null, details: DetailsDto): Promise<DoneDto> {
    await this.step("savePerson", 80);
    if (!details.name && details.addresses.length === 0) throw { code: "person-nobody", args: {} };
    for (const address of details.addresses) {
      if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(address)) {
        throw { code: "bad-address", args: { address } };
      }
      const owner = this.#people.find((one) => one.details.addresses.includes(address));
      if (owner && owner.id !== id) {
        throw { code: "address-taken", args: { address, name: owner.details.name } };
      }
    }
    for (const { number } of details.phones) {
      if (!/\d{4}/.test(number.replace(/\s/g, ""))) {
        throw { code: "bad-phone", args: { phone: number } };
      }
    }
    const undo = this.#remember();
    if (id !== null) {
      this.#find(id).details = details;
      return { id, undo };
    }
    const added = Math.max(0, ...this.#people.map((one) => one.id)) + 1;
    this.#people = [...this.#people, { id: added, details, verifications: [], sealed: 0 }];
    return { id: added, undo };
  }

  async removePerson(id: number): Promise<DoneDto> {
    await this.step("removePerson", 40);
    const undo = this.#remember();
    this.#people = this.#people.filter((one) => one.id !== id);
    return { id, undo };
  }

  async verifyPerson(id: number, given: VerifyDto): Promise<DoneDto> {
    await this.step("verifyPerson", 60);
    const undo = this.#remember();
    const person = this.#find(id);
    const { months, addresses, ...told } = given;
    person.verifications.unshift({
      ...told,
      at: data.NOW,
      until: data.NOW + months * 30 * 86_400,
      addresses: addresses.length > 0 ? addresses : person.details.addresses,
      message: "",
    });
    return { id, undo };
  }

  async mergePeople(keep: number, other: number): Promise<DoneDto> {
    await this.step("mergePeople", 60);
    const undo = this.#remember();
    const [kept, gone] = [this.#find(keep), this.#find(other)];
    kept.details = {
      ...kept.details,
      addresses: [...kept.details.addresses, ...gone.details.addresses],
    };
    this.#people = this.#people.filter((one) => one.id !== other);
    return { id: keep, undo };
  }

  async duplicates(): Promise<GroupDto[]> {
    await this.step("duplicates", 80);
    const pair = this.#people.filter(({ id }) => id === 2 || id === 5);
    return pair.length < 2 ? [] : [{ shared: "+92 51 5550177", people: pair.map(row) }];
  }

  async undoPeople(undo: number): Promise<void> {
    await this.step("undoPeople", 40);
    this.#people = this.#before[undo] ?? this.#people;
  }

  async readPeople(source: SourceDto): Promise<ImportDto> {
    await this.step("readPeople", 200);
    this.#table = source === "file";
    const names = { file: "people.csv", thunderbird: "Thunderbird", sent: "Sent", folder: "sent" };
    return data.reading(names[source], this.#table);
  }

  async readDirectory({ url }: DirectoryDto): Promise<ImportDto> {
    await this.step("readDirectory", 400);
    this.#table = false;
    return data.reading(url, false);
  }

  async chooseColumns(columns: string[]): Promise<ImportDto> {
    await this.step("chooseColumns", 60);
    const read = data.reading("people.csv", true);
    return {
      ...read,
      columns: read.columns.map((one, at) => ({ ...one, column: columns[at] ?? "" })),
    };
  }

  async takePeople(): Promise<ImportedDto> {
    await this.step("takePeople", 120);
    const undo = this.#remember();
    const read = data.reading("", false).people;
    const fresh = read.filter(
      ({ addresses }) =>
        !this.#people.some(({ details }) => details.addresses.includes(addresses[0] ?? "")),
    );
    const first = Math.max(0, ...this.#people.map((one) => one.id)) + 1;
    this.#people = [
      ...this.#people,
      ...fresh.map((details, at) => ({ id: first + at, details, verifications: [], sealed: 0 })),
    ];
    return { added: fresh.length, changed: read.length - fresh.length, unchanged: 0, undo };
  }

  async backUpPeople(): Promise<BackupDto> {
    await this.step("backUpPeople", 300);
    return { file: "muhr-people-2026-11-23.muhr", groups: [...GROUPS.letters] };
  }

  async restorePeople(password: string): Promise<RestoredDto> {
    await this.step("restorePeople", 300);
    if (password !== GROUPS.letters.join("-")) throw { code: "wrong-password", args: {} };
    return { people: this.#people.length, receipts: 12, before: "people-before-2026-11-23.muhr" };
  }

  async checkRecipient(recipient: RecipientDto): Promise<RecipientCheckDto> {
    await this.step("checkRecipient", 40);
    const { address } = recipient;
    const known = this.#people.find(({ details }) => details.addresses.includes(address));
    const say = (question: string, one = known, real = ""): RecipientCheckDto => ({
      question,
      person: one?.id ?? null,
      name: one?.details.name ?? "",
      real,
      until: one ? latest(one.verifications, one.details.addresses[0]).until : 0,
      phone: one?.details.phones[0]?.number ?? "",
    });
    if (known) {
      const { standing } = latest(known.verifications, address);
      return say(standing === "verified" ? "none" : standing);
    }
    const like = this.#people.find(({ details }) =>
      details.addresses.some((one) => one.replaceAll("i", "l") === address.replaceAll("i", "l")),
    );
    if (like) return say("look-alike", like, like.details.addresses[0]);
    const same = this.#people.find(({ details }) => details.name === recipient.name.trim());
    return same ? say("known-name", same, same.details.addresses[0]) : say("unknown");
  }

  async checklist(id: string): Promise<StepsDto> {
    await this.step("checklist", 60);
    return data.checklist(id, this.reportAddress);
  }

  async conclude(id: string, concluded: ConcludedDto): Promise<DoneDto | null> {
    await this.step("conclude", 80);
    const { person } = data.checklist(id, "");
    if (person === null || !this.#people.some((one) => one.id === person)) return null;
    const { outcome, by, answers } = concluded;
    const line = answers
      .flatMap((answer, at) => (answer ? [`${at + 1} ${answer}`] : []))
      .join(", ");
    const note = [line, concluded.note].filter((part) => part !== "").join("\n");
    return this.verifyPerson(person, {
      how: "checklist",
      outcome,
      by,
      note,
      months: 12,
      addresses: [],
    });
  }

  async history(filter: HistoryFilterDto, skip: number): Promise<HistoryDto> {
    await this.step("history", 60);
    const found = this.#receipts.filter(
      ({ kind, title, name, address }) =>
        (!filter.kind || kind === filter.kind) && holds(filter.text, title, name, address),
    );
    return { receipts: found.slice(skip, skip + PAGE), total: found.length };
  }

  async deleteReceipt(id: number): Promise<void> {
    await this.step("deleteReceipt", 40);
    this.#receipts = this.#receipts.filter((one) => one.id !== id);
  }

  async clearHistory(): Promise<void> {
    await this.step("clearHistory", 60);
    this.#receipts = [];
  }

  async exportHistory(format: ExportDto): Promise<string> {
    await this.step("exportHistory", 120);
    return `muhr-history-2026-11-23.${format}`;
  }

  async keepPassword(): Promise<void> {
    await this.step("keepPassword", 40);
  }

  async receiptPassword(): Promise<PasswordDto> {
    await this.step("receiptPassword", 20);
    return { groups: [...GROUPS.letters] };
  }

  async forgetPassword(id: number): Promise<void> {
    await this.step("forgetPassword", 20);
    this.#receipts = this.#receipts.map((one) =>
      one.id === id ? { ...one, passwordUntil: 0 } : one,
    );
  }

  #find(id: number): data.FakePerson {
    const one = this.#people.find((person) => person.id === id);
    if (!one) throw { code: "not-found", args: { name: "" } };
    return one;
  }

  #dto({ id, details, verifications, sealed }: data.FakePerson): PersonDto {
    return structuredClone({
      id,
      details,
      standing: latest(verifications, details.addresses[0]).standing,
      addresses: details.addresses.map((address) => ({
        address,
        standing: latest(verifications, address).standing,
      })),
      verifications,
      sealed,
    });
  }

  /** What there is now, to come back to. */
  #remember(): number {
    return this.#before.push(structuredClone(this.#people)) - 1;
  }
}
