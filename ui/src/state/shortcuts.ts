// The few keys that work wherever one is. The Keys box in the frame lists them.

import type { Desk } from "./desk.svelte";
import { toasts } from "./toast.svelte";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && !["radio", "checkbox"].includes(target.type);
}

/** A box over the screen keeps the keys for itself. */
function isBoxOpen(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

function isCancellable(desk: Desk): boolean {
  if (desk.page === "check") return desk.checks.screen === "working" && !desk.checks.cancelling;
  return (desk.screen === "working" || desk.trying) && !desk.cancelling;
}

export function shortcut(event: KeyboardEvent, desk: Desk): void {
  if (event.defaultPrevented || isBoxOpen()) return;
  const command = (event.ctrlKey || event.metaKey) && !event.altKey;
  const key = event.key.toLowerCase();
  const checking = desk.page === "check";
  const choosing = checking
    ? desk.checks.screen !== "working"
    : desk.screen === "drop" || desk.screen === "list";
  const { chooseFiles, chooseFolder } = checking
    ? { chooseFiles: desk.checks.files, chooseFolder: desk.checks.folder }
    : desk;

  if (command && (key === "1" || key === "2")) {
    event.preventDefault();
    void desk.turnTo(key === "1" ? "seal" : "check");
  } else if (command && key === "o" && choosing) {
    event.preventDefault();
    void (event.shiftKey ? chooseFolder() : chooseFiles());
  } else if (command && key === "enter" && !checking && desk.screen === "list") {
    event.preventDefault();
    void desk.seal();
  } else if (command && key === "z" && !isTyping(event.target) && toasts.current?.action) {
    event.preventDefault();
    toasts.current.action.run();
  } else if (key === "escape" && isCancellable(desk)) {
    event.preventDefault();
    void (checking ? desk.checks.cancel() : desk.cancel());
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
