// This computer: how it is, the watch on a folder from the first click to the quarantine and back, what the antivirus
// says where there is none, and a one-time code that is about to leave.
import assert from "node:assert/strict";
import { access, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { assertAccessible } from "../harness/accessibility.mjs";
import { flow, SIZE } from "../harness/flow.mjs";
import { assertNothingCut } from "../harness/layout.mjs";
import { until } from "../harness/wait.mjs";
import { Keys } from "../harness/webdriver.mjs";

const TWICE = { width: SIZE.width / 2, height: 480 };
/** Looking at a computer runs a few programs; a watch waits until nobody writes to a file any more. */
const LOOKING = 60_000;
const CATCHING = 30_000;
const SEALING = 120_000;
const CODE = "482913";

/** The first bytes of a Windows program, and nothing that could run. */
const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(254)]);

/** A home with a folder for downloads, where a desktop says that it is. */
const downloads = async (home) => {
  await mkdir(join(home, "Downloads"));
  await mkdir(join(home, ".config"), { recursive: true });
  await writeFile(join(home, ".config", "user-dirs.dirs"), 'XDG_DOWNLOAD_DIR="$HOME/Downloads"\n');
  return [];
};

const put = (name, content) => async (home) => {
  const path = join(home, "Documents", name);
  await writeFile(path, content);
  return [path];
};

const isThere = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

/** What each element of this name carries as `data-…`. */
const data = (window, id, name) =>
  window.run(
    "return [...document.querySelectorAll(arguments[0])].map((one) => one.dataset[arguments[1]] ?? null);",
    `[data-testid="${id}"]`,
    name,
  );

const isDisabled = (window, id) =>
  window.run("return document.querySelector(arguments[0]).disabled;", `[data-testid="${id}"]`);

const LANGUAGES = [
  { language: "en", locale: "en_GB.UTF-8" },
  { language: "ur", locale: "ur_PK.UTF-8" },
];

/** Opens the page and waits until it has its answer. */
const openPage = async (window) => {
  await window.click("page-computer");
  await window.on("computer-state");
  await until("the answer", async () => (await data(window, "fitness", "fitness"))[0], LOOKING);
};

/** Watches the folder for downloads, which is suggested. */
const watchDownloads = async (window) => {
  await window.click("view-watch");
  await window.on("computer-watch");
  await until("Downloads to be suggested", () =>
    window.run(`
      const row = [...document.querySelectorAll("[data-testid=suggested]")]
        .find((one) => one.querySelector("bdi").textContent === "~/Downloads");
      row?.querySelector("[data-testid=watch-start]").click();
      return !!row;`),
  );
  await until("the folder to be watched", async () => ["watched", "polled"].includes((await data(window, "watched", "state"))[0]));
};

