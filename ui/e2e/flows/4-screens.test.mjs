// Every state of the window in both languages, light and dark: axe-core finds nothing, nothing is cut at
// 200 %, and the documentation gets its pictures.
import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { assertAccessible } from "../harness/accessibility.mjs";
import { flow, SIZE } from "../harness/flow.mjs";
import { assertNothingCut } from "../harness/layout.mjs";
import { hugeFile, threeFiles } from "../harness/samples.mjs";
import { until } from "../harness/wait.mjs";
import { Keys } from "../harness/webdriver.mjs";

const SEALING = 120_000;
/** What is left of the window when everything is twice as large; no lower than the window lets itself be made. */
const TWICE = { width: SIZE.width / 2, height: 480 };

const LANGUAGES = [
  { language: "en", direction: "ltr", locale: "en_GB.UTF-8", recipient: "Ayesha Siddiqui" },
  { language: "ur", direction: "rtl", locale: "ur_PK.UTF-8", recipient: "عائشہ صدیقی" },
];
const SCHEMES = [
  { scheme: "light", theme: "Adwaita" },
  { scheme: "dark", theme: "Adwaita:dark" },
];

for (const { language, direction, locale, recipient } of LANGUAGES) {
  for (const { scheme, theme } of SCHEMES) {
    const environment = { LANG: locale, GTK_THEME: theme };
    const title = `${language}, ${scheme}`;

    /** Looks at one state; what is wrong with it is kept, so that the other states are looked at as well. */
    const look = async (window, state) => {
      await window.note(() => assertAccessible(window, state));
      await window.setSize(TWICE.width, TWICE.height);
      await window.note(() => assertNothingCut(window, `${state} at 200 %`));
      await window.setSize(SIZE.width, SIZE.height);
    };
    /** The pictures show the light scheme. */
    const picture = async (window, name) => {
      if (scheme === "light") await window.picture(`${name}-${language}`);
    };
    const assertLanguage = async (window) => {
      const found = await window.run(
        "const { lang, dir } = document.documentElement; return { lang, dir, dark: matchMedia('(prefers-color-scheme: dark)').matches };",
      );
      assert.deepEqual(found, { lang: language, dir: direction, dark: scheme === "dark" });
    };

    flow(`the first screen and what can be opened over it (${title})`, { environment }, async (window) => {
      await window.on("drop");
      await assertLanguage(window);
      await picture(window, "drop");
      await look(window, "drop");
      await window.click("settings");
      await look(window, "settings");
      await window.press(Keys.Escape);
      await window.gone("settings-dialog");
      await window.click("keys");
      await window.see("keys-list");
      await look(window, "keys");
    });

    flow(`from the list to the opened file (${title})`, { environment, files: threeFiles }, async (window) => {
      await window.on("list");
      await assertLanguage(window);
      await window.type("recipient-name", recipient);
      await window.type("recipient-address", "ayesha.siddiqui@finance.gov.pk");
      await window.type("recipient-phone", "+92 300 1234567");
      await picture(window, "list");
      await look(window, "list");
      await window.run("document.querySelector('[data-testid=choices]').open = true;");
      await look(window, "list with its choices open");
      await window.click("item-remove");
      await window.see("undo");
      await look(window, "list with a removed file");
      await window.click("undo");
      await until("the file to be back", async () => (await window.count("item-row")) === 3);
      await window.type("recipient-address", "nobody");
      await window.click("seal");
      await window.see("error");
      await look(window, "list with an address that is none");
      await window.type("recipient-address", "ayesha.siddiqui@finance.gov.pk");
      await window.click("format-muhr");
      await window.seal();
      await window.on("sealed", SEALING);
      const sealed = join(dirname(window.files[0]), await window.text("sealed-name"));
      await picture(window, "sealed");
      await look(window, "sealed");
      await window.click("reveal-switch");
      const password = await window.shownPassword();
      await look(window, "sealed with the password shown");
      await window.click("reveal-switch");
      await window.click("draft");
      await window.see("draft-body");
      await look(window, "draft");
      await window.click("dialog-close");
      for (const way of ["sms", "whatsapp"]) {
        await window.click(`way-${way}`);
        await window.see("message-text");
        await look(window, way);
        await window.click("way-close");
        await window.gone(`${way}-dialog`);
      }
      await window.click("way-copy");
      await window.see("countdown");
      await look(window, "copy");
      await window.click("way-close");
      await window.gone("copy-dialog");
      await window.click("finish");
      await window.see("leave-dialog");
      await look(window, "leaving");
      await window.click("leave-stay");
      await window.gone("leave-dialog");
      await window.click("way-call");
      await window.see("call-group");
      await picture(window, "call");
      await look(window, "call");
      await window.tick("shared-call");
      await window.click("way-close");
      await window.gone("call-dialog");
      await look(window, "sealed and told");
      await window.click("finish");
      await window.on("drop");

      await window.openWith(sealed);
      await window.on("open");
      await look(window, "open");
      await window.type("open-password", "zzzz-zzzz-zzzz-zzzz");
      await window.click("open-sealed");
      await window.see("error", SEALING);
      await look(window, "open with a wrong password");
      await window.type("open-password", password);
      await window.press(Keys.Enter);
      await window.on("opened", SEALING);
      await picture(window, "open");
      await look(window, "opened");
    });

    flow(`while it works (${title})`, { environment, files: hugeFile }, async (window) => {
      await window.click("seal");
      await window.on("working");
      await window.see("cancel");
      await look(window, "working");
      await window.click("cancel");
      await window.see("stopped");
      await look(window, "list after cancelling");
    });
  }
}
