// Sealing from the list to the finished file, by mouse and by keyboard, in both languages and formats.
import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { flow } from "../harness/flow.mjs";
import {
  assertSameContents,
  assertSameFiles,
  extractWithSevenZip,
  filesBelow,
  sevenZipOpens,
  threeFiles,
} from "../harness/samples.mjs";
import { until } from "../harness/wait.mjs";
import { Keys } from "../harness/webdriver.mjs";

/** Long enough for a password hash made to be slow, on a slow machine. */
const SEALING = 120_000;

const sealedFile = async (window) => {
  const folder = dirname(window.files[0]);
  const name = await window.text("sealed-name");
  return { folder, name, path: join(folder, name) };
};

flow("three files sealed by mouse in English open in 7-Zip byte for byte", { files: threeFiles }, async (window) => {
  await window.on("list");
  assert.equal(await window.run("return document.documentElement.lang;"), "en");
  assert.equal(await window.count("item-row"), 3);
  await window.type("recipient-name", "Ayesha Siddiqui");
  await window.type("recipient-address", "ayesha.siddiqui@finance.gov.pk");
  await window.type("recipient-phone", "0300 1234567");
  await window.click("format-zip");
  await window.seal();
  await window.on("sealed", SEALING);

  const { folder, name, path } = await sealedFile(window);
  assert.deepEqual(await filesBelow(folder), [...window.files.map((file) => file.slice(folder.length + 1)), name].sort());

  assert.equal(await window.text("password"), "", "the password is hidden at first");
  await window.click("reveal-switch");
  const password = await window.shownPassword();
  await assertSameContents(window.files, await extractWithSevenZip(path, password, window.home));
  assert.equal(await sevenZipOpens(path, `${password}x`), false, "another password opens nothing");
  await window.click("reveal-switch");
  await until("the password to be hidden", async () => (await window.text("password")) === "");

  await window.click("way-sms");
  // The dialog grows when the message is there.
  await window.see("qr");
  await window.tick("shared-sms");
  await window.click("way-close");
  await window.gone("sms-dialog");
  await window.click("finish");
  await window.on("drop");
});

flow("three files sealed with the keyboard alone in Urdu open in 7-Zip byte for byte", { files: threeFiles }, async (window) => {
  await window.on("list");
  await window.keyOn("language");
  await until("the window to turn to Urdu", () =>
    window.run("return document.documentElement.lang === 'ur' && document.documentElement.dir === 'rtl';"),
  );
  await window.tabTo("recipient-name");
  await window.press("Ayesha");
  await window.tabTo("recipient-phone");
  await window.press("03001234567");
  await window.keyOn("seal");
  await window.on("sealed", SEALING);

  const { path } = await sealedFile(window);
  await window.tabTo("reveal-hold");
  await window.session.hold(Keys.Space);
  const password = await window.shownPassword();
  await window.session.release();
  await until("the password to be hidden again", async () => (await window.text("password")) === "");
  await assertSameContents(window.files, await extractWithSevenZip(path, password, window.home));

  await window.keyOn("way-call");
  await window.tabTo("call-stage");
  for (const group of password.split("-")) {
    const said = await window.text("call-group");
    assert.ok(group.split("").every((glyph) => said.includes(glyph)), `“${said}” spells ${group}`);
    await window.press(Keys.Space);
  }
  await window.keyOn("shared-call", Keys.Space);
  await window.keyOn("way-close");
  await window.gone("call-dialog");
  await window.keyOn("finish");
  await window.on("drop");
});

flow("a muhr file opens in the window after a wrong password and then the right one", { files: threeFiles }, async (window) => {
  await window.on("list");
  await window.type("recipient-name", "Ayesha Siddiqui");
  await window.click("format-muhr");
  await window.click("seal");
  await window.on("sealed", SEALING);
  const { folder, path } = await sealedFile(window);
  await window.click("reveal-switch");
  const password = await window.shownPassword();
  await window.click("way-copy");
  await window.see("countdown");
  await window.tick("shared-copy");
  await window.click("way-close");
  await window.click("finish");
  await window.on("drop");

  await window.openWith(path);
  await window.on("open");
  await window.type("open-password", "zzzz-zzzz-zzzz-zzzz");
  await window.click("open-sealed");
  await window.see("error", SEALING);
  assert.equal(await window.run("return document.querySelector('[data-testid=error]').dataset.code;"), "wrong-password");
  const before = await filesBelow(folder);

  await window.type("open-password", password);
  await window.press(Keys.Enter);
  await window.on("opened", SEALING);
  const opened = join(folder, await window.text("opened-folder"));
  await assertSameFiles(window.files, opened);
  assert.equal((await filesBelow(opened)).length, window.files.length);
  assert.equal((await filesBelow(folder)).length, before.length + window.files.length, "nothing else was written");
  assert.match(await window.text("cover"), /Ayesha Siddiqui/);
});
