// The check of a domain: what is typed, what comes of it, and that nobody is asked before. The name server is ours; ports
// 25 and 443 are not, so one domain is not for mail and the other one's server refuses.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before } from "node:test";
import { assertAccessible } from "../harness/accessibility.mjs";
import { flow, SIZE } from "../harness/flow.mjs";
import { assertNothingCut } from "../harness/layout.mjs";
import { startNameServer } from "../harness/name_server.mjs";
import { until } from "../harness/wait.mjs";
import { Keys } from "../harness/webdriver.mjs";

const TWICE = { width: SIZE.width / 2, height: 480 };
/** A check takes ten seconds at most, and the machine may be busy. */
const CHECKING = 60_000;
const TOPICS = ["spf", "dkim", "dmarc", "mx", "starttls", "web", "mta-sts", "tls-rpt", "dane", "dnssec", "caa"];

const zone = {
  // Not for mail, and says so.
  "tidy.example": { MX: [[0, ""]], TXT: ["v=spf1 -all"], CAA: [[0, "issue", ";"]] },
  "_dmarc.tidy.example": "v=DMARC1; p=reject; rua=mailto:dmarc@tidy.example",
  // Anybody may send as it.
  "loose.example": { MX: [[10, "mx.loose.example"]], TXT: ["v=spf1 mx include:_spf.loose.example +all"] },
  "_spf.loose.example": "v=spf1 ip4:192.0.2.0/24 -all",
  "_dmarc.loose.example": "v=DMARC1; p=none",
  "mx.loose.example": { A: ["127.0.0.2"] },
  "_25._tcp.mx.loose.example": { TLSA: [[3, 1, 1, "ab".repeat(32)]] },
};

const message =
  "From: Somebody <somebody@loose.example>\r\nTo: officer@finance.gov.pk\r\nSubject: Good day\r\n" +
  "Date: Mon, 23 Nov 2026 09:00:00 +0500\r\nMessage-ID: <1@loose.example>\r\n\r\nGood day.\r\n";

let server;
before(async () => {
  server = await startNameServer(zone);
});
after(() => server.stop());

/** Settings that name our server, so that nobody else is asked. */
const settings = async (home) => {
  await mkdir(join(home, ".config", "muhr"), { recursive: true });
  await writeFile(join(home, ".config", "muhr", "settings.json"), JSON.stringify({ resolver: server.address }));
  return [];
};

/** The same, and a message. */
const withMessage = async (home) => {
  await settings(home);
  const path = join(home, "good day.eml");
  await writeFile(path, message);
  return [path];
};

/** What each element of this name carries as `data-…`. */
const data = (window, id, name) =>
  window.run(
    "return [...document.querySelectorAll(arguments[0])].map((one) => one.dataset[arguments[1]] ?? null);",
    `[data-testid="${id}"]`,
    name,
  );

/** How a topic stands. */
const stateOf = (window, topic) =>
  window.run("return document.querySelector(arguments[0])?.dataset.state ?? null;", `[data-testid="domain-topic"][data-topic="${topic}"]`);

const unfold = (window) => window.run("document.querySelectorAll('main details').forEach((one) => { one.open = true; });");

/** Every finding has its words, and no key stands where words should be. */
const assertWords = async (window) => {
  const bare = await window.run(`
    const screen = document.querySelector("[data-testid=screen]");
    const ids = [...screen.querySelectorAll("[data-testid=domain-finding]")].map((one) => one.dataset.id);
    return [...(screen.innerText.match(/\\bdomains?-[a-z][a-z-]*/g) ?? []), ...ids.filter((id) => screen.innerText.includes(id))];`);
  assert.deepEqual(bare, [], "everything has its words");
};

const questionsAbout = (name) => server.asked.filter((one) => one === name || one.endsWith(`.${name}`));

const check = async (window, name) => {
  await window.type("domain-name", name);
  await window.click("domain-check");
  await window.on("domain-report", CHECKING);
};

