// @vitest-environment node
// What the app ships: built in memory and looked through.

import { build, type Rollup } from "vite";
import { beforeAll, describe, expect, it } from "vitest";

let files: Map<string, string>;

beforeAll(async () => {
  const built = (await build({
    logLevel: "silent",
    mode: "production",
    build: { write: false },
  })) as unknown as Rollup.RollupOutput;
  files = new Map(
    built.output.map((file) => [
      file.fileName,
      file.type === "chunk" ? file.code : Buffer.from(file.source).toString("latin1"),
    ]),
  );
});

const texts = () => [...files].filter(([name]) => /\.(js|css|html)$/.test(name));

describe("the bundle", () => {
  it("holds no scripted back end", () => {
    for (const [name, text] of texts()) {
      expect(text.includes("Summary for the Cabinet"), name).toBe(false);
      expect(text.includes("muhrFake"), name).toBe(false);
    }
  });

  it("speaks to Tauri", () => {
    expect(texts().some(([, text]) => text.includes("mark_shared"))).toBe(true);
  });

  it("needs no inline script, inline style, data: address or eval", () => {
    const html = files.get("index.html") ?? "";
    expect(html).toMatch(/<script type="module"[^>]* src="/);
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)/);
    for (const [name, text] of texts()) {
      expect(/url\(["']?data:|\beval\(|new Function\(/.exec(text)?.[0], name).toBeUndefined();
    }
  });

  it("carries its own faces", () => {
    const faces = [...files.keys()].filter((name) => name.endsWith(".woff2"));
    for (const face of ["hyperlegible-next", "hyperlegible-mono", "nastaliq", "scheherazade"]) {
      expect(
        faces.some((name) => name.includes(face)),
        face,
      ).toBe(true);
    }
  });
});
