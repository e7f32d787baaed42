// What lies on the page "people": the list, one person, what was read from elsewhere.

import { asError, type Backend } from "../backend";
import type { DetailsDto } from "../bindings/DetailsDto";
import type { DoneDto } from "../bindings/DoneDto";
import type { ErrorDto } from "../bindings/ErrorDto";
import type { ImportDto } from "../bindings/ImportDto";
import type { PeopleDto } from "../bindings/PeopleDto";
import type { PersonDto } from "../bindings/PersonDto";
import type { PersonRowDto } from "../bindings/PersonRowDto";
import type { VerifyDto } from "../bindings/VerifyDto";
import { t } from "../text/language.svelte";
import { toasts } from "./toast.svelte";

export type PeopleScreen = "list" | "one";

/** What stands over the page. */
export type PeopleBox =
  "add" | "edit" | "verify" | "import" | "duplicates" | "backup" | "restore" | null;

const NOBODY: Omit<PeopleDto, "people" | "total"> = { key: "system", setAside: "" };

export class People {
  readonly #backend: Backend;

  screen = $state<PeopleScreen>("list");
  box = $state<PeopleBox>(null);
  text = $state("");
  rows = $state.raw<readonly PersonRowDto[]>([]);
  total = $state(0);
  /** Where the key is, and what became of a damaged book. */
  place = $state.raw(NOBODY);
  /** Nothing has been asked for yet. */
  fresh = $state(true);
  one = $state.raw<PersonDto | null>(null);
  /** What was read and waits to be taken in. */
  read = $state.raw<ImportDto | null>(null);
  trouble = $state.raw<ErrorDto | null>(null);

  #turn = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  listen(): (() => void)[] {
    return [
      this.#backend.on("import-read", (read) => {
        this.read = read;
        this.box = "import";
        this.trouble = null;
      }),
    ];
  }

  /** Looks for whoever `text` names; only the latest question is answered. */
  search = async (text = this.text): Promise<void> => {
    this.text = text;
    const turn = ++this.#turn;
    await this.attempt(async () => {
      const { people, total, ...place } = await this.#backend.peopleSearch(text.trim(), 0);
      if (turn !== this.#turn) return;
      this.rows = people;
      this.total = total;
      this.place = place;
    });
    if (turn === this.#turn) this.fresh = false;
  };

  more = (): Promise<boolean> =>
    this.attempt(async () => {
      const turn = this.#turn;
      const { people, total } = await this.#backend.peopleSearch(
        this.text.trim(),
        this.rows.length,
      );
      if (turn !== this.#turn) return;
      this.rows = [...this.rows, ...people];
      this.total = total;
    });

  look = (id: number): Promise<boolean> =>
    this.attempt(async () => {
      this.one = await this.#backend.person(id);
      this.screen = "one";
    });

  back = async (): Promise<void> => {
    this.one = null;
    this.screen = "list";
    await this.search();
  };

  /** Throws what the back end refuses, for the form that asked. */
  async save(id: number | null, details: DetailsDto): Promise<void> {
    const done = await this.#backend.savePerson(id, details);
    await this.look(done.id);
    const name = nameOf(details);
    this.said(t(id === null ? "person-added" : "person-saved", { name }), [done]);
  }

  async verify(id: number, verification: VerifyDto): Promise<void> {
    const done = await this.#backend.verifyPerson(id, verification);
    await this.look(done.id);
    this.said(t("verify-recorded"), [done]);
  }

  async remove(person: PersonDto): Promise<void> {
    await this.attempt(async () => {
      const done = await this.#backend.removePerson(person.id);
      await this.back();
      this.said(t("person-removed", { name: nameOf(person.details) }), [done]);
    });
  }

  /** Says what was done, with the way to take it back: the last first. */
  said(text: string, done: readonly Pick<DoneDto, "undo">[]): void {
    const undo = async () => {
      toasts.clear();
      const undone = await this.attempt(async () => {
        for (const { undo } of done.toReversed()) await this.#backend.undoPeople(undo);
      });
      if (!undone) return;
      await this.refresh();
      toasts.show(t("people-as-before"));
    };
    toasts.show(text, done.length === 0 ? null : { label: t("undo"), run: () => void undo() });
  }

  /** Shows what is there now; a person who is no longer there gives way to the list. */
  async refresh(): Promise<void> {
    const looked = this.screen === "one" ? this.one : null;
    if (looked) {
      try {
        this.one = await this.#backend.person(looked.id);
        return;
      } catch {
        this.one = null;
        this.screen = "list";
      }
    }
    await this.search();
  }

  async attempt(act: () => Promise<unknown>): Promise<boolean> {
    this.trouble = null;
    try {
      await act();
      return true;
    } catch (thrown) {
      const error = asError(thrown);
      if (error.code !== "cancelled") this.trouble = error;
      return false;
    }
  }
}

/** What to call them: the name, or whatever else is known. */
export function nameOf({ name, organisation, addresses }: DetailsDto): string {
  return name || addresses[0] || organisation;
}
