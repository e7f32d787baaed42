// Opens the whole window around the scripted back end, for tests.

import { flushSync, mount, unmount } from "svelte";
import App from "../App.svelte";
import { FakeBackend, type Script } from "../backend/fake";
import { Desk } from "../state/desk.svelte";
import { toasts } from "../state/toast.svelte";

export type TestWindow = {
  fake: FakeBackend;
  desk: Desk;
  /** The one element with that `data-testid`. */
  get: (testid: string) => HTMLElement;
  find: (testid: string) => HTMLElement | null;
  all: (testid: string) => HTMLElement[];
  click: (testid: string) => Promise<void>;
  type: (testid: string, text: string) => Promise<void>;
  /** Everything that is in the document, as text and as markup. */
  html: () => string;
  close: () => void;
};

/** Lets everything that waits on a promise happen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve();
  flushSync();
  for (let turn = 0; turn < 60; turn++) await Promise.resolve();
  flushSync();
}

export async function openWindow(script: Partial<Script> = {}): Promise<TestWindow> {
  toasts.clear();
  const fake = new FakeBackend({ pace: 0, ...script });
  const desk = new Desk(fake);
  const target = document.createElement("div");
  document.body.append(target);
  const app = mount(App, { target, props: { desk } });
  await settle();

  const find = (testid: string) => document.querySelector<HTMLElement>(`[data-testid="${testid}"]`);
  const get = (testid: string) => {
    const element = find(testid);
    if (!element) throw new Error(`nothing is marked ${testid}`);
    return element;
  };
  return {
    fake,
    desk,
    find,
    get,
    all: (testid) => [...document.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`)],
    async click(testid) {
      get(testid).click();
      await settle();
    },
    async type(testid, text) {
      const field = get(testid) as HTMLInputElement;
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await settle();
    },
    html: () => document.documentElement.outerHTML,
    close() {
      void unmount(app);
      target.remove();
    },
  };
}

/** A key pressed on that element, or on whatever has the focus. */
export async function press(
  key: string,
  options: KeyboardEventInit & { on?: Element; type?: "keydown" | "keyup" } = {},
): Promise<KeyboardEvent> {
  const { on = document.activeElement ?? document.body, type = "keydown", ...init } = options;
  const event = new KeyboardEvent(type, { key, bubbles: true, cancelable: true, ...init });
  on.dispatchEvent(event);
  await settle();
  return event;
}
