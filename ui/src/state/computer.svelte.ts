// What lies on the page "computer": how this computer is, and the watch on its folders.

import { asError, type Backend } from "../backend";
import type { CaughtDto } from "../bindings/CaughtDto";
import type { CheckListDto } from "../bindings/CheckListDto";
import type { EndpointDto } from "../bindings/EndpointDto";
import type { ErrorDto } from "../bindings/ErrorDto";
import type { QuarantinedDto } from "../bindings/QuarantinedDto";
import type { WatchDto } from "../bindings/WatchDto";
import type { WatchedFolderDto } from "../bindings/WatchedFolderDto";
import { t } from "../text/language.svelte";
import { toasts } from "./toast.svelte";

export type ComputerView = "state" | "watch";

/** Until the program has said what it watches. */
const NO_WATCH: WatchDto = {
  folders: [],
  suggested: [],
  caught: [],
  quarantined: [],
  checked: 0,
  waiting: 0,
  keepInTray: false,
  startWithSession: false,
  canStartWithSession: true,
};

/** How often an answer is asked for while others keep coming. */
const MOST_ASKED = 5;

export class Computer {
  readonly #backend: Backend;

  view = $state<ComputerView>("state");
  endpoint = $state.raw<EndpointDto | null>(null);
  /** This computer is being looked at again. */
  looking = $state(false);
  watch = $state.raw<WatchDto>(NO_WATCH);
  /** The program has not yet said what it watches. */
  fresh = $state(true);
  trouble = $state.raw<ErrorDto | null>(null);

  /** How often it was told how the watch stands. */
  #told = 0;

  /** What was caught and has been looked at since the start. */
  #looked = $state.raw<readonly string[]>([]);

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  listen(): (() => void)[] {
    return [
      this.#backend.on("endpoint-changed", (endpoint) => (this.endpoint = endpoint)),
      this.#backend.on("watch-changed", (watch) => this.took(watch)),
    ];
  }

  /** What was caught and nobody has looked at yet. */
  get unseen(): readonly CaughtDto[] {
    return this.watch.caught.filter(({ id }) => !this.#looked.includes(id));
  }

  isUnseen = (one: CaughtDto): boolean => this.unseen.includes(one);

  /** Learns how things stand for the mark at the page's name; that it cannot is said on the page. */
  begin = (): Promise<unknown> => this.#learn().catch(() => null);

  open = (): Promise<boolean> => this.attempt(() => this.#learn());

  again = async (): Promise<void> => {
    if (this.looking) return;
    this.looking = true;
    await this.attempt(async () => {
      this.endpoint = await this.#backend.endpoint(true);
    });
    this.looking = false;
  };

  took(watch: WatchDto): void {
    this.#told++;
    this.watch = watch;
    this.fresh = false;
  }

  // The folders

  addFolder = () => this.#change(() => this.#backend.watchAddFolder());

  async startWatching({ id, place }: WatchedFolderDto): Promise<void> {
    const begun = await this.#change(() => this.#backend.watchSuggested(id));
    if (begun) toasts.show(t("watch-begun", { place }));
  }

  async stopWatching(folder: WatchedFolderDto): Promise<void> {
    const { id, place } = folder;
    if (!(await this.#change(() => this.#backend.watchRemove(id)))) return;
    const undo = () => {
      toasts.clear();
      // What is no longer watched may be suggested now, under a name of its own.
      const again = this.watch.suggested.find((one) => one.place === place) ?? folder;
      void this.startWatching(again);
    };
    toasts.show(t("watch-stopped", { place }), { label: t("undo"), run: undo });
  }

  setOptions(options: { keepInTray: boolean; startWithSession: boolean }): Promise<boolean> {
    // At once, so that the switch goes back where it could not be set.
    const before = this.watch;
    this.watch = { ...before, ...options };
    return this.attempt(async () => {
      try {
        this.took(await this.#backend.watchOptions(options.keepInTray, options.startWithSession));
      } catch (thrown) {
        this.watch = before;
        throw thrown;
      }
    });
  }

  // What was caught

  /** What the page "check" is to show of it; nothing where that failed. */
  async lookAt({ id }: CaughtDto): Promise<CheckListDto | null> {
    let list: CheckListDto | null = null;
    await this.attempt(async () => {
      list = await this.#backend.openCaught(id);
      this.#looked = [...this.#looked, id];
    });
    return list;
  }

  async leave({ id, name }: CaughtDto): Promise<void> {
    const left = await this.#change(() => this.#backend.dismissCaught(id));
    if (left) toasts.show(t("caught-left", { name }));
  }

  async quarantine({ id, name }: CaughtDto): Promise<void> {
    const moved = await this.#change(() => this.#backend.quarantine(id));
    if (moved) toasts.show(t("quarantine-moved", { name }));
  }

  async putBack({ id, name, place }: QuarantinedDto): Promise<void> {
    const back = await this.#change(() => this.#backend.restoreQuarantined(id));
    if (back) toasts.show(t("quarantine-restored", { name, place }));
  }

  async delete({ id, name }: QuarantinedDto): Promise<void> {
    const gone = await this.#change(() => this.#backend.deleteQuarantined(id));
    if (gone) toasts.show(t("quarantine-deleted", { name }));
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

  #learn(): Promise<unknown> {
    return Promise.all([
      this.#take(() => this.#backend.watchState()),
      this.#backend.endpoint(false).then((endpoint) => (this.endpoint = endpoint)),
    ]);
  }

  #change(act: () => Promise<WatchDto>): Promise<boolean> {
    return this.attempt(() => this.#take(act));
  }

  /** An answer may be older than what was told while it was on its way: then it is asked for again. */
  async #take(act: () => Promise<WatchDto>): Promise<void> {
    for (let left = MOST_ASKED, ask = act; ; ask = () => this.#backend.watchState()) {
      const told = this.#told;
      const watch = await ask();
      if (told === this.#told || --left === 0) {
        this.took(watch);
        return;
      }
    }
  }
}
