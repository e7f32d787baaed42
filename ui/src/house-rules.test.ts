// Promises about the sources themselves: text only from locales/, no side named left or right,
// nothing the window's policy would refuse.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "svelte/compiler";
import { describe, expect, it } from "vitest";

const FILES = readdirSync("src", { recursive: true, encoding: "utf8" }).map((name) =>
  join("src", name),
);
const SVELTE = FILES.filter((name) => name.endsWith(".svelte"));
const CSS = FILES.filter((name) => name.endsWith(".css"));
const read = (name: string) => readFileSync(name, "utf8");

type Node = { type?: string; name?: string; [key: string]: unknown };

/** Every node of a component's markup. */
function* nodes(node: unknown): Generator<Node> {
  if (Array.isArray(node)) for (const part of node) yield* nodes(part);
  else if (typeof node === "object" && node !== null) {
    yield node as Node;
    for (const [key, part] of Object.entries(node)) {
      if (key !== "metadata" && key !== "parent") yield* nodes(part);
    }
  }
}

const markup = (name: string) => [...nodes(parse(read(name), { modern: true }).fragment)];
const READ_ALOUD = new Set(["aria-label", "aria-description", "title", "alt", "placeholder"]);

/** `style` blocks of components and whole style sheets, without comments. */
function styles(name: string): string {
  const text = read(name);
  const css = name.endsWith(".css") ? text : (/<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? "");
  return css.replace(/\/\*[\s\S]*?\*\//g, "");
}

describe("the components", () => {
  it.each(SVELTE)("%s holds no words of its own", (name) => {
    const words = markup(name)
      .filter((node) => node.type === "Text" && /\p{L}{2,}/u.test(String(node["data"])))
      .map((node) => node["data"]);
    const attributes = markup(name).filter(
      (node) => node.type === "Attribute" && READ_ALOUD.has(node.name ?? ""),
    );
    const literal = attributes.filter((node) =>
      [...nodes(node["value"])].some((part) => part.type === "Text"),
    );
    // Inside attributes text is markup (classes, ids); only what stands between tags is read.
    const inAttributes = markup(name)
      .filter((node) => node.type === "Attribute")
      .flatMap((node) => [...nodes(node["value"])])
      .filter((part) => part.type === "Text")
      .map((part) => part["data"]);
    expect(words.filter((word) => !inAttributes.includes(word))).toEqual([]);
    expect(literal).toEqual([]);
  });

  it.each(SVELTE)("%s does nothing the window's policy refuses", (name) => {
    const refused = markup(name).filter(
      (node) =>
        ["HtmlTag", "StyleDirective", "TransitionDirective", "AnimateDirective"].includes(
          node.type ?? "",
        ) ||
        (node.type === "Attribute" && node.name === "style"),
    );
    expect(refused.map((node) => node.type)).toEqual([]);
  });

  it.each(FILES.filter((name) => /\.(svelte|ts|css)$/.test(name)))(
    "%s is short enough to read at one sitting",
    (name) => {
      expect(read(name).split("\n").length).toBeLessThanOrEqual(420);
    },
  );
});

describe("the style sheets", () => {
  const PHYSICAL =
    /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)|left|right|top|bottom|width|height|min-width|max-width|min-height|max-height)[\w-]*\s*:|text-align:\s*(?:left|right)|float:\s*(?:left|right)/m;

  it.each([...SVELTE, ...CSS])("%s names no physical side", (name) => {
    // Conditions on the size of the window are not about a side.
    const css = styles(name).replace(/@media[^{]*/g, "");
    expect(PHYSICAL.exec(css)?.[0]).toBeUndefined();
  });

  it.each([...SVELTE, ...CSS])("%s loads nothing that is not a file of ours", (name) => {
    expect(/url\(\s*["']?(?:data:|https?:)/.exec(styles(name))?.[0]).toBeUndefined();
  });
});

describe("the imports", () => {
  it("reach Tauri from src/backend alone", () => {
    const guilty = FILES.filter(
      (name) =>
        /\.(ts|svelte)$/.test(name) &&
        !/\.test\.ts$/.test(name) &&
        !name.startsWith(join("src", "backend")) &&
        read(name).includes("@tauri-apps/"),
    );
    expect(guilty).toEqual([]);
  });
});
