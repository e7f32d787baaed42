/// <reference types="svelte" />
/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** `fake` builds the window around the scripted back end. */
  readonly VITE_BACKEND?: string;
}
