// Checking what did not come as Internet mail: an item from Outlook, a document with a macro, and several at once.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { assertAccessible } from "../harness/accessibility.mjs";
import { documentWithMacro, item } from "../harness/compound.mjs";
import { flow, SIZE } from "../harness/flow.mjs";
import { assertNothingCut } from "../harness/layout.mjs";
import { Keys } from "../harness/webdriver.mjs";

const TWICE = { width: SIZE.width / 2, height: 480 };
const CHECKING = 60_000;

const outlook = item({
  from: "security@sbp-alerts.example",
  name: "State Bank of Pakistan",
  to: "officer@finance.gov.pk",
  subject: "Account notice",
  text: "Dear customer, verify your account within 24 hours at http://sbp-alerts.example/login or it will be closed.",
});
const macro = documentWithMacro('Sub AutoOpen()\r\nShell "cmd.exe /c echo", vbHide\r\nEnd Sub\r\n');
const plain = Buffer.from("The committee meets on Monday.\r\n");

const put = (files) => async (home) => {
  await mkdir(join(home, "received"));
  const paths = [];
  for (const [name, content] of Object.entries(files)) {
    paths.push(join(home, "received", name));
    await writeFile(paths.at(-1), content);
  }
  return paths;
};

const told = (window) =>
  window.run(`
    const get = (id) => [...document.querySelectorAll('[data-testid="' + id + '"]')];
    return {
      verdict: get("verdict")[0].dataset.verdict,
      standing: get("sender")[0]?.dataset.standing,
      signals: get("reason").map((one) => one.dataset.signal),
      files: get("file-row").map((one) => one.dataset.verdict),
    };`);

for (const [language, locale] of [
  ["en", "en_GB.UTF-8"],
  ["ur", "ur_PK.UTF-8"],
]) {
  const environment = { LANG: locale, GTK_THEME: "Adwaita" };
  const look = async (window, state) => {
    await window.picture(`check-${state}-${language}`);
    await window.note(() => assertAccessible(window, state));
    await window.setSize(TWICE.width, TWICE.height);
    await window.note(() => assertNothingCut(window, `${state} at 200 %`));
    await window.setSize(SIZE.width, SIZE.height);
  };

  flow(`an Outlook item is judged like mail (${language})`, { files: put({ "notice.msg": outlook }), environment }, async (window) => {
    await window.on("check-one", CHECKING);
    const { verdict, standing, signals } = await told(window);
    assert.notEqual(verdict, "clear");
    assert.equal(standing, "unknown");
    for (const signal of ["from.display_brand_mismatch", "body.credential_request"]) {
      assert.ok(signals.includes(signal), `${signal} in ${signals}`);
    }
    await look(window, "outlook");
  });

  const options = ["--check"]; // What is not mail would be taken for sealing.
  const document = { files: put({ "Budget.docm": macro }), environment, options };
  flow(`a document with a macro is danger (${language})`, document, async (window) => {
    await window.on("check-one", CHECKING);
    const { verdict, standing, signals, files } = await told(window);
    assert.equal(verdict, "danger");
    assert.equal(standing, null, "a lone file has no sender");
    assert.ok(signals.includes("file.macro_suspicious"), `${signals}`);
    assert.deepEqual(files, ["danger"]);
    await look(window, "macro");
  });

  flow(
    `several kinds at once become one list, worst first (${language})`,
    { files: put({ "a.txt": plain, "Budget.docm": macro, "notice.msg": outlook }), environment, options },
    async (window) => {
      await window.on("check-list", CHECKING);
      const names = await window.run(
        "return [...document.querySelectorAll('[data-testid=check-row]')].map((row) => row.dataset.verdict);",
      );
      assert.equal(names[0], "danger");
      assert.equal(names.at(-1), "clear");
      await look(window, "kinds");
      await window.keyOn("check-row");
      await window.on("check-one");
      await window.press(Keys.Escape);
      await window.on("check-list");
    },
  );
}
