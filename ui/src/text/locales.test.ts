// Both languages say the same things, and every text the window asks for exists.

import { FluentResource } from "@fluent/bundle";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesOf } from "./locales";

const LANGUAGES = ["en", "ur"];
const [first = "", ...others] = LANGUAGES;

/** Every variable anywhere inside a Fluent pattern. */
function variables(node: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(node)) node.forEach((part) => variables(part, found));
  else if (typeof node === "object" && node !== null) {
    if ("type" in node && node.type === "var" && "name" in node) found.add(String(node.name));
    Object.values(node).forEach((part) => variables(part, found));
  }
  return found;
}

/** Key → its variables, of every file of a language. */
function messages(tag: string): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const text of filesOf(tag).values()) {
    for (const entry of new FluentResource(text).body) {
      all.set(entry.id, [...variables(entry.value)].sort());
    }
  }
  return all;
}

function sources(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(svelte|ts)$/.test(name) && !/\.test\.ts$/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}

describe("the texts", () => {
  it.each(others)("have the same keys and variables in %s as in English", (tag) => {
    expect(Object.fromEntries(messages(tag))).toEqual(Object.fromEntries(messages(first)));
  });

  it.each(LANGUAGES)("have no empty value and no line Fluent cannot read in %s", (tag) => {
    for (const [name, text] of filesOf(tag)) {
      const { body } = new FluentResource(text);
      const written = [...text.matchAll(/^(-?[a-zA-Z][\w-]*) *=/gm)].map((match) => match[1]);
      expect(body.map((entry) => entry.id).sort(), name).toEqual(written.sort());
      for (const entry of body) expect(entry.value, `${name}: ${entry.id}`).toBeTruthy();
    }
  });

  it.each(LANGUAGES)("say no key twice in %s", (tag) => {
    const keys = [...filesOf(tag).values()].flatMap((text) =>
      new FluentResource(text).body.map((entry) => entry.id).filter((id) => !id.startsWith("-")),
    );
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it("exist for every key the window asks for, and none lies unused", () => {
    const code = sources("src");
    const keys = [...messages(first).keys()].filter((key) => !key.startsWith("-"));
    const ours = new FluentResource(filesOf(first).get("ui.ftl") ?? "").body.map(({ id }) => id);

    const plain = [...code.matchAll(/\bt\(\s*"([\w-]+)"/g)].map((match) => match[1] ?? "");
    expect(plain.filter((key) => !keys.includes(key))).toEqual([]);

    // Built keys such as `way-${way}-hint`, and keys named in tables.
    const built = [...code.matchAll(/`([a-z][\w-]*-?(?:\$\{[^}]+\}[\w-]*)+)`/g)].map(
      (match) => new RegExp(`^${(match[1] ?? "").replace(/\$\{[^}]+\}/g, "[\\w-]+")}$`),
    );
    const unused = ours.filter(
      (key) =>
        !key.startsWith("-") &&
        !code.includes(`"${key}"`) &&
        !built.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });
});
