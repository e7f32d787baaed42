// Puts a native popover beside the control that opens it. Set through the object model, because
// the window's policy refuses style attributes.

import type { Attachment } from "svelte/attachments";

const GAP = 8;

export const anchored: Attachment<HTMLElement> = (popover) => {
  function place(event: Event) {
    if ((event as ToggleEvent).newState !== "open") return;
    const opener = document.querySelector(`[popovertarget="${CSS.escape(popover.id)}"]`);
    if (!opener) return;
    const from = opener.getBoundingClientRect();
    const box = popover.getBoundingClientRect();
    const room = {
      x: window.innerWidth - box.width - GAP,
      y: window.innerHeight - box.height - GAP,
    };
    const below = from.bottom + GAP;
    const y = below <= room.y ? below : from.top - box.height - GAP;
    const rtl = document.documentElement.dir === "rtl";
    // Flush with the opener on the side that leaves it over the page rather than past its edge.
    const nearStart = rtl ? from.right > window.innerWidth / 2 : from.left < window.innerWidth / 2;
    const x = nearStart !== rtl ? from.left : from.right - box.width;
    const within = (value: number, most: number) => Math.max(GAP, Math.min(value, most));
    popover.style.setProperty("margin", "0");
    popover.style.setProperty("inset", `${within(y, room.y)}px auto auto ${within(x, room.x)}px`);
  }
  popover.addEventListener("toggle", place);
  return () => popover.removeEventListener("toggle", place);
};
