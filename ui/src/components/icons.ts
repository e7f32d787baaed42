// Our own line drawings on a 24 × 24 grid, 1.7 thick, round ends. One path each.

export const ICONS = {
  alert: "M12 3.2 2.6 19.8h18.8L12 3.2ZM12 10v4.2M12 17.2v.1",
  back: "M15 5.5 8.5 12l6.5 6.5",
  call: "M6.2 3.8h2.9l1.5 4-2 1.5a11.6 11.6 0 0 0 6.1 6.1l1.5-2 4 1.5v2.9a2 2 0 0 1-2.2 2A16.6 16.6 0 0 1 4.2 6a2 2 0 0 1 2-2.2Z",
  check: "m5 12.6 4.6 4.6L19.2 7",
  close: "M6.2 6.2 17.8 17.8M17.8 6.2 6.2 17.8",
  copy: "M9 9h10.2v11H9ZM15 9V4H4.8v11H9",
  down: "m6 9.5 6 6 6-6",
  eye: "M2.8 12S6 5.8 12 5.8 21.2 12 21.2 12 18 18.2 12 18.2 2.8 12 2.8 12ZM12 14.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Z",
  eyeOff:
    "M9.9 6.1A8.6 8.6 0 0 1 12 5.8c6 0 9.2 6.2 9.2 6.2a15 15 0 0 1-2.4 3.2M6.5 7.8A14.6 14.6 0 0 0 2.8 12s3.2 6.2 9.2 6.2c1.8 0 3.3-.5 4.6-1.3M4 4l16 16",
  file: "M6 3.5h8l4.5 4.5v12.5H6ZM13.7 3.7v4.6h4.6",
  folder: "M3.2 6.2h6l2 2.4h9.6v10.6H3.2Z",
  forward: "M9 5.5 15.5 12 9 18.5",
  globe:
    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3.4 9.5h17.2M3.4 14.5h17.2M12 3.2c-4.6 5-4.6 12.6 0 17.6 4.6-5 4.6-12.6 0-17.6Z",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.7v.1",
  keys: "M3 6.5h18v11H3ZM6.5 10h.1M10 10h.1M13.5 10h.1M17.3 10h.1M8 14h8",
  lock: "M6 10.8h12v9H6ZM8.5 10.8V8a3.5 3.5 0 0 1 7 0v2.8",
  mail: "M3.2 5.5h17.6v13H3.2ZM3.6 6l8.4 7 8.4-7",
  octagon: "M8.2 3h7.6L21 8.2v7.6L15.8 21H8.2L3 15.8V8.2ZM12 7.6v5.6M12 16.3v.1",
  paste: "M8.5 4.8H6v15.4h12V4.8h-2.5M8.8 3.4h6.4v3.4H8.8ZM9 11h6M9 14.5h6",
  phone: "M7.5 2.8h9v18.4h-9ZM11 18.2h2",
  plus: "M12 5v14M5 12h14",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.3 15.3l5 5",
  send: "M4 12 20.5 4.2 15 20l-3.6-6.3ZM11.4 13.7l9-9.4",
  settings:
    "M4 7h9M17.5 7H20M4 17h2.5M11 17h9M15.2 9.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6ZM8.8 19.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z",
  shield: "M12 3.2 5 5.8v5.4c0 4.4 2.9 7.9 7 9.6 4.1-1.7 7-5.2 7-9.6V5.8Z",
  sms: "M3.5 4.8h17v12H11l-4.5 3.7v-3.7h-3ZM8 10.8h.1M12 10.8h.1M16 10.8h.1",
  whatsapp:
    "M3.6 20.4 5 16.2a8.6 8.6 0 1 1 3.2 3ZM8.8 8.2c-.3 2.8 3.8 7 6.7 6.9l.7-1.6-2.1-1.2-1 .8a6.2 6.2 0 0 1-2.3-2.3l.8-1-1.1-2.2Z",
} as const;

export type IconName = keyof typeof ICONS;

/** Icons that point along the line of reading, and so turn round with it. */
export const DIRECTIONAL: ReadonlySet<IconName> = new Set(["back", "forward", "send"]);
