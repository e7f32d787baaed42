// What lies on the page "history": what was sealed, checked, verified and reported.

import { asError, type Backend } from "../backend";
import type { ErrorDto } from "../bindings/ErrorDto";
import type { ReceiptDto } from "../bindings/ReceiptDto";
import { t } from "../text/language.svelte";
import { toasts } from "./toast.svelte";

export class History {
  readonly #backend: Backend;

  text = $state("");
  /** `sealed`, `checked`, `verified`, `reported`; empty for all. */
  kind = $state("");
  receipts = $state.raw<readonly ReceiptDto[]>([]);
  total = $state(0);
  fresh = $state(true);
  trouble = $state.raw<ErrorDto | null>(null);

  #turn = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  search = async (): Promise<void> => {
    const turn = ++this.#turn;
    await this.attempt(async () => {
      const found = await this.#backend.history(this.#filter, 0);
      if (turn !== this.#turn) return;
      this.receipts = found.receipts;
      this.total = found.total;
    });
    if (turn === this.#turn) this.fresh = false;
  };

  more = (): Promise<boolean> =>
    this.attempt(async () => {
      const turn = this.#turn;
      const found = await this.#backend.history(this.#filter, this.receipts.length);
      if (turn !== this.#turn) return;
      this.receipts = [...this.receipts, ...found.receipts];
      this.total = found.total;
    });

  remove = (id: number): Promise<boolean> =>
    this.attempt(async () => {
      await this.#backend.deleteReceipt(id);
      this.receipts = this.receipts.filter((one) => one.id !== id);
      this.total -= 1;
      toasts.show(t("history-entry-gone"));
    });

  clear = (): Promise<boolean> =>
    this.attempt(async () => {
      await this.#backend.clearHistory();
      await this.search();
      toasts.show(t("history-cleared"));
    });

  save = (format: "csv" | "json"): Promise<boolean> =>
    this.attempt(async () => {
      const name = await this.#backend.exportHistory(format);
      toasts.show(t("history-exported", { name }));
    });

  forget = (id: number): Promise<boolean> =>
    this.attempt(async () => {
      await this.#backend.forgetPassword(id);
      this.receipts = this.receipts.map((one) =>
        one.id === id ? { ...one, passwordUntil: 0 } : one,
      );
      toasts.show(t("history-forgotten"));
    });

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

  get #filter() {
    return { text: this.text.trim(), kind: this.kind };
  }
}
