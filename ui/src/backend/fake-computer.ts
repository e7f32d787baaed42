// The part of the scripted back end that is this computer: how it is, and the watch on its folders.

import type { CaughtDto } from "../bindings/CaughtDto";
import type { CheckListDto } from "../bindings/CheckListDto";
import type { EndpointDto } from "../bindings/EndpointDto";
import type { WatchDto } from "../bindings/WatchDto";
import type { Failure } from "./fake-base";
import { LISTS } from "./fake-checks";
import { FakeDomain, type DomainScript } from "./fake-domain";
import * as data from "./fake-endpoint";

export type ComputerScript = {
  computer: keyof typeof data.ENDPOINTS;
  watch: keyof typeof data.WATCHES;
} & DomainScript;

const without = <One extends { id: string }>(all: readonly One[], id: string) =>
  all.filter((one) => one.id !== id);

export class FakeComputer extends FakeDomain {
  #endpoint: EndpointDto;
  #watch: WatchDto;
  /** Every folder and everything caught that was ever known, by its id. */
  #folders = new Map([data.DOWNLOADS, data.ANOTHER].map((one) => [one.id, one]));
  #known = new Map<string, CaughtDto>();

  constructor(pace: number, fail: Failure | null, script: ComputerScript) {
    super(pace, fail, script);
    const { computer, watch } = script;
    this.#endpoint = data.ENDPOINTS[computer];
    this.#watch = data.WATCHES[watch];
    for (const one of [...this.#watch.folders, ...this.#watch.suggested]) {
      const state = one.state === "suggested" ? "watched" : one.state;
      this.#folders.set(one.id, { ...one, state });
    }
  }

  async endpoint(again: boolean): Promise<EndpointDto> {
    await this.step("endpoint", again ? 900 : 200);
    if (again) this.#endpoint = { ...this.#endpoint, checked: data.AGAIN };
    return this.#endpoint;
  }

  async watchState(): Promise<WatchDto> {
    await this.step("watchState", 40);
    return this.#watch;
  }

  async watchAddFolder(): Promise<WatchDto> {
    await this.step("watchAddFolder", 120);
    return this.#begin(data.ANOTHER.id);
  }

  async watchSuggested(id: string): Promise<WatchDto> {
    await this.step("watchSuggested", 80);
    return this.#begin(id);
  }

  async watchRemove(id: string): Promise<WatchDto> {
    await this.step("watchRemove", 80);
    const gone = this.#watch.folders.find((one) => one.id === id);
    const { suggested } = this.#watch;
    return this.#set({
      folders: without(this.#watch.folders, id),
      suggested:
        gone?.kind === "downloads" ? [...suggested, { ...gone, state: "suggested" }] : suggested,
    });
  }

  async watchOptions(keepInTray: boolean, startWithSession: boolean): Promise<WatchDto> {
    await this.step("watchOptions", 80);
    return this.#set({ keepInTray, startWithSession });
  }

  async dismissCaught(id: string): Promise<WatchDto> {
    await this.step("dismissCaught", 40);
    return this.#set({ caught: without(this.#watch.caught, id) });
  }

  async openCaught(id: string): Promise<CheckListDto> {
    await this.step("openCaught", 80);
    return { rows: id === "message" ? LISTS.danger : LISTS.file };
  }

  async quarantine(id: string): Promise<WatchDto> {
    await this.step("quarantine", 120);
    const one = this.#watch.caught.find((other) => other.id === id);
    if (!one) throw { code: "not-found", args: { name: "" } };
    return this.#putAway(one);
  }

  async restoreQuarantined(id: string): Promise<WatchDto> {
    await this.step("restoreQuarantined", 120);
    const back = this.#known.get(id);
    return this.#set({
      quarantined: without(this.#watch.quarantined, id),
      caught: back ? [back, ...this.#watch.caught] : this.#watch.caught,
    });
  }

  async deleteQuarantined(id: string): Promise<WatchDto> {
    await this.step("deleteQuarantined", 120);
    return this.#set({ quarantined: without(this.#watch.quarantined, id) });
  }

  /** Something suspicious arrives in a watched folder; tests call it as the outer world does. */
  arrive(name: string): void {
    const one = data.caught(name);
    const { caught, checked } = this.#watch;
    this.emit("watch-changed", this.#set({ caught: [one, ...caught], checked: checked + 1 }));
  }

  /** Puts away what was checked. */
  protected confine(name: string): WatchDto {
    return this.#putAway(data.caught(name));
  }

  #putAway(one: CaughtDto): WatchDto {
    this.#known.set(one.id, one);
    return this.#set({
      caught: without(this.#watch.caught, one.id),
      quarantined: [data.quarantined(one), ...this.#watch.quarantined],
    });
  }

  #begin(id: string): WatchDto {
    const folder = this.#folders.get(id);
    if (!folder) throw { code: "not-found", args: { name: "" } };
    return this.#set({
      folders: [...this.#watch.folders, folder],
      suggested: without(this.#watch.suggested, id),
    });
  }

  #set(changed: Partial<WatchDto>): WatchDto {
    this.#watch = { ...this.#watch, ...changed };
    return this.#watch;
  }
}
