// What lies on the page "check": nothing yet, the work, the list, one of the list.

import { asError, type Backend } from "../backend";
import type { StepsDto } from "../bindings/StepsDto";
import type { CheckedOneDto } from "../bindings/CheckedOneDto";
import type { CheckingDto } from "../bindings/CheckingDto";
import type { CheckListDto } from "../bindings/CheckListDto";
import type { CheckRowDto } from "../bindings/CheckRowDto";
import type { ConcludedDto } from "../bindings/ConcludedDto";
import type { DoneDto } from "../bindings/DoneDto";
import type { ErrorDto } from "../bindings/ErrorDto";
import type { PersonDto } from "../bindings/PersonDto";
import type { SealedDto } from "../bindings/SealedDto";
import type { WatchDto } from "../bindings/WatchDto";
import { t } from "../text/language.svelte";
import { toasts } from "./toast.svelte";

export type CheckScreen = "drop" | "working" | "list" | "one" | "steps";

export class Checks {
  readonly #backend: Backend;

  screen = $state<CheckScreen>("drop");
  rows = $state.raw<readonly CheckRowDto[]>([]);
  /** The one that is looked at. */
  chosen = $state.raw<CheckRowDto | null>(null);
  one = $state.raw<CheckedOneDto | null>(null);
  /** Whom the address book has under the address of its sender. */
  person = $state.raw<PersonDto | null>(null);
  /** What stands beside the steps while its sender is verified. */
  steps = $state.raw<StepsDto | null>(null);
  /** The original message is being sealed as evidence. */
  reporting = $state(false);
  progress = $state.raw<CheckingDto | null>(null);
  cancelling = $state(false);
  /** Somebody on the Internet is being asked about the one that is looked at. */
  asking = $state(false);
  /** The antivirus is looking at the one that is looked at. */
  scanning = $state(false);
  /** The person stopped the last work. */
  stopped = $state(false);
  trouble = $state.raw<ErrorDto | null>(null);

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  listen(): (() => void)[] {
    return [
      this.#backend.on("checking", (progress) => this.#working(progress)),
      this.#backend.on("checked", (list) => void this.arrived(list)),
    ];
  }

  files = () => this.#run(() => this.#backend.checkFiles());
  waiting = () => this.#run(() => this.#backend.checkWaiting());
  folder = () => this.#run(() => this.#backend.checkFolder());
  pasted = (name: string, source: string) =>
    this.#run(() => this.#backend.checkPasted(name, source));

  async look(row: CheckRowDto): Promise<void> {
    this.trouble = null;
    if (row.error) {
      this.trouble = row.error;
      return;
    }
    try {
      this.one = await this.#backend.checked(row.id);
      this.chosen = row;
      this.screen = "one";
      this.steps = null;
      void this.#recognise();
    } catch (thrown) {
      this.trouble = asError(thrown);
    }
  }

  /** Opens the ten steps for the one that is looked at. */
  verify = async (): Promise<void> => {
    const row = this.chosen;
    if (!row) return;
    this.trouble = null;
    try {
      this.steps = await this.#backend.checklist(row.id);
      this.screen = "steps";
    } catch (thrown) {
      this.trouble = asError(thrown);
    }
  };

  /** Records what came of the steps, and shows the message as it stands then. Throws what is refused. */
  async conclude(concluded: ConcludedDto): Promise<DoneDto | null> {
    const row = this.chosen;
    if (!row) return null;
    const done = await this.#backend.conclude(row.id, concluded);
    this.leaveSteps();
    await this.look(row);
    return done;
  }

  /** Seals the original message as evidence; nothing where that failed. */
  async report(): Promise<SealedDto | null> {
    const row = this.chosen;
    if (!row || this.reporting) return null;
    this.reporting = true;
    this.trouble = null;
    try {
      return await this.#backend.report(row.id);
    } catch (thrown) {
      const error = asError(thrown);
      if (error.code !== "cancelled") this.trouble = error;
      return null;
    } finally {
      this.reporting = false;
    }
  }

  /** Hands the domain of the one that is looked at over to be checked; nobody is asked. */
  async handDomain(to: { fromChecked: (id: string) => Promise<void> }): Promise<boolean> {
    this.trouble = null;
    try {
      await to.fromChecked(this.chosen?.id ?? "");
      return true;
    } catch (thrown) {
      this.trouble = asError(thrown);
      return false;
    }
  }

