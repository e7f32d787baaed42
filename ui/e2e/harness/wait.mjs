// Waiting for something to become true, instead of for time to pass.
import { setTimeout as pause } from "node:timers/promises";

/** How long anything in the window may take that does not depend on the size of a file. A busy machine is no failure. */
export const PATIENCE = 60_000;

/** Asks again and again until the answer is not false, null or undefined, and gives it back. */
export const until = async (what, ask, patience = PATIENCE) => {
  const end = performance.now() + patience;
  let last;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== false && answer !== null && answer !== undefined) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) throw new Error(`waited ${patience / 1000} s for ${what}`, { cause: last });
    await pause(20);
  }
};
