// Picks the back end. In the app's own bundle (mode `production`) the fake one is not even present:
// the mode is a constant at build time, so the import below is dropped.

import type { Backend } from "./backend";
import { tauriBackend } from "./tauri";

export { asError, type Backend, type Events } from "./backend";

export async function connect(): Promise<Backend> {
  if (
    import.meta.env.MODE !== "production" &&
    (import.meta.env.VITE_BACKEND === "fake" || !("__TAURI_INTERNALS__" in window))
  ) {
    const { FakeBackend, scriptFromQuery } = await import("./fake");
    const fake = new FakeBackend(scriptFromQuery(window.location.search));
    // So that a browser driving the page can play the outer world: drops, a wish to close.
    return Object.assign(window, { muhrFake: fake }).muhrFake;
  }
  return tauriBackend;
}
