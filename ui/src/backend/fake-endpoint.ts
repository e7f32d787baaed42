// How the scripted computer is, and what its watch has caught.

import type { CaughtDto } from "../bindings/CaughtDto";
import type { ConditionDto } from "../bindings/ConditionDto";
import type { EndpointDto } from "../bindings/EndpointDto";
import type { QuarantinedDto } from "../bindings/QuarantinedDto";
import type { WatchDto } from "../bindings/WatchDto";
import type { WatchedFolderDto } from "../bindings/WatchedFolderDto";

const AT = "2026-11-23T09:41:00+05:00";
export const AGAIN = "2026-11-23T09:58:00+05:00";

const is = (
  topic: ConditionDto["topic"],
  state: ConditionDto["state"],
  reason: string,
  evidence: ConditionDto["evidence"] = {},
): ConditionDto => ({ topic, state, reason, evidence });

const product = "ClamAV";

const FINE: ConditionDto[] = [
  is("antivirus", "fine", "antivirus-active", { product }),
  is("signatures", "fine", "signatures-current", { product, days: "1" }),
  is("on-access", "fine", "on-access-on", { product }),
  is("updates", "fine", "updates-current", { days: "1" }),
  is("restart", "fine", "restart-none"),
  is("disk-encryption", "fine", "disk-encrypted"),
  is("screen-lock", "fine", "screen-lock-after", { minutes: "5" }),
];

const instead = (...others: ConditionDto[]) =>
  FINE.map((one) => others.find(({ topic }) => topic === one.topic) ?? one);

export const ENDPOINTS = {
  fit: { fitness: "fit", checked: AT, conditions: FINE },
  "not-fit": {
    fitness: "not-fit",
    checked: AT,
    conditions: instead(
      is("antivirus", "problem", "antivirus-none"),
      is("signatures", "not-applicable", "signatures-no-antivirus"),
      is("on-access", "not-applicable", "on-access-no-antivirus"),
      is("restart", "unknown", "restart-not-told"),
      is("disk-encryption", "problem", "disk-not-encrypted"),
    ),
  },
  unknown: {
    fitness: "unknown",
    checked: AT,
    conditions: instead(
      is("updates", "unknown", "updates-not-told"),
      is("screen-lock", "unknown", "screen-lock-not-told"),
    ),
  },
} satisfies Record<string, EndpointDto>;

export const DOWNLOADS: WatchedFolderDto = {
  id: "downloads",
  place: "~/Downloads",
  kind: "downloads",
  state: "watched",
};
const MAIL: WatchedFolderDto = {
  id: "mail",
  place: "~/.thunderbird/office.default/Mail/Local Folders/Inbox",
  kind: "mail",
  state: "watched",
};
const SHARE: WatchedFolderDto = {
  id: "share",
  place: "/srv/دفتر/Incoming",
  kind: "files",
  state: "polled",
};
const STICK: WatchedFolderDto = {
  id: "stick",
  place: "/media/USB",
  kind: "files",
  state: "missing",
};
export const ANOTHER: WatchedFolderDto = {
  id: "another",
  place: "~/Documents/Incoming",
  kind: "files",
  state: "watched",
};

const suggested = (folder: WatchedFolderDto): WatchedFolderDto => ({
  ...folder,
  state: "suggested",
});

const CAUGHT: CaughtDto[] = [
  {
    id: "program",
    name: "Notice.pdf.exe",
    place: "~/Downloads",
    at: "2026-11-23T09:35:00+05:00",
    verdict: "danger",
    reason: "file.double_extension",
    address: "",
    movable: true,
  },
  {
    id: "message",
    name: "Inbox, 1204",
    place: MAIL.place,
    at: "2026-11-23T08:12:00+05:00",
    verdict: "danger",
    reason: "from.lookalike_contact",
    address: "ayesha.siddiqui@flnance.gov.pk",
    movable: false,
  },
  {
    id: "locked",
    name: "تفصیلات.zip",
    place: "~/Downloads",
    at: "2026-11-22T16:50:00+05:00",
    verdict: "caution",
    reason: "",
    address: "",
    movable: true,
  },
];

const QUARANTINED: QuarantinedDto[] = [
  {
    id: "old",
    name: "Invoice.docm",
    place: "~/Downloads",
    at: "2026-11-20T11:05:00+05:00",
    bytes: 88_400,
    reason: "file.executable",
  },
];

const NOTHING: WatchDto = {
  folders: [],
  suggested: [suggested(DOWNLOADS), suggested(MAIL)],
  caught: [],
  quarantined: [],
  checked: 0,
  waiting: 0,
  keepInTray: false,
  startWithSession: false,
  canStartWithSession: true,
};

export const WATCHES = {
  none: NOTHING,
  some: { ...NOTHING, folders: [DOWNLOADS], suggested: [suggested(MAIL)], checked: 12 },
  caught: {
    ...NOTHING,
    folders: [DOWNLOADS, MAIL, SHARE, STICK],
    suggested: [],
    caught: CAUGHT,
    quarantined: QUARANTINED,
    checked: 1_284,
    waiting: 3,
    keepInTray: true,
    startWithSession: true,
  },
  bound: {
    ...NOTHING,
    folders: [DOWNLOADS],
    suggested: [suggested(MAIL)],
    canStartWithSession: false,
  },
} satisfies Record<string, WatchDto>;

/** What that is once it was caught or put away. */
export const caught = (name: string): CaughtDto => ({
  id: name,
  name,
  place: "~/Downloads",
  at: AGAIN,
  verdict: "danger",
  reason: "file.executable",
  address: "",
  movable: true,
});

export const quarantined = ({ id, name, place, reason }: CaughtDto): QuarantinedDto => ({
  id,
  name,
  place,
  reason,
  at: AGAIN,
  bytes: 412_160,
});
