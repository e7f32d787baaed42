// Whether everything on the page can be seen.
import assert from "node:assert/strict";

/**
 * Runs in the page: what is cut off, as short descriptions.
 *
 * An element is cut when its content is wider or taller than its box and the box neither scrolls nor shows
 * what hangs over; and when it stands beside the page, where nobody can scroll to.
 */
const CUT = `
  const found = [];
  const root = document.scrollingElement;
  const name = (element) => element.tagName.toLowerCase() + (element.dataset.testid ? "[" + element.dataset.testid + "]" : "") +
    "." + [...element.classList].join(".") + " “" + (element.innerText ?? "").slice(0, 40) + "”";
  if (root.scrollWidth > root.clientWidth) found.push("the page scrolls sideways: " + root.scrollWidth + " > " + root.clientWidth);
  // What is only for screen readers is one pixel large on purpose; what is off the top until focused, too.
  const isHidden = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const { width, height } = one.getBoundingClientRect();
      if (width <= 1 || height <= 1) return true;
    }
    return !element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const dialog = document.querySelector("dialog[open]");
  for (const element of (dialog ?? document.body).querySelectorAll("*")) {
    if (isHidden(element) || element.closest("svg") || element.closest("[aria-hidden=true]")) continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (box.right > innerWidth + 1 || box.left < -1) {
      const scrolls = (one) => one && (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
      if (!scrolls(element.parentElement)) found.push("beside the page: " + name(element));
    }
    const clips = (overflow) => overflow === "hidden" || overflow === "clip";
    if (clips(style.overflowX) && element.scrollWidth > element.clientWidth + 1) found.push("cut at the side: " + name(element));
    if (clips(style.overflowY) && element.scrollHeight > element.clientHeight + 1) found.push("cut below: " + name(element));
  }
  return found;`;

/** Asserts that nothing on the page is cut off at the size the window has. */
export const assertNothingCut = async (window, state) => {
  await window.settle();
  const cut = await window.run(CUT);
  assert.deepEqual(cut, [], `${state} shows everything`);
};
