// Every *.ftl file of every language. A file that is not there yet is simply not read.

import { FluentBundle, FluentResource } from "@fluent/bundle";

const FILES = import.meta.glob<string>("../../../locales/*/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The Fluent files of one language, by file name. */
export function filesOf(tag: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const [path, text] of Object.entries(FILES)) {
    const [name = "", folder = ""] = path.split("/").reverse();
    if (folder === tag) files.set(name, text);
  }
  return files;
}

const bundles = new Map<string, FluentBundle>();

/** All files of a language as one bundle, made once. */
export function bundleOf(tag: string): FluentBundle {
  const made = bundles.get(tag);
  if (made) return made;
  const bundle = new FluentBundle(tag);
  for (const text of filesOf(tag).values()) bundle.addResource(new FluentResource(text));
  bundles.set(tag, bundle);
  return bundle;
}
