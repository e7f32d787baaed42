// Asking who published what about a mail: only on a click, and the answer changes with it.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before } from "node:test";
import { assertAccessible } from "../harness/accessibility.mjs";
import { flow, SIZE } from "../harness/flow.mjs";
import { assertNothingCut } from "../harness/layout.mjs";
import { startNameServer } from "../harness/name_server.mjs";
import { until } from "../harness/wait.mjs";

const TWICE = { width: SIZE.width / 2, height: 480 };

/** Names a bank, and was sent by somebody else's server. */
const message =
  "Return-Path: <x@other.example>\r\n" +
  "Received: from out.other.example (unknown [203.0.113.9]) by mx.office.gov.pk with ESMTP id 1;" +
  " Mon, 23 Nov 2026 15:00:00 +0500\r\n" +
  "From: The Bank <service@bank.example>\r\nTo: officer@office.gov.pk\r\nSubject: Your account\r\n" +
  "Date: Mon, 23 Nov 2026 15:00:00 +0500\r\nMessage-ID: <1@bank.example>\r\n\r\nGood day.\r\n";

let server;
before(async () => {
  server = await startNameServer({
    "_dmarc.bank.example": "v=DMARC1; p=reject",
    "other.example": "v=spf1 ip4:203.0.113.0/24 -all",
  });
});
after(() => server.stop());

const files = async (home) => {
  await mkdir(join(home, ".config", "muhr"), { recursive: true });
  await writeFile(join(home, ".config", "muhr", "settings.json"), JSON.stringify({ resolver: server.address }));
  const path = join(home, "account.eml");
  await writeFile(path, message);
  return [path];
};

for (const [language, locale] of [
  ["en", "en_GB.UTF-8"],
  ["ur", "ur_PK.UTF-8"],
]) {
  const environment = { LANG: locale, GTK_THEME: "Adwaita" };
  flow(`a forged sender is found where the officer lets Muhr ask (${language})`, { files, environment }, async (window) => {
    const answer = () =>
      window.run(`
        const get = (id) => document.querySelector('[data-testid="' + id + '"]');
        return { verdict: get("verdict").dataset.verdict, standing: get("sender").dataset.standing };`);
    await window.on("check-one", 60_000);
    const questions = server.asked.length;
    assert.deepEqual(await answer(), { verdict: "clear", standing: "unknown" });
    await window.click("check-ask");
    await window.see("computed");
    await until("the answer to change", async () => (await answer()).verdict === "danger");
    assert.deepEqual(await answer(), { verdict: "danger", standing: "forged" });
    assert.ok(server.asked.length > questions);
    assert.ok(server.asked.every((name) => name.endsWith("example")), `${server.asked}`);
    await window.picture(`check-forged-${language}`);
    await window.note(() => assertAccessible(window, "forged"));
    await window.setSize(TWICE.width, TWICE.height);
    await window.note(() => assertNothingCut(window, "forged at 200 %"));
  });
}
