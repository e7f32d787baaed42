// Verifying a sender step by step, reporting, and the checklist to read and to print, in both languages.
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
const SEALING = 120_000;

const headers = (from, subject) =>
  `From: ${from}\r\nTo: officer@finance.gov.pk\r\nSubject: ${subject}\r\n` +
  "Date: Mon, 23 Nov 2026 09:00:00 +0500\r\nMessage-ID: <1@mail.example>\r\nMIME-Version: 1.0\r\n";

const stranger =
  headers("Parcel Service <info@parcel.example>", "Your parcel") +
  "\r\nPlease call +92 42 5550133 within 24 hours about your parcel.\r\n";
const code =
  headers('"Ministry of Finance" <finance.ministry@gmail.com>', "Urgent notice") +
  "\r\nPlease send me the OTP code that you received now.\r\n";

/** The message, and settings with somewhere to report it to. */
const put = (text) => async (home) => {
  await mkdir(join(home, ".config", "muhr"), { recursive: true });
  const settings = { report_address: "cert@office.example" };
  await writeFile(join(home, ".config", "muhr", "settings.json"), JSON.stringify(settings));
  const path = join(home, "message.eml");
  await writeFile(path, text);
  return [path];
};

const openStep = (window) =>
  window.run("return document.querySelector('[data-testid=step][data-open=true]')?.dataset.step ?? null;");

const LANGUAGES = [
  { language: "en", locale: "en_GB.UTF-8" },
  { language: "ur", locale: "ur_PK.UTF-8" },
];
const STEPS = ["expected", "address", "same", "origin", "asks", "call", "secret", "files", "second"];

for (const { language, locale } of LANGUAGES) {
  const environment = { LANG: locale, GTK_THEME: "Adwaita" };
  const look = async (window, state) => {
    await window.note(() => assertAccessible(window, state));
    await window.setSize(TWICE.width, TWICE.height);
    await window.note(() => assertNothingCut(window, `${state} at 200 %`));
    await window.setSize(SIZE.width, SIZE.height);
  };

  flow(`a stranger is verified step by step (${language})`, { files: put(stranger), environment }, async (window) => {
    await window.on("check-one", CHECKING);
    await window.click("check-verify");
    await window.on("check-steps");
    for (const step of STEPS) {
      await until(`the step “${step}”`, async () => (await openStep(window)) === step);
      if (step === "call") {
        await window.see("step-no-number");
        assert.equal(await window.run("return document.querySelector('[data-testid=struck]').tagName;"), "S");
        await window.picture(`checklist-call-${language}`);
      }
      await look(window, `step “${step}”`);
      await window.click(step === "second" ? "answer-unchecked" : "answer-yes");
    }
    await until("the outcome", async () => (await openStep(window)) === "outcome");
    assert.equal(await window.run("return document.querySelectorAll('[data-testid=steps-open] li').length;"), 1);
    await window.click("steps-verified");
    await window.type("steps-by", "Saima Rauf");
    await window.picture(`checklist-outcome-${language}`);
    await look(window, "outcome");
    await window.click("steps-record");
    await window.on("check-one");
    // Whoever was verified is in the address book now.
    await window.click("check-person");
    await window.on("people-one");
    assert.equal(
      await window.run("return document.querySelector('[data-testid=person]').dataset.standing;"),
      "verified",
    );
    await window.see("verification-answers");
    await look(window, "person verified by the checklist");
  });

  flow(`a request for a code is reported and nothing else (${language})`, { files: put(code), environment }, async (window) => {
    await window.on("check-one", CHECKING);
    await window.click("check-verify");
    await window.see("steps-stop");
    assert.equal(await window.count("answer-yes"), 0);
    await window.picture(`checklist-stop-${language}`);
    await look(window, "stop");
    await window.click("steps-report");
    await window.on("sealed", SEALING);
    await window.click("draft");
    await window.see("draft-body");
    assert.equal(await window.text("draft-to"), "cert@office.example");
    await look(window, "draft of a report");
  });

  flow(`the checklist is one page to read (${language})`, { environment }, async (window) => {
    await window.on("drop");
    await window.click("page-checklist");
    await window.on("checklist");
    assert.equal(await window.count("checklist-step"), 10);
    assert.equal(await window.count("checklist-rule"), 4);
    await window.picture(`checklist-${language}`);
    await look(window, "checklist");
    await window.click("page-history");
    await window.see("history-empty");
    await look(window, "history, nothing yet");

    // As on paper: A4 less its margins is 182 by 269 mm, at 96 dots an inch.
    await window.click("page-checklist");
    await window.run(`
      for (const sheet of document.styleSheets)
        for (const rule of sheet.cssRules) if (rule.media?.mediaText === "print") rule.media.mediaText = "all";
      document.body.style.inlineSize = "182mm";`);
    await window.settle();
    const { height, chrome } = await window.run(`
      const shown = (query) => document.querySelector(query).getClientRects().length > 0;
      return {
        height: document.querySelector("[data-testid=checklist]").getBoundingClientRect().height,
        chrome: shown("nav") || shown("[data-testid=print]"),
      };`);
    assert.equal(chrome, false, "nothing to press is printed");
    assert.ok(height <= (269 / 25.4) * 96, `${height} px fit on one page`);
  });
}

flow("the steps are answered with the keyboard alone", { files: put(stranger) }, async (window) => {
  await window.on("check-one", CHECKING);
  await window.keyOn("check-verify");
  await window.on("check-steps");
  await window.keyOn("answer-no");
  await until("the second step", async () => (await openStep(window)) === "address");
  await window.keyOn("answer-unchecked", Keys.Space);
  await until("the third step", async () => (await openStep(window)) === "same");
  await window.keyOn("steps-back", Keys.Enter, { backwards: true });
  await window.on("check-one");
});
