// The address book: somebody is added, verified, found, offered when sealing, and removed with a way back.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { assertAccessible } from "../harness/accessibility.mjs";
import { flow, SIZE } from "../harness/flow.mjs";
import { assertNothingCut } from "../harness/layout.mjs";
import { threeFiles } from "../harness/samples.mjs";
import { until } from "../harness/wait.mjs";
import { Keys } from "../harness/webdriver.mjs";

const SEALING = 120_000;
const TWICE = { width: SIZE.width / 2, height: 480 };
const AYESHA = {
  name: "Ayesha Siddiqui",
  address: "ayesha.siddiqui@finance.gov.pk",
  phone: "+92 51 5550142",
};

const LANGUAGES = [
  { language: "en", locale: "en_GB.UTF-8" },
  { language: "ur", locale: "ur_PK.UTF-8" },
];

const add = async (window, { name, address, phone }) => {
  await window.click("people-add");
  await window.see("person-form");
  await window.type("person-name", name);
  await window.type("person-address-0", address);
  await window.type("person-phone-0", phone);
  await window.click("person-save");
  await window.gone("person-form");
  await window.on("people-one");
};

/** Writes down that this person was called, and waits until that stands on the page. */
const verify = async (window) => {
  await window.click("person-verify");
  await window.see("verify-dialog");
  await window.type("verify-by", "Saima Rauf");
  await window.click("verify-record");
  await window.gone("verify-dialog");
  await until("the person to be verified", async () => (await standing(window)) === "verified");
};

/** An address book where Thunderbird keeps it; nothing is handed to the window. */
const thunderbird = async (home) => {
  const profile = join(home, ".thunderbird", "e2e.default");
  await mkdir(profile, { recursive: true });
  const script = `
import sqlite3, sys
book = sqlite3.connect(sys.argv[1])
book.execute("CREATE TABLE properties (card TEXT, name TEXT, value TEXT)")
people = [("u1", "Ayesha Siddiqui", "ayesha.siddiqui@finance.gov.pk"), ("u2", "بلال احمد", "bilal.ahmed@finance.gov.pk")]
for card, name, address in people:
    book.execute("INSERT INTO properties VALUES (?, 'DisplayName', ?)", (card, name))
    book.execute("INSERT INTO properties VALUES (?, 'PrimaryEmail', ?)", (card, address))
book.commit()
`;
  execFileSync("python3", ["-c", script, join(profile, "abook.sqlite")]);
  return [];
};

const standing = (window) =>
  window.run("return document.querySelector('[data-testid=person]')?.dataset.standing ?? null;");

