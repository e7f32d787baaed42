// A W3C WebDriver client of the size we need (https://www.w3.org/TR/webdriver2/).

/** The key under which WebDriver passes an element around. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Keys by name, as the specification's private-use characters. */
export const Keys = {
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Escape: "\uE00C",
  Space: " ",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Delete: "\uE017",
};

/** An answer of the driver that is not a success; `code` is the specification's error code. */
export class WebDriverError extends Error {
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** How long the driver may take over any one request; only a hung driver takes longer. */
const LIMIT = 180_000;
/** How long it may take to say that it is there. At its start it sometimes forgets a question, which is then asked again. */
const READY_LIMIT = 2_000;

const request = async (url, method, body, limit = LIMIT) => {
  const answer = await fetch(url, {
    method,
    signal: AbortSignal.timeout(limit),
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  const value = text ? JSON.parse(text).value : null;
  if (!answer.ok) throw new WebDriverError(value?.error ?? String(answer.status), value?.message ?? text);
  return value;
};

/** Whether a driver answers at this address. */
export const isReady = async (address) => {
  try {
    await request(`${address}/status`, "GET", undefined, READY_LIMIT);
    return true;
  } catch {
    return false;
  }
};

/** One session: one window of the application. */
export class Session {
  #address;

  constructor(address) {
    this.#address = address;
  }

  /** Starts the application. The driver passes nothing but the program and its arguments. */
  static async start(address, application, args) {
    const alwaysMatch = { "tauri:options": { application, args } };
    const { sessionId } = await request(`${address}/session`, "POST", { capabilities: { alwaysMatch } });
    return new Session(`${address}/session/${sessionId}`);
  }

  #post(path, body = {}) {
    return request(`${this.#address}/${path}`, "POST", body);
  }

  async end() {
    await request(this.#address, "DELETE");
  }

  /** Runs the body of a function in the page and gives back what it returns. */
  run(script, ...args) {
    return this.#post("execute/sync", { script, args });
  }

  /** The same for a body that hands its result to the last of its arguments, some time later. */
  runAsync(script, ...args) {
    return this.#post("execute/async", { script, args });
  }

  setTimeouts(timeouts) {
    return this.#post("timeouts", timeouts);
  }

  /** All elements that match; none is no error. */
  async find(selector) {
    const found = await this.#post("elements", { using: "css selector", value: selector });
    return found.map((element) => element[ELEMENT]);
  }

  click(element) {
    return this.#post(`element/${element}/click`);
  }

  clear(element) {
    return this.#post(`element/${element}/clear`);
  }

  type(element, text) {
    return this.#post(`element/${element}/value`, { text });
  }

  /** Presses keys at whatever has the focus: `modifiers` are held meanwhile. */
  async press(key, modifiers = []) {
    const keys = (type, values) => values.map((value) => ({ type, value }));
    const actions = [
      ...keys("keyDown", modifiers),
      ...[...key].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]),
      ...keys("keyUp", [...modifiers].reverse()),
    ];
    await this.#post("actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Holds one key down until `release` is called. */
  async hold(key) {
    await this.#post("actions", {
      actions: [{ type: "key", id: "keyboard", actions: [{ type: "keyDown", value: key }] }],
    });
  }

  release() {
    return request(`${this.#address}/actions`, "DELETE");
  }

  /** The page as a PNG. */
  async screenshot() {
    return Buffer.from(await request(`${this.#address}/screenshot`, "GET"), "base64");
  }

  source() {
    return request(`${this.#address}/source`, "GET");
  }

  /** Asks for a size of the window in CSS pixels, its frame included. */
  setSize(width, height) {
    return this.#post("window/rect", { width, height });
  }
}
