// The window as a person meets it: by what is on it, not by how it is built.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { application, screenshots } from "./environment.mjs";
import { PATIENCE, until } from "./wait.mjs";
import { Keys } from "./webdriver.mjs";

const byTestId = (id) => `[data-testid="${id}"]`;

/** Runs in the page: whether an element is drawn and not hidden. */
const IS_SHOWN = `
  const element = arguments[0] instanceof Element ? arguments[0] : document.querySelector(arguments[0]);
  return !!element && element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;`;

export class Window {
  /**
   * @param session the WebDriver session
   * @param driver  its driver, with the home and the variables of the application
   * @param files   what was handed to the application when it started
   */
  constructor(session, driver, files) {
    this.session = session;
    this.home = driver.home;
    this.files = files;
    this.environment = driver.environment;
    /** What was found wrong without ending the flow. */
    this.notes = [];
  }

  /** Runs an assertion; its failure ends the flow only when the flow has come to its end. */
  async note(assertion) {
    try {
      await assertion();
    } catch (error) {
      if (!(error instanceof assert.AssertionError)) throw error;
      this.notes.push(error.message);
    }
  }

  run(script, ...args) {
    return this.session.run(script, ...args);
  }

  isShown(id) {
    return this.session.run(IS_SHOWN, byTestId(id));
  }

  /** Waits until an element is shown, and gives it back. */
  async see(id, patience = PATIENCE) {
    await until(`“${id}” to be shown`, () => this.isShown(id), patience);
    const [element] = await this.session.find(byTestId(id));
    return element;
  }

  /** Waits until an element is no longer shown. */
  gone(id, patience = PATIENCE) {
    return until(`“${id}” to go`, async () => !(await this.isShown(id)), patience);
  }

  /** How many elements carry this name. */
  async count(id) {
    return (await this.session.find(byTestId(id))).length;
  }

  async click(id) {
    const element = await this.see(id);
    await until(`“${id}” to be usable`, () => this.#is(id, "!element.disabled"));
    // A person would scroll until nothing lies over it.
    await this.#is(id, "element.scrollIntoView({ block: 'center', behavior: 'instant' })");
    // What still moves would be missed.
    await this.settle();
    // A button of a row is drawn by its label; the input itself is out of sight.
    const label = await this.#is(id, "element.matches('input.visually-hidden') ? element.closest('label') : null");
    await this.session.click(label ? Object.values(label)[0] : element);
  }

  /** Ticks a box, and waits until it is ticked. */
  async tick(id) {
    await this.click(id);
    await until(`“${id}” to be ticked`, () => this.#is(id, "element.checked"));
  }

  async type(id, text) {
    const element = await this.see(id);
    await this.session.clear(element);
    await this.session.type(element, text);
  }

  /** Presses Seal, and seals anyway where the window asks about the recipient first. */
  async seal() {
    await this.click("seal");
    const asked = await until("the sealing or a question", async () => {
      if (await this.isShown("recipient-anyway")) return "asked";
      return (await this.screen()) !== "list" && "begun";
    });
    if (asked === "asked") await this.click("recipient-anyway");
  }

  /** What an element says, as drawn, with white space folded; an input's value. */
  async text(id) {
    await this.see(id);
    const text = await this.#is(id, "element.matches('input, textarea, select') ? element.value : element.innerText");
    return text.replace(/\s+/g, " ").trim();
  }

  #is(id, expression) {
    return this.session.run(`const element = document.querySelector(arguments[0]); return ${expression};`, byTestId(id));
  }

  press(key, modifiers) {
    return this.session.press(key, modifiers);
  }

  /** The name of whatever has the focus, if it has one. */
  focused() {
    return this.session.run("return document.activeElement?.dataset?.testid ?? null;");
  }

  /** Moves the focus with the Tab key alone until it is on this element. */
  async tabTo(id, { backwards = false, most = 60 } = {}) {
    await this.see(id);
    const passed = [];
    for (let step = 0; step < most; step++) {
      const focused = await this.focused();
      if (focused === id) return this.#assertFocusUncovered(id);
      passed.push(focused);
      await this.press(Keys.Tab, backwards ? [Keys.Shift] : []);
    }
    assert.fail(`the Tab key does not reach “${id}”; it passed ${passed.join(", ")}`);
  }

  /** What has the focus must not lie under something else (WCAG 2.2, 2.4.11). */
  async #assertFocusUncovered(id) {
    await this.settle();
    const covering = await this.run(`
      const element = document.activeElement;
      const { left, top, width, height } = element.getBoundingClientRect();
      if (width <= 1 || height <= 1) return null;
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      const belongs = hit && (element.contains(hit) || hit.contains(element) || hit.closest("label")?.contains(element));
      return belongs ? null : (hit?.outerHTML.slice(0, 120) ?? "the edge of the window");`);
    assert.equal(covering, null, `“${id}” has the focus and is covered`);
  }

  /** Goes to an element with the Tab key and presses a key there. */
  async keyOn(id, key = Keys.Enter, options) {
    await this.tabTo(id, options);
    await this.press(key);
  }

  async setSize(width, height) {
    await this.session.setSize(width, height);
    await until("the window to take its size", () =>
      this.session.run(
        "return Math.abs(innerWidth - arguments[0]) < 2 && Math.abs(innerHeight - arguments[1]) < 2;",
        width,
        height,
      ),
    );
  }

  /** Lets fonts load and movements end, so that a picture shows what stays. */
  async settle() {
    await this.session.runAsync(`
      const done = arguments[0];
      const ends = (animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime);
      document.fonts.ready
        .then(() => Promise.allSettled(document.getAnimations().filter(ends).map((animation) => animation.finished)))
        .then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));`);
  }

  /** Takes a picture for the documentation. */
  async picture(name) {
    await this.settle();
    await mkdir(screenshots, { recursive: true });
    await writeFile(join(screenshots, `${name}.png`), await this.session.screenshot());
  }

  /** Asks the window to close, as its close button does: the message a window manager would send. */
  async closeButton() {
    const script = join(dirname(fileURLToPath(import.meta.url)), "close_window.py");
    await succeed(spawn("python3", [script, "Muhr"], { stdio: "inherit" }));
  }

  /** Waits until the window is closed, which ends the session. */
  closed() {
    return until("the window to close", () => this.run("return false;").catch(() => true));
  }

  /** Opens a file with the application while its window is open, as a file manager would. */
  async openWith(...files) {
    await succeed(spawn(application, files, { env: this.environment, stdio: "inherit" }));
  }

  /** The name of the screen that is shown. */
  screen() {
    return this.run("return document.querySelector('[data-testid=screen]')?.dataset.screen ?? null;");
  }

  /** Waits for a screen. */
  on(screen, patience) {
    return until(`the screen “${screen}”`, async () => (await this.screen()) === screen, patience);
  }

  /** The password as it stands on the window, its groups joined as the window says they are. */
  async shownPassword() {
    const groups = await until("the password to be shown", async () => {
      const groups = await this.run(
        "return [...document.querySelectorAll('[data-testid=password] li')].map((group) => group.textContent.trim());",
      );
      return groups.length > 0 && groups;
    });
    return groups.join("-");
  }
}

const succeed = async (child) => {
  const [code] = await once(child, "exit");
  assert.equal(code, 0, `${child.spawnargs.join(" ")} failed`);
};
