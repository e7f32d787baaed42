// What every part of the scripted back end stands on: who listens, how long things take, what fails.

import type { Events } from "./backend";
import { ERROR_ARGS } from "./fake-data";

export type Failure = { command: string; code: string };

export class FakeBase {
  readonly #listeners = new Map<keyof Events, Set<(payload: never) => void>>();
  readonly #pace: number;
  readonly #fail: Failure | null;

  constructor(pace: number, fail: Failure | null) {
    this.#pace = pace;
    this.#fail = fail;
  }

  on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): () => void {
    const set = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, set.add(listener as (payload: never) => void));
    return () => void set.delete(listener as (payload: never) => void);
  }

  /** What the program would say of its own accord; tests call it as the outer world does. */
  emit<E extends keyof Events>(event: E, payload: Events[E]): void {
    for (const listener of this.#listeners.get(event) ?? []) {
      (listener as (payload: Events[E]) => void)(payload);
    }
  }

  protected async step(command: string, milliseconds: number): Promise<void> {
    await this.wait(milliseconds);
    if (this.#fail?.command === command) throw { code: this.#fail.code, args: ERROR_ARGS };
  }

  protected async wait(milliseconds: number): Promise<void> {
    if (this.#pace > 0) {
      await new Promise((next) => setTimeout(next, milliseconds * this.#pace));
    }
  }
}