for (const { language, locale } of LANGUAGES) {
  const environment = { LANG: locale, GTK_THEME: "Adwaita" };
  const look = async (window, state) => {
    await window.note(() => assertAccessible(window, state));
    await window.setSize(TWICE.width, TWICE.height);
    await window.note(() => assertNothingCut(window, `${state} at 200 %`));
    await window.setSize(SIZE.width, SIZE.height);
  };

  flow(`somebody is added, verified and found (${language})`, { environment }, async (window) => {
    await window.on("drop");
    await window.click("page-people");
    await window.see("people-empty");
    await window.picture(`people-empty-${language}`);
    await look(window, "people, none yet");
    await window.click("people-import");
    await window.see("import-dialog");
    await look(window, "import");
    await window.click("import-directory");
    await window.see("directory-url");
    await look(window, "directory");
    await window.press(Keys.Escape);
    await window.gone("import-dialog");

    await window.click("people-add");
    await window.type("person-name", AYESHA.name);
    await window.type("person-address-0", "nobody");
    await window.click("person-save");
    await window.see("error");
    await look(window, "form with an error");
    await window.press(Keys.Escape);
    await window.gone("person-form");
    await add(window, AYESHA);
    assert.equal(await standing(window), "unverified");
    await look(window, "person");

    await window.click("person-verify");
    await window.see("call-numbers");
    assert.match((await window.text("call-numbers")).replace(/\D/g, ""), /5550142$/);
    await look(window, "verify");
    await window.press(Keys.Escape);
    await window.gone("verify-dialog");
    await verify(window);
    assert.equal(await window.count("verification"), 1);
    await window.picture(`person-${language}`);
    await look(window, "verified person");

    await window.click("person-back");
    await window.on("people-list");
    await add(window, { name: "Bilal Ahmed", address: "bilal.ahmed@finance.gov.pk", phone: "+92 51 5550177" });
    await window.click("person-back");
    await until("two people", async () => (await window.count("person-row")) === 2);
    await window.picture(`people-${language}`);
    await look(window, "people");
    await window.type("people-search", "sidd");
    await until("one person", async () => (await window.count("person-row")) === 1);
    assert.match(await window.text("person-row"), /Ayesha Siddiqui/);
    await window.type("people-search", "nobody of that name");
    await until("nobody", async () => (await window.count("person-row")) === 0);
    await look(window, "people, nobody found");
    await window.press(Keys.Escape);

    await window.click("people-duplicates");
    await window.see("duplicates-none");
    await look(window, "duplicates");
    await window.press(Keys.Escape);
    await window.gone("duplicates-dialog");
    await window.click("people-backup");
    await window.see("backup-write");
    await look(window, "backup");
    await window.press(Keys.Escape);
    await window.gone("backup-dialog");
    await window.click("people-restore");
    await window.see("restore-password");
    await look(window, "restore");
    await window.press(Keys.Escape);
    await window.gone("restore-dialog");
  });

  flow(`the recipient comes from the address book (${language})`, { environment, files: threeFiles }, async (window) => {
    await window.on("list");
    await window.click("page-people");
    await window.see("people-empty");
    await add(window, AYESHA);
    await window.click("page-seal");
    await window.on("list");

    // Nobody has confirmed yet who it is: the number to call is shown, and calling first is the first choice.
    await window.type("recipient-name", "aye");
    await window.see("recipient-option");
    await window.picture(`recipient-${language}`);
    await window.note(() => assertAccessible(window, "people offered"));
    await window.press(Keys.ArrowDown);
    await window.press(Keys.Enter);
    await until("the address", async () => (await window.text("recipient-address")) === AYESHA.address);
    await window.click("seal");
    await window.see("recipient-asked");
    assert.equal(await window.focused(), "recipient-call");
    await look(window, "asked about somebody unverified");
    await window.press(Keys.Enter);
    await window.gone("recipient-dialog");

    // One letter is wrong: both addresses stand there, and the real one is one click away.
    await window.type("recipient-address", AYESHA.address.replace("finance", "flnance"));
    await window.click("seal");
    await window.see("recipient-asked");
    assert.equal(
      await window.run("return document.querySelector('[data-testid=recipient-asked]').dataset.question;"),
      "look-alike",
    );
    assert.deepEqual(
      await window.run(`
        const alike = document.querySelector('[data-testid=alike]');
        return [...alike.querySelectorAll('mark')].map((mark) => mark.childNodes[1].textContent);`),
      ["l", "i"],
    );
    await window.picture(`recipient-alike-${language}`);
    await look(window, "asked about a look-alike");
    await window.press(Keys.Escape);
    await window.gone("recipient-dialog");

    await window.click("page-people");
    await window.on("people-one");
    await verify(window);
    await window.click("page-seal");
    await window.on("list");
    await window.type("recipient-address", AYESHA.address);
    await window.click("seal");
    await window.on("sealed", SEALING);
    await window.click("keep-password");
    await look(window, "sealed with the password kept");
    await window.click("way-call");
    await window.tick("shared-call");
    await window.click("way-close");
    await window.click("finish");
    await window.on("drop");

    await window.click("page-history");
    await window.see("receipt");
    await window.click("history-kind-sealed");
    await until("the sealing alone", async () => (await window.count("receipt")) === 1);
    await window.run("document.querySelector('[data-testid=receipt]').open = true;");
    await window.click("kept-reveal");
    await until("the password", () =>
      window.run("return document.querySelector('[data-testid=kept-password]').dataset.shown === 'true';"),
    );
    await look(window, "history opened");
    await window.click("kept-forget");
    await window.gone("kept-password");
    await window.picture(`history-${language}`);
    await window.click("receipt-delete");
    await window.see("history-dialog");
    assert.equal(await window.focused(), "history-keep");
    await look(window, "asked before deleting");
    await window.click("history-delete-go");
    await until("the entry to be gone", async () => (await window.count("receipt")) === 0);
  });
}

for (const { language, locale } of LANGUAGES) {
  const environment = { LANG: locale, GTK_THEME: "Adwaita" };
  flow(`people come from Thunderbird, after a look, and go again (${language})`, { environment, files: thunderbird }, async (window) => {
    await window.on("drop");
    await window.click("page-people");
    await window.see("people-empty");
    await window.click("people-import");
    await window.click("import-thunderbird");
    await window.see("import-count");
    assert.equal(await window.count("import-person"), 2);
    await window.picture(`import-${language}`);
    await window.note(() => assertAccessible(window, "what was read"));
    await window.click("import-take");
    await until("two people", async () => (await window.count("person-row")) === 2);
    await window.press("z", [Keys.Control]);
    await window.see("people-empty");
  });
}

flow("whoever is removed comes back, by keyboard alone", {}, async (window) => {
  await window.on("drop");
  await window.press("3", [Keys.Control]);
  await window.see("people-empty");
  await add(window, AYESHA);
  await window.keyOn("person-remove");
  await window.see("people-empty");
  await window.press("z", [Keys.Control]);
  await until("the person to be back", async () => (await window.count("person-row")) === 1);
  await window.keyOn("person-row");
  await window.on("people-one");
  await window.press(Keys.Escape);
  await window.on("people-list");
});
