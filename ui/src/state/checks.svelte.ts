// What lies on the page "check": nothing yet, the work, the list, one of the list.

import { asError, type Backend } from "../backend";
import type { CheckedOneDto } from "../bindings/CheckedOneDto";
import type { CheckingDto } from "../bindings/CheckingDto";
import type { CheckListDto } from "../bindings/CheckListDto";
import type { CheckRowDto } from "../bindings/CheckRowDto";
import type { ErrorDto } from "../bindings/ErrorDto";

export type CheckScreen = "drop" | "working" | "list" | "one";

export class Checks {
  readonly #backend: Backend;

  screen = $state<CheckScreen>("drop");
  rows = $state.raw<readonly CheckRowDto[]>([]);
  /** The one that is looked at. */
  chosen = $state.raw<CheckRowDto | null>(null);
  one = $state.raw<CheckedOneDto | null>(null);
  progress = $state.raw<CheckingDto | null>(null);
  cancelling = $state(false);
  /** Somebody on the Internet is being asked about the one that is looked at. */
  asking = $state(false);
  /** The person stopped the last work. */
  stopped = $state(false);
  trouble = $state.raw<ErrorDto | null>(null);

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  listen(): (() => void)[] {
    return [
      this.#backend.on("checking", (progress) => this.#working(progress)),
      this.#backend.on("checked", (list) => void this.#arrived(list)),
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
    } catch (thrown) {
      this.trouble = asError(thrown);
    }
  }

  /** Asks the Internet about the one that is looked at, because somebody wants that now. */
  ask = async (): Promise<void> => {
    const row = this.chosen;
    if (!row || this.asking) return;
    this.asking = true;
    this.trouble = null;
    try {
      const one = await this.#backend.checkedAsking(row.id);
      const { verdict, sender } = one.checked;
      const standing = sender?.standing ?? "";
      this.rows = this.rows.map((old) => (old.id === row.id ? { ...old, verdict, standing } : old));
      if (this.chosen === row && this.screen === "one") this.one = one;
    } catch (thrown) {
      if (this.chosen === row) this.trouble = asError(thrown);
    } finally {
      this.asking = false;
    }
  };

  source(): Promise<string> {
    return this.#backend.checkSource(this.chosen?.id ?? "");
  }

  /** Back to the list where there is one, else to the beginning. */
  back = () => {
    this.one = null;
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
      await this.#arrived(await act());
    } catch (thrown) {
      const error = asError(thrown);
      const chooserClosed = error.code === "cancelled" && this.screen !== "working";
      if (!chooserClosed) this.failed(error);
    }
  }

  async #arrived({ rows }: CheckListDto): Promise<void> {
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
