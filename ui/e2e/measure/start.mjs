// Measures a cold start: from asking for the window until the list of people answers in it, with the address
// book of the folder that is named and with none. The two take turns.
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { openSession, startDriver } from "../harness/driver.mjs";
import { Window } from "../harness/window.mjs";

const RUNS = 5;
const [book] = process.argv.slice(2);

const once = async (folder) => {
  const driver = await startDriver("measure", {});
  try {
    if (folder) await cp(folder, join(driver.environment.XDG_DATA_HOME, "muhr", "people"), { recursive: true });
    const since = performance.now();
    const session = await openSession(driver.address, []);
    const window = new Window(session, driver, []);
    await window.on("drop");
    const usable = performance.now() - since;
    await window.click("page-people");
    await window.see(folder ? "person-row" : "people-empty");
    const answered = performance.now() - since;
    await session.end().catch(() => {});
    return { usable, answered };
  } finally {
    await driver.stop();
  }
};

const middle = (all) => all.sort((one, other) => one - other)[Math.floor(all.length / 2)];
const empty = [];
const full = [];
for (let run = 0; run < RUNS; run++) {
  empty.push(await once(null));
  full.push(await once(book));
}
const line = (what, pick) => {
  const [without, withBook] = [middle(empty.map(pick)), middle(full.map(pick))];
  const ratio = (withBook / without).toFixed(2);
  console.log(`| ${what} | ${(without / 1000).toFixed(2)} s | ${(withBook / 1000).toFixed(2)} s | ${ratio} |`);
};
console.log("| cold start of the window, the driver's time included | empty | full | ratio |\n|---|--:|--:|--:|");
line("until it can be used", (one) => one.usable);
line("until the page of people answers, opened by a click", (one) => one.answered);
