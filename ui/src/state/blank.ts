// What lies on the desk before anything was said: an empty tray, an empty order, plain settings.

import type { OrderDto } from "../bindings/OrderDto";
import type { SettingsDto } from "../bindings/SettingsDto";
import type { TrayDto } from "../bindings/TrayDto";

export const EMPTY_TRAY: TrayDto = {
  items: [],
  totalBytes: 0,
  estimatedMailBytes: 0,
  mailboxLimitBytes: 0,
  sealed: null,
  notes: [],
};

export const emptyOrder = (
  language: string,
  { style, formats }: Pick<SettingsDto, "style" | "formats">,
): OrderDto => ({
  recipient: { name: "", address: "", phone: "", language },
  format: formats[0] ?? "zip",
  style,
  realNames: false,
  allowCodes: false,
});

/** Until the program has said what is set. */
export const BLANK_SETTINGS: SettingsDto = {
  language: "en",
  style: "letters",
  mailboxLimitMb: 25,
  officer: "",
  reportAddress: "",
  keepHistory: true,
  ownDomains: [],
  officialDomains: [],
  receiver: "",
  askAlways: false,
  resolver: "",
  formats: ["zip", "muhr"],
  channels: ["sms", "whatsapp", "call", "copy"],
  network: true,
  locked: [],
  lockedBy: "",
};
