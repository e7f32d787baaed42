/// <reference types="svelte" />
/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** `fake` puts the scripted back end even behind a Tauri window; never in the app's own bundle. */
  readonly VITE_BACKEND?: string;
}
