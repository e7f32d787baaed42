// One flow: a window in a fresh home, and what is kept when it fails.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { openSession, startDriver } from "./driver.mjs";
import { logs } from "./environment.mjs";
import { Window } from "./window.mjs";

/** What the size of a window is unless a flow wants another. */
export const SIZE = { width: 960, height: 760 };

const fileName = (title) => title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

/** Opens a window with these files, as if they had been dropped on it, and does `body` with it. */
export const withWindow = async (title, { files = [], environment = {}, size = SIZE }, body) => {
  const name = fileName(title);
  const driver = await startDriver(name, environment);
  try {
    const session = await openSession(driver.address, files);
    const window = new Window(session, driver.home);
    try {
      await session.setTimeouts({ script: 120_000 });
      await window.setSize(size.width, size.height);
      await body(window);
    } catch (error) {
      await keep(name, session);
      throw error;
    } finally {
      // The window may be closed by now, which ended the session.
      await session.end().catch(() => {});
    }
  } finally {
    await driver.stop();
  }
};

/** The same as a test of its own. */
export const flow = (title, options, body) =>
  test(title, { timeout: 300_000 }, () => withWindow(title, options, body));

/** Leaves a picture and the page beside the driver's log. */
const keep = async (name, session) => {
  try {
    await mkdir(logs, { recursive: true });
    await writeFile(join(logs, `${name}.png`), await session.screenshot());
    await writeFile(join(logs, `${name}.html`), await session.source());
  } catch (error) {
    console.error(`(no picture of the failure: ${error.message})`);
  }
};
