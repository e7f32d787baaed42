// Sizes and times as people say them. Units are decimal (1 MB = 1,000,000 bytes), as mail
// systems and disks count; digits stay Latin in every language, as on Pakistani paperwork.

import { leftToRight } from "./bidi";
import { language, t } from "./language.svelte";

function number(value: number, digits: number): string {
  return new Intl.NumberFormat(language.tag, {
    numberingSystem: "latn",
    maximumFractionDigits: digits,
  }).format(value);
}

const UNITS = ["size-bytes", "size-kb", "size-mb", "size-gb"] as const;

export function size(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  // "2.1 MB", but "640 KB": past ten the fraction says nothing.
  const digits = unit >= 2 && value < 100 ? 1 : 0;
  return leftToRight(t(UNITS[unit] ?? "size-bytes", { amount: number(value, digits) }));
}

export function speed(bytesPerSecond: number): string {
  return t("speed", { size: size(bytesPerSecond) });
}

/** Rounded so that it does not flicker: tens of seconds, then minutes, then hours. */
export function timeLeft(seconds: number): string {
  if (seconds < 8) return t("left-few-seconds");
  if (seconds < 50) return t("left-seconds", { seconds: Math.ceil(seconds / 10) * 10 });
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return t("left-minutes", { minutes });
  return t("left-hours", { hours: Math.round(minutes / 60) });
}

/** A point in time as it stands in an official letter, e.g. "23 November 2026, 09:41". */
export function when(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(language.tag === "ur" ? "ur-PK" : "en-GB", {
    numberingSystem: "latn",
    dateStyle: "long",
    timeStyle: "short",
  }).format(date);
}

const dated = (seconds: number, style: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language.tag === "ur" ? "ur-PK" : "en-GB", {
    numberingSystem: "latn",
    ...style,
  }).format(new Date(seconds * 1000));

/** The day of a point in time in Unix seconds, e.g. "23 November 2026". */
export const day = (seconds: number) => dated(seconds, { dateStyle: "long" });

/** The time of day, e.g. "09:41". */
export const clock = (seconds: number) => leftToRight(dated(seconds, { timeStyle: "short" }));

/** The day of a point in time as a program writes it (RFC 3339). */
export function dayOf(iso: string): string {
  const milliseconds = Date.parse(iso);
  return Number.isNaN(milliseconds) ? iso : day(milliseconds / 1000);
}

/** Several Latin names in a row, as one says them: "SPF, DKIM and CAA". Each keeps its own direction. */
export const listed = (names: readonly string[]): string =>
  new Intl.ListFormat(language.tag === "ur" ? "ur" : "en-GB", { type: "conjunction" }).format(
    names.map(leftToRight),
  );
