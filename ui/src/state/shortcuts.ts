// The few keys that work wherever one is. The Keys box in the frame lists them.

import type { PageDto } from "../bindings/PageDto";
import type { Desk } from "./desk.svelte";
import { toasts } from "./toast.svelte";

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !["radio", "checkbox"].includes(target.type);
}

/** A box over the screen keeps the keys for itself. */
function isBoxOpen(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

/** The pages in the order of the frame: the key of each is its place. */
export const PAGES: readonly PageDto[] = [
  "seal",
  "check",
  "people",
  "checklist",
  "history",
  "computer",
  "domain",
];

const field = (testid: string) =>
  document.querySelector<HTMLInputElement>(`[data-testid="${testid}"]`);

function isCancellable(desk: Desk): boolean {
  if (desk.page === "domain") return desk.domains.busy && !desk.domains.cancelling;
  if (desk.page !== "seal" && desk.page !== "check") return false;
  if (desk.page === "check") return desk.checks.screen === "working" && !desk.checks.cancelling;
  return (desk.screen === "working" || desk.trying) && !desk.cancelling;
}

/** What the page that is open can cancel. */
function workOf(desk: Desk): { cancel: () => Promise<void> } {
  if (desk.page === "domain") return desk.domains;
  return desk.page === "check" ? desk.checks : desk;
}

export function shortcut(event: KeyboardEvent, desk: Desk): void {
  if (event.defaultPrevented || isBoxOpen()) return;
  const command = (event.ctrlKey || event.metaKey) && !event.altKey;
  const key = event.key.toLowerCase();
  const checking = desk.page === "check";
  const sealing = desk.page === "seal";
  const choosing = checking
    ? desk.checks.screen !== "working"
    : sealing && (desk.screen === "drop" || desk.screen === "list");
  const { chooseFiles, chooseFolder } = checking
    ? { chooseFiles: desk.checks.files, chooseFolder: desk.checks.folder }
    : desk;

  const page = PAGES[Number(key) - 1];
  const search = field(`${desk.page}-search`);
  if (command && page) {
    event.preventDefault();
    void desk.turnTo(page);
  } else if (command && key === "f" && search) {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (command && key === "p" && desk.page === "checklist") {
    event.preventDefault();
    window.print();
  } else if (command && key === "o" && choosing) {
    event.preventDefault();
    void (event.shiftKey ? chooseFolder() : chooseFiles());
  } else if (command && key === "enter" && sealing && desk.screen === "list") {
    event.preventDefault();
    void desk.askToSeal();
  } else if (command && key === "z" && !isTyping(event.target) && toasts.current?.action) {
    event.preventDefault();
    toasts.current.action.run();
  } else if (key === "escape" && isCancellable(desk)) {
    event.preventDefault();
    void workOf(desk).cancel();
  } else if (key === "escape" && desk.page === "people" && desk.people.screen === "one") {
    event.preventDefault();
    void desk.people.back();
  } else if (key === "escape" && desk.page === "domain" && desk.domains.screen === "report") {
    event.preventDefault();
    desk.domains.back();
  } else if (
    key === "escape" &&
    checking &&
    desk.checks.screen === "one" &&
    desk.checks.rows.length > 1
  ) {
    event.preventDefault();
    desk.checks.back();
  }
}