for (const [language, locale] of [
  ["en", "en_GB.UTF-8"],
  ["ur", "ur_PK.UTF-8"],
]) {
  const environment = { LANG: locale, GTK_THEME: "Adwaita" };
  const look = async (window, state) => {
    await window.note(() => assertAccessible(window, state));
    await window.setSize(TWICE.width, TWICE.height);
    await window.note(() => assertNothingCut(window, `${state} at 200 %`));
    await window.setSize(SIZE.width, SIZE.height);
  };

  flow(`a domain is checked, and its report says what is wrong (${language})`, { environment, files: settings }, async (window) => {
    await window.on("drop");
    await window.click("page-domain");
    await window.on("domain-entry");
    await look(window, "domain, empty");

    const before = questionsAbout("loose.example").length;
    await window.type("domain-name", "loose.example");
    await window.run("document.querySelector('[data-testid=domain-plan]').open = true;");
    await until("the plan to name our server", async () => (await window.text("domain-plan")).includes(server.address));
    assert.deepEqual([...new Set(await data(window, "domain-contact", "kind"))].toSorted(), ["dns", "https", "smtp"]);
    await assertWords(window);
    await window.picture(`domain-${language}`);
    await look(window, "domain, with a plan");
    assert.equal(questionsAbout("loose.example").length, before, "nobody is asked before Check is pressed");

    await window.click("domain-check");
    await window.on("domain-report", CHECKING);
    assert.ok(questionsAbout("loose.example").length > before);
    assert.deepEqual(await data(window, "domain-verdict", "verdict"), ["bad"]);
    assert.deepEqual((await data(window, "domain-topic", "topic")).toSorted(), TOPICS.toSorted());
    assert.equal(await stateOf(window, "spf"), "problem");
    assert.equal(await stateOf(window, "dmarc"), "problem");
    assert.ok((await data(window, "domain-finding", "id")).includes("spf.all-pass"));
    assert.equal(await window.run("return document.activeElement.tagName;"), "H1", "the answer is read first");
    await window.run("document.querySelector('[data-testid=domain-topic][data-topic=spf]').open = true;");
    await window.see("domain-spf");
    await window.picture(`domain-report-${language}`);
    await unfold(window);
    await assertWords(window);
    assert.ok((await data(window, "domain-host", "host")).includes("mx.loose.example"));
    assert.ok((await window.count("domain-contacted")) > 0);
    await look(window, "a bad domain");

    // Changes are told where there are any; here there are none.
    await window.click("domain-again");
    await window.see("domain-changes", CHECKING);
    assert.equal(await window.count("domain-change-new"), 0);
    assert.equal(await window.count("domain-change-record"), 0);

    await window.click("domain-back");
    await window.on("domain-entry");
    await check(window, "tidy.example");
    assert.equal(await stateOf(window, "spf"), "fine");
    assert.equal(await stateOf(window, "dmarc"), "fine");
    await unfold(window);
    await assertWords(window);
    await look(window, "a domain that is not for mail");
    await window.see("domain-html");
    await window.see("domain-json");
    await window.see("domain-copy-summary");

    await window.click("domain-back");
    await window.on("domain-entry");
    await until("both to be remembered", async () => (await window.count("domain-before")) === 2);
    assert.deepEqual(await data(window, "domain-before", "domain"), ["tidy.example", "loose.example"]);
    await window.click("domain-show");
    await window.on("domain-report");
    assert.deepEqual(await data(window, "domain-report", "domain"), ["tidy.example"]);
    await window.click("domain-back");
    await window.click("domain-forget-all");
    await window.see("domain-forget-dialog");
    assert.equal(await window.focused(), "domain-forget-keep", "the safe answer has the focus");
    await look(window, "asked before domains are forgotten");
    await window.click("domain-forget-go");
    await window.gone("domain-before");
  });

  flow(`what is no domain is refused at the field (${language})`, { environment, files: settings }, async (window) => {
    await window.on("drop");
    await window.click("page-domain");
    await window.on("domain-entry");
    for (const [typed, code] of [
      ["localhost", "domain-one-label"],
      ["192.0.2.1", "domain-address"],
    ]) {
      await window.type("domain-name", typed);
      await window.click("domain-check");
      await until(`“${code}” to be said`, async () => (await data(window, "domain-wrong", "code"))[0] === code);
      await until("the field to have the focus", async () => (await window.focused()) === "domain-name");
      assert.equal(await window.screen(), "domain-entry");
    }
    await look(window, "not a domain");
  });
}

flow("a domain is checked with the keyboard alone", { files: settings }, async (window) => {
  await window.on("drop");
  await window.press("7", [Keys.Control]);
  await window.on("domain-entry");
  await window.tabTo("domain-name");
  await window.press("tidy.example");
  await window.press(Keys.Enter);
  await window.on("domain-report", CHECKING);
  await window.keyOn("domain-unfold");
  assert.equal(
    await window.run("return document.activeElement.closest('details').open;"),
    true,
    "the row that has the focus is unfolded",
  );
  await window.press(Keys.Escape);
  await window.on("domain-entry");
  await window.see("domain-before");
});

flow("the sender of a message is one click away from its check, and nothing runs unasked", { files: withMessage }, async (window) => {
  await window.on("check-one", CHECKING);
  const before = questionsAbout("loose.example").length;
  await window.click("check-domain");
  await window.on("domain-entry");
  assert.equal(await window.text("domain-name"), "loose.example");
  await window.see("domain-message");
  assert.equal(questionsAbout("loose.example").length, before);
  await window.click("domain-check");
  await window.on("domain-report", CHECKING);
  assert.deepEqual(await data(window, "domain-verdict", "verdict"), ["bad"]);
});
