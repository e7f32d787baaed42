// Checking what was received: the answers in both languages, by mouse and by keyboard, one and many.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { assertAccessible } from "../harness/accessibility.mjs";
import { flow, SIZE } from "../harness/flow.mjs";
import { assertNothingCut } from "../harness/layout.mjs";
import { until } from "../harness/wait.mjs";
import { Keys } from "../harness/webdriver.mjs";

const TWICE = { width: SIZE.width / 2, height: 480 };
const CHECKING = 60_000;

/** The first bytes of a Windows program, and nothing that could run. */
const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(254)]).toString("base64");

const headers = (from, subject) =>
  `From: ${from}\r\nTo: officer@finance.gov.pk\r\nSubject: ${subject}\r\n` +
  "Date: Mon, 23 Nov 2026 09:00:00 +0500\r\nMessage-ID: <1@mail.example>\r\nMIME-Version: 1.0\r\n";

const dangerous =
  headers('"Ministry of Finance" <finance.ministry@gmail.com>', "Urgent notice") +
  'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n' +
  "Please send me the OTP code that you received now.\r\nhttp://short.example/x\r\n" +
  '--b\r\nContent-Type: application/pdf; name="Notice.pdf.exe"\r\nContent-Transfer-Encoding: base64\r\n' +
  `Content-Disposition: attachment; filename="Notice.pdf.exe"\r\n\r\n${program}\r\n--b--\r\n`;
const wanted = headers("Bilal Ahmed <bilal@university.example>", "Minutes") + "\r\nThe minutes follow on Monday.\r\n";

const put = (name, text) => async (home) => {
  const path = join(home, name);
  await writeFile(path, text);
  return [path];
};

const LANGUAGES = [
  { language: "en", locale: "en_GB.UTF-8" },
  { language: "ur", locale: "ur_PK.UTF-8" },
];

for (const { language, locale } of LANGUAGES) {
  const environment = { LANG: locale, GTK_THEME: "Adwaita" };
  const look = async (window, state) => {
    await window.note(() => assertAccessible(window, state));
    await window.setSize(TWICE.width, TWICE.height);
    await window.note(() => assertNothingCut(window, `${state} at 200 %`));
    await window.setSize(SIZE.width, SIZE.height);
  };

  flow(`a dangerous message says so (${language})`, { files: put("notice.eml", dangerous), environment }, async (window) => {
    await window.on("check-one", CHECKING);
    assert.equal(await window.run("return document.documentElement.lang;"), language);
    const told = await window.run(`
      const get = (id) => [...document.querySelectorAll('[data-testid="' + id + '"]')];
      return {
        verdict: get("verdict")[0].dataset.verdict,
        standing: get("sender")[0].dataset.standing,
        signals: get("reason").map((one) => one.dataset.signal),
        files: get("file-row").map((one) => one.dataset.verdict),
        links: document.querySelectorAll("main a[href]").length,
      };`);
    assert.equal(told.verdict, "danger");
    assert.equal(told.standing, "unknown");
    assert.deepEqual(told.files, ["danger"]);
    assert.equal(told.links, 0, "nothing can be followed");
    for (const signal of ["body.otp_request", "file.executable", "file.double_extension"]) {
      assert.ok(told.signals.includes(signal), `${signal} in ${told.signals}`);
    }
    await window.picture(`check-danger-${language}`);
    await look(window, "danger");
  });

  flow(`a wanted message is never called safe (${language})`, { files: put("minutes.eml", wanted), environment }, async (window) => {
    await window.on("check-one", CHECKING);
    assert.equal(await window.run("return document.querySelector('[data-testid=verdict]').dataset.verdict;"), "clear");
    await window.picture(`check-clear-${language}`);
    await look(window, "clear");
    await window.click("check-back");
    await window.on("check-drop");
    await window.picture(`check-drop-${language}`);
    await look(window, "check");
  });
}

const many = async (home) => {
  const paths = [];
  await mkdir(join(home, "mail"));
  for (let number = 0; number < 30; number++) {
    const path = join(home, "mail", `${number}.eml`);
    await writeFile(path, number % 10 === 3 ? dangerous : wanted);
    paths.push(path);
  }
  return paths;
};

flow("many become a list, worst first, and the keyboard is enough to read it", { files: many }, async (window) => {
  await window.on("check-list", CHECKING);
  const verdicts = await window.run(
    "return [...document.querySelectorAll('[data-testid=check-row]')].map((row) => row.dataset.verdict);",
  );
  assert.deepEqual(verdicts, [...Array(3).fill("danger"), ...Array(27).fill("clear")]);
  await window.picture("check-list-en");
  await window.note(() => assertAccessible(window, "list"));
  await window.keyOn("check-row");
  await window.on("check-one");
  await window.press(Keys.Escape);
  await window.on("check-list");
});

flow("a message pasted as text is checked", {}, async (window) => {
  await window.on("drop");
  await window.click("page-check");
  await window.on("check-drop");
  await window.click("check-paste");
  await window.run(
    `const field = document.querySelector('[data-testid=paste-source]');
     field.value = arguments[0]; field.dispatchEvent(new Event('input', { bubbles: true }));`,
    dangerous,
  );
  await window.click("paste-check");
  await window.on("check-one", CHECKING);
  assert.equal(await window.run("return document.querySelector('[data-testid=verdict]').dataset.verdict;"), "danger");
  await window.click("page-seal");
  await window.on("drop");
  await until("the page to be remembered", async () => {
    await window.click("page-check");
    return window.run("return document.querySelector('[data-testid=screen]').dataset.screen === 'check-one';");
  });
});