  leaveSteps = () => {
    this.steps = null;
    this.trouble = null;
    this.screen = "one";
  };

  /** Looks whether the sender is in the address book; that it cannot be told is no trouble here. */
  async #recognise(): Promise<void> {
    const one = this.one;
    const address = one?.checked.sender?.address;
    this.person = null;
    if (!address) return;
    const person = await this.#backend.personFor(address).catch(() => null);
    if (this.one === one) this.person = person;
  }

  /** Asks the Internet about the one that is looked at, because somebody wants that now. */
  ask = () => this.#learn("asking", (id) => this.#backend.checkedAsking(id));

  /** Asks the antivirus of this computer about it. */
  scan = () => this.#learn("scanning", (id) => this.#backend.checkedScanning(id));

  /** What the antivirus has not yet looked at stays as it was. */
  stopScan = async (): Promise<void> => {
    try {
      await this.#backend.cancel();
    } catch (thrown) {
      this.trouble = asError(thrown);
    }
  };

  async #learn(
    work: "asking" | "scanning",
    act: (id: string) => Promise<CheckedOneDto>,
  ): Promise<void> {
    const row = this.chosen;
    if (!row || this[work]) return;
    this[work] = true;
    this.trouble = null;
    try {
      const one = await act(row.id);
      const { verdict, sender } = one.checked;
      const standing = sender?.standing ?? "";
      this.rows = this.rows.map((old) => (old.id === row.id ? { ...old, verdict, standing } : old));
      if (this.chosen === row && this.screen === "one") this.one = one;
    } catch (thrown) {
      const error = asError(thrown);
      if (this.chosen === row && error.code !== "cancelled") this.trouble = error;
    } finally {
      this[work] = false;
    }
  }

  /** Moves the one that is looked at where nothing opens it; answers with the watch as it stands then. */
  async quarantine(): Promise<WatchDto | null> {
    const row = this.chosen;
    if (!row) return null;
    this.trouble = null;
    try {
      const watch = await this.#backend.quarantineChecked(row.id);
      this.rows = this.rows.filter((one) => one.id !== row.id);
      this.chosen = this.one = this.person = null;
      this.screen = this.rows.length > 0 ? "list" : "drop";
      toasts.show(t("quarantine-moved", { name: row.name }));
      return watch;
    } catch (thrown) {
      this.trouble = asError(thrown);
      return null;
    }
  }

  source(): Promise<string> {
    return this.#backend.checkSource(this.chosen?.id ?? "");
  }

  /** Back to the list where there is one, else to the beginning. */
  back = () => {
    this.one = null;
    this.person = null;
    this.trouble = null;
    if (this.screen === "one" && this.rows.length > 1) {
      this.screen = "list";
    } else {
      this.rows = [];
      this.screen = "drop";
    }
  };

  /** Something that nobody waited for failed, such as a drop. */
  failed(error: ErrorDto): void {
    this.progress = null;
    this.cancelling = false;
    if (error.code === "cancelled") this.stopped = true;
    else this.trouble = error;
    if (this.screen === "working") this.screen = this.rows.length > 1 ? "list" : "drop";
  }

  async cancel(): Promise<void> {
    this.cancelling = true;
    try {
      await this.#backend.cancel();
    } catch (thrown) {
      this.trouble = asError(thrown);
    }
  }

  #working(progress: CheckingDto): void {
    this.progress = progress;
    this.stopped = false;
    this.trouble = null;
    this.screen = "working";
  }

  async #run(act: () => Promise<CheckListDto>): Promise<void> {
    this.trouble = null;
    this.stopped = false;
    try {
      await this.arrived(await act());
    } catch (thrown) {
      const error = asError(thrown);
      const chooserClosed = error.code === "cancelled" && this.screen !== "working";
      if (!chooserClosed) this.failed(error);
    }
  }

  /** Shows what was checked: the one, or the list. */
  async arrived({ rows }: CheckListDto): Promise<void> {
    this.progress = null;
    this.cancelling = false;
    this.rows = rows;
    const only = rows.length === 1 ? rows[0] : undefined;
    if (only && !only.error) {
      await this.look(only);
      if (this.trouble) this.screen = "drop";
    } else if (only?.error) {
      this.trouble = only.error;
      this.screen = "drop";
    } else {
      this.screen = "list";
    }
  }
}
