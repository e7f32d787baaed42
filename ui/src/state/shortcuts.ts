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
  return (desk.screen === "working" || desk.trying) && !desk.cancelling;
}

export function shortcut(event: KeyboardEvent, desk: Desk): void {
  if (event.defaultPrevented || isBoxOpen()) return;
  const command = (event.ctrlKey || event.metaKey) && !event.altKey;
  const key = event.key.toLowerCase();
  const choosing = desk.screen === "drop" || desk.screen === "list";

  if (command && key === "o" && choosing) {
    event.preventDefault();
    void (event.shiftKey ? desk.chooseFolder() : desk.chooseFiles());
  } else if (command && key === "enter" && desk.screen === "list") {
    event.preventDefault();
    void desk.seal();
  } else if (command && key === "z" && !isTyping(event.target) && toasts.current?.action) {
    event.preventDefault();
    toasts.current.action.run();
  } else if (key === "escape" && isCancellable(desk)) {
    event.preventDefault();
    void desk.cancel();
  }
}