for (const { language, locale } of LANGUAGES) {
  const environment = { LANG: locale, GTK_THEME: "Adwaita" };
  const look = async (window, state) => {
    await window.note(() => assertAccessible(window, state));
    await window.setSize(TWICE.width, TWICE.height);
    await window.note(() => assertNothingCut(window, `${state} at 200 %`));
    await window.setSize(SIZE.width, SIZE.height);
  };

  flow(`the page says how this computer is (${language})`, { environment, files: downloads }, async (window) => {
    await window.on("drop");
    await openPage(window);
    assert.ok(["fit", "not-fit", "unknown"].includes((await data(window, "fitness", "fitness"))[0]));
    assert.deepEqual((await data(window, "condition", "topic")).toSorted(), [
      "antivirus",
      "disk-encryption",
      "on-access",
      "restart",
      "screen-lock",
      "signatures",
      "updates",
    ]);
    // What is wrong stands before what nobody could tell, and that before what is fine.
    const order = ["problem", "unknown", "fine", "not-applicable"];
    const states = (await data(window, "condition", "state")).map((state) => order.indexOf(state));
    assert.deepEqual(states, states.toSorted());
    const raw = await window.run(
      "return document.querySelector('[data-testid=screen]').innerText.match(/endpoint-[a-z-]+|condition-[a-z-]+/g);",
    );
    assert.equal(raw, null, "every reason has its words");
    await window.picture(`computer-${language}`);
    await look(window, "computer");

    await window.click("computer-again");
    await until(
      "it to be looked at again",
      () => window.run("return document.querySelector('[data-testid=computer-again]').getAttribute('aria-disabled') !== 'true';"),
      LOOKING,
    );
    assert.equal(await window.count("error"), 0);
    assert.equal(await window.focused(), "computer-again");

    await window.click("view-watch");
    await window.see("watch-none");
    await window.picture(`watch-none-${language}`);
    await look(window, "watch, nothing yet");
  });

  flow(`what arrives is caught, put away and put back (${language})`, { environment, files: downloads }, async (window) => {
    const path = join(window.home, "Downloads", "invoice.pdf.exe");
    await window.on("drop");
    await openPage(window);
    await watchDownloads(window);
    await window.see("caught-none");
    await look(window, "watch, nothing caught");

    await writeFile(path, program);
    await window.see("caught", CATCHING);
    assert.deepEqual(await data(window, "caught", "verdict"), ["danger"]);
    assert.ok((await window.text("caught")).includes("invoice.pdf.exe"));
    assert.ok(await isThere(path), "nothing is moved without a click");
    await window.see("computer-news");
    await window.picture(`watch-caught-${language}`);
    await look(window, "watch, something caught");

    await window.click("caught-look");
    await window.on("check-one");
    assert.deepEqual(await data(window, "verdict", "verdict"), ["danger"]);
    await window.see("check-quarantine");
    await window.click("page-computer");
    await window.click("view-watch");

    await window.click("caught-quarantine");
    await window.see("quarantined");
    await until("the file to be gone", async () => !(await isThere(path)));
    await window.see("caught-none");
    await look(window, "watch, something in quarantine");
    await window.click("quarantine-back");
    await window.see("quarantine-dialog");
    await window.picture(`quarantine-${language}`);
    await look(window, "asked before it is put back");
    await window.click("quarantine-keep");
    await window.gone("quarantine-dialog");
    assert.equal(await isThere(path), false, "the safe answer leaves it in quarantine");
    await window.click("quarantine-back");
    await window.click("quarantine-go");
    await window.see("quarantine-none");
    await until("the file to be back", () => isThere(path));
    assert.ok((await readFile(path)).equals(program), "it is back byte for byte");
  });

  flow(
    `where there is no antivirus nothing is called clean (${language})`,
    { environment, files: put("notice.pdf.exe", program), options: ["--check"] },
    async (window) => {
      await window.on("check-one", LOOKING);
      await window.see("check-quarantine");
      assert.equal(await window.count("scan"), 0, "nobody is asked before a click");
      await window.click("scan-ask");
      await window.see("scan", LOOKING);
      assert.deepEqual(await data(window, "scan", "verdict"), ["not-scanned"]);
      await window.picture(`check-antivirus-${language}`);
      await look(window, "not scanned");
    },
  );

  flow(
    `a one-time code takes two steps to leave (${language})`,
    { environment, files: put("Message from the bank.txt", `Dear customer,\nYour OTP is ${CODE}.\n`) },
    async (window) => {
      await window.on("list");
      await window.click("seal");
      await window.see("codes-dialog", SEALING);
      assert.equal(await window.count("error"), 0, "it is a question, not an error");
      assert.equal(await window.focused(), "codes-stop", "the safe answer has the focus");
      assert.equal(await window.run("return document.body.textContent.includes(arguments[0]);", CODE), false, "the code is masked");
      assert.ok((await window.text("codes-dialog")).includes("Message from the bank.txt"));
      assert.equal(await isDisabled(window, "codes-anyway"), true);
      await window.picture(`codes-${language}`);
      await look(window, "a one-time code");

      await window.click("codes-stop");
      await window.gone("codes-dialog");
      await window.on("list");
      await window.click("seal");
      await window.see("codes-dialog", SEALING);
      await window.press(Keys.Escape);
      await window.gone("codes-dialog");
      await window.on("list");

      await window.click("seal");
      await window.see("codes-dialog", SEALING);
      assert.equal(await isDisabled(window, "codes-anyway"), true, "the second step is not remembered");
      await window.click("codes-looked");
      await look(window, "a one-time code, looked at");
      await window.click("codes-anyway");
      await window.on("sealed", SEALING);
    },
  );
}

flow("a folder is watched and left with the keyboard alone, and the watch comes back", { files: downloads }, async (window) => {
  await window.on("drop");
  await window.press("6", [Keys.Control]);
  await window.on("computer-state");
  await window.tabTo("view-state");
  await window.press(Keys.ArrowRight);
  await window.on("computer-watch");
  await window.keyOn("watch-start");
  await window.see("watched");
  const [place] = await window.run("return [...document.querySelectorAll('[data-testid=watched] bdi')].map((one) => one.textContent);");
  await window.keyOn("watch-stop");
  await window.gone("watched");
  await window.keyOn("undo");
  await window.see("watched");
  assert.ok((await window.text("watched")).includes(place));
});
