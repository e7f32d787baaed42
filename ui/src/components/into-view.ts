// Brings into sight what appears below the edge of a small window.

import type { Attachment } from "svelte/attachments";

export const intoView: Attachment<HTMLElement> = (element) => {
  element.scrollIntoView({ block: "nearest" });
};
