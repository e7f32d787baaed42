// What the scripted back end is told to play.
//
// Switches, in the page's query:
//   lang=ur            start in that language
//   tray=files|big|many|sealed|empty   what lies on the tray at the start
//   fail=<command>:<code>   that command fails, e.g. fail=seal:disk-full, fail=share:no-phone
//   pace=<factor>      1 is lifelike, 0 does not wait at all
//   hold=<0..1>        long work stops at this share and waits to be cancelled
//   mail=none|one|many how many mail programs there are
//   book=none|few|crowd   who is in the address book
//   locked=<settings>  settings that the administrator has locked, with commas between
//   check=<name>       what checking finds: danger|caution|clear|file|many
//   computer=fit|not-fit|unknown   how this computer is
//   watch=none|some|caught|bound   what is watched and caught; `bound`: only while the window is open
//   domains=none|some|locked|forbidden   which domains were checked, and what the policy says
//   scan=clean|infected|mixed|none   what the antivirus says
//   codes=yes          there are one-time codes in what is to be sealed

import type { DraftDto } from "../bindings/DraftDto";
import type { SettingsDto } from "../bindings/SettingsDto";
import { BOOKS } from "./fake-book";
import * as checks from "./fake-checks";
import type { ComputerScript } from "./fake-computer";
import { DOMAINS } from "./fake-domain";
import { ENDPOINTS, WATCHES } from "./fake-endpoint";
import { SCANS } from "./fake-scan";
import * as data from "./fake-data";

export type Script = {
  language: string;
  tray: keyof typeof data.TRAYS;
  fail: { command: string; code: string } | null;
  pace: number;
  programs: DraftDto["programs"];
  check: keyof typeof checks.LISTS;
  book: keyof typeof BOOKS;
  settings: Partial<SettingsDto>;
  scan: keyof typeof SCANS;
  codes: boolean;
} & ComputerScript;

export const PLAIN_SCRIPT: Script = {
  language: "en",
  tray: "empty",
  fail: null,
  pace: 1,
  hold: null,
  programs: data.PROGRAMS.slice(0, 1),
  check: "danger",
  book: "few",
  settings: {},
  scan: "clean",
  codes: false,
  computer: "fit",
  watch: "none",
  domains: "some",
};

export function scriptFromQuery(query: string): Script {
  const asked = new URLSearchParams(query);
  const [command = "", code = "unknown"] = (asked.get("fail") ?? "").split(":");
  const tray = asked.get("tray") ?? "empty";
  const mail = { none: 0, one: 1, many: 3 }[asked.get("mail") ?? "one"] ?? 1;
  const hold = asked.get("hold");
  const check = asked.get("check") ?? "danger";
  const book = asked.get("book") ?? "few";
  const computer = asked.get("computer") ?? "fit";
  const watch = asked.get("watch") ?? "none";
  const domains = asked.get("domains") ?? "some";
  const scan = asked.get("scan") ?? "clean";
  const locked = asked.get("locked")?.split(",");
  return {
    language: asked.get("lang") ?? localStorage.getItem("fake-language") ?? "en",
    tray: tray in data.TRAYS ? (tray as Script["tray"]) : "empty",
    fail: command ? { command, code } : null,
    pace: Number(asked.get("pace") ?? 1),
    hold: hold === null ? null : Number(hold),
    programs: data.PROGRAMS.slice(0, mail),
    check: check in checks.LISTS ? (check as Script["check"]) : "danger",
    book: book in BOOKS ? (book as Script["book"]) : "few",
    computer: computer in ENDPOINTS ? (computer as Script["computer"]) : "fit",
    watch: watch in WATCHES ? (watch as Script["watch"]) : "none",
    scan: scan in SCANS ? (scan as Script["scan"]) : "clean",
    domains: domains in DOMAINS ? (domains as Script["domains"]) : "some",
    codes: asked.get("codes") === "yes",
    settings: locked ? { locked, lockedBy: "National IT Cell" } : {},
  };
}
