export type WayDto = "sms" | "whatsapp" | "call" | "copy";
