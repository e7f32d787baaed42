import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

/** What the window's own policy allows; `vite preview` sends it so that a breach shows in any browser. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; " +
  "connect-src ipc: http://ipc.localhost; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => ({
  root: here("."),
  plugins: [svelte()],
  // Under test the browser half of Svelte is wanted, not its server half.
  resolve: mode === "test" ? { conditions: ["browser"] } : {},
  server: {
    port: 5173,
    strictPort: true,
    fs: { allow: [here("."), here("../locales")] },
  },
  preview: { port: 4173, strictPort: true, headers: { "Content-Security-Policy": POLICY } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: ["es2022", "chrome120", "safari17.4"],
    // The policy allows no `data:` addresses and no inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
    restoreMocks: true,
    // Generous on purpose: a busy machine must not turn a right answer into a wrong one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
}));
