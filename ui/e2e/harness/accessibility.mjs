// Deque's axe-core in the page. WebDriver's scripts are not subject to the page's content security policy.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Asserts that axe-core, with every rule it has, finds nothing on the page as it is now. */
export const assertAccessible = async (window, state) => {
  await window.settle();
  if (!(await window.run("return typeof globalThis.axe === 'object';"))) await window.run(await source);
  const { violations, incomplete, passes } = await window.session.runAsync(`
    const done = arguments[0];
    const short = (results) => results.map(({ id, help, nodes }) => ({
      id, help, nodes: nodes.map(({ html, failureSummary }) => html.slice(0, 200) + " " + (failureSummary ?? "")),
    }));
    axe.run(document, { resultTypes: ["violations", "incomplete"] }).then(
      (found) => done({ violations: short(found.violations), incomplete: short(found.incomplete), passes: found.passes.length }),
      (error) => done({ violations: [{ id: "axe", help: String(error), nodes: [] }], incomplete: [], passes: 0 }),
    );`);
  const list = violations.map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.join("\n    ")}`).join("\n  ");
  assert.equal(violations.length, 0, `axe-core on ${state}:\n  ${list}`);
  assert.ok(passes > 0, `axe-core ran no rule on ${state}`);
  return incomplete;
};
