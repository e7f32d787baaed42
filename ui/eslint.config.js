import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

export default ts.config(
  // `e2e/` runs in Node against the real window and brings its own rules.
  { ignores: ["dist/", "node_modules/", "e2e/"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      eqeqeq: "error",
      "no-eval": "error",
      "no-console": "error",
      "svelte/no-at-html-tags": "error",
      "svelte/no-inline-styles": "error",
      "svelte/require-each-key": "error",
      "svelte/button-has-type": "error",
    },
  },
  {
    // Only the back end may know that there is a Tauri.
    files: ["src/**"],
    ignores: ["src/backend/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@tauri-apps/*"], message: "Only src/backend/ speaks to Tauri." }] },
      ],
    },
  },
);
