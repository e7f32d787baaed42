// One flow: a window in a fresh home, and what is kept when it fails.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { openSession, startDriver } from "./driver.mjs";
import { logs } from "./environment.mjs";
import { Window } from "./window.mjs";

/** The size that the window opens with. */
export const SIZE = { width: 1080, height: 780 };

const fileName = (title) => title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

/**
 * A test that opens a window and does `body` with it.
 *
 * `files` makes files in the home it is given and returns their paths; they are handed to the application
 * as if they had been dropped on it, since WebDriver cannot drop. `options` go before them on the command line.
 */
export const flow = (title, { files = async () => [], environment = {}, options = [], size = SIZE }, body) =>
  test(title, { timeout: 300_000 }, async () => {
    const name = fileName(title);
    const driver = await startDriver(name, environment);
    try {
      const given = await files(driver.home);
      const session = await openSession(driver.address, [...options, ...given]);
      const window = new Window(session, driver, given);
      try {
        await session.setTimeouts({ script: 120_000 });
        await window.see("screen");
        await window.setSize(size.width, size.height);
        await body(window);
        assert.equal(window.notes.length, 0, window.notes.join("\n\n"));
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
  });

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
