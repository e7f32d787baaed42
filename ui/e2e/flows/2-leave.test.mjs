// Stopping and leaving.
import assert from "node:assert/strict";
import { dirname } from "node:path";
import { flow } from "../harness/flow.mjs";
import { filesBelow, hugeFile, threeFiles } from "../harness/samples.mjs";
import { until } from "../harness/wait.mjs";
import { Keys } from "../harness/webdriver.mjs";

const SEALING = 120_000;

const leftBehind = async (home) => (await filesBelow(home)).filter((name) => name.endsWith(".muhr-partial"));

const startSealing = async (window) => {
  await window.click("seal");
  await window.on("working");
  await until("something to be sealed", () => window.run("return document.querySelector('[data-testid=progress]')?.value > 0;"));
  assert.equal((await leftBehind(window.home)).length, 1, "while it works there is one partial file");
};

const assertNothingLeft = async (window) => {
  await window.see("stopped");
  assert.deepEqual(await filesBelow(dirname(window.files[0])), ["recording.bmp"]);
  assert.deepEqual(await leftBehind(window.home), []);
};

flow("cancelling a large file leaves nothing behind", { files: hugeFile }, async (window) => {
  await window.on("list");
  await startSealing(window);
  await window.click("cancel");
  await window.on("list");
  await assertNothingLeft(window);

  await startSealing(window);
  await window.press(Keys.Escape);
  await window.on("list");
  await assertNothingLeft(window);
});

flow("closing before the password was told asks, and stays or leaves as told", { files: threeFiles }, async (window) => {
  await window.on("list");
  await window.click("seal");
  await window.on("sealed", SEALING);
  await window.closeButton();
  await window.click("leave-stay");
  await window.gone("leave-dialog");
  assert.equal(await window.screen(), "sealed");

  await window.click("finish");
  await window.click("leave-stay");
  await window.gone("leave-dialog");
  assert.equal(await window.screen(), "sealed");

  await window.closeButton();
  // The answer may come after the window is gone.
  await window.click("leave-anyway").catch(() => {});
  await window.closed();
});

flow("closing after the password was told does not ask", { files: threeFiles }, async (window) => {
  await window.on("list");
  await window.click("seal");
  await window.on("sealed", SEALING);
  await window.click("way-whatsapp");
  // The dialog grows when the message is there.
  await window.see("qr");
  await window.tick("shared-whatsapp");
  await window.click("way-close");
  await window.gone("whatsapp-dialog");
  await window.closeButton();
  await window.closed();
});
