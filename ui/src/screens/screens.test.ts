// Every screen and box is there in every language, has its words, and gives axe nothing to find.
// (Colour and layout are looked at in real browsers; this one has neither.)

import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import type { Script } from "../backend/fake";
import { openWindow, press, settle, type TestWindow } from "../test/window";

let window_: TestWindow | undefined;

afterEach(() => {
  window_?.close();
  window_ = undefined;
});

async function sealed(w: TestWindow) {
  await w.type("recipient-name", "Ayesha Siddiqui");
  await w.type("recipient-phone", "+92 300 5550142");
  await w.click("seal");
}

/** Goes to the page "people" and presses one thing after the other. */
const people =
  (...clicks: string[]) =>
  async (w: TestWindow) => {
    await w.click("page-people");
    for (const click of clicks) await w.click(click);
  };

/** Goes to the steps for one message and answers so many. */
const steps = (answers: number) => async (w: TestWindow) => {
  for (const click of ["page-check", "check-files", "check-verify"]) await w.click(click);
  for (let answer = 0; answer < answers; answer++) await w.click("answer-yes");
};

/** Goes to the page "computer" and presses one thing after the other. */
const computer =
  (...clicks: string[]) =>
  async (w: TestWindow) => {
    await w.click("page-computer");
    for (const click of clicks) await w.click(click);
  };

/** Checks something and presses one thing after the other. */
const checked =
  (...clicks: string[]) =>
  async (w: TestWindow) => {
    for (const click of ["page-check", "check-files", ...clicks]) await w.click(click);
  };

const askedFor =
  (address: string, name = "") =>
  async (w: TestWindow) => {
    await w.type("recipient-name", name);
    await w.type("recipient-address", address);
    await w.click("seal");
  };

type State = [name: string, script: Partial<Script>, go: (w: TestWindow) => Promise<void>];

const PEOPLE_STATES: State[] = [
  ["people, none yet", { book: "none" }, people()],
  ["people, many", { book: "crowd" }, people("people-more")],
  ["person", {}, people("person-row")],
  ["person, form", {}, people("person-row", "person-edit")],
  [
    "person, form with an error",
    {},
    async (w) => {
      await people("people-add")(w);
      await w.type("person-address-0", "nobody");
      await w.click("person-save");
    },
  ],
  ["person, verify", {}, people("person-row", "person-verify")],
  ["person, removed", {}, people("person-row", "person-remove")],
  ["import", {}, people("people-import")],
  ["import, table", {}, people("people-import", "import-file")],
  ["import, directory", {}, people("people-import", "import-directory")],
  ["duplicates", {}, people("people-duplicates")],
  ["backup", {}, people("people-backup", "backup-write")],
  ["restore", {}, people("people-restore")],
  ["steps, a code is asked for", { check: "danger" }, steps(0)],
  ...Array.from({ length: 10 }, (_, at): State => [
    `steps, ${at + 1}`,
    { check: "caution" },
    steps(at),
  ]),
  ["steps, known sender", { check: "clear" }, steps(2)],
  ["checklist", {}, (w) => w.click("page-checklist")],
  ["history, none yet", { book: "none" }, (w) => w.click("page-history")],
  [
    "history, opened",
    {},
    async (w) => {
      await w.click("page-history");
      for (const one of w.all("receipt")) (one as HTMLDetailsElement).open = true;
      await settle();
    },
  ],
  [
    "history, asked before deleting",
    {},
    async (w) => {
      await w.click("page-history");
      await w.click("history-clear");
    },
  ],
  ...(
    [
      ["look-alike", "ayesha.siddlqui@finance.gov.pk", ""],
      ["known name", "ayesha@new.example", "Ayesha Siddiqui"],
      ["unknown", "somebody@else.example", ""],
      ["unverified", "bilal.ahmed@finance.gov.pk", ""],
      ["expired", "fatima.zahra@interior.example", ""],
      ["refused", "accounts@parcel.example", ""],
    ] as const
  ).map(([name, address, who]): State => [
    `asked, ${name}`,
    { tray: "files" },
    askedFor(address, who),
  ]),
  [
    "settings, locked",
    { settings: { locked: ["receiver", "style", "askAlways"], lockedBy: "National IT Cell" } },
    (w) => w.click("settings"),
  ],
];

const COMPUTER_STATES: State[] = [
  ...(["fit", "not-fit", "unknown"] as const).map((state): State => [
    `computer, ${state}`,
    { computer: state },
    computer(),
  ]),
  ["computer, not known", { fail: { command: "endpoint", code: "unknown" } }, computer()],
  ...(["none", "some", "caught", "bound"] as const).map((watch): State => [
    `watch, ${watch}`,
    { watch },
    computer("view-watch"),
  ]),
  ["watch, no longer", { watch: "some" }, computer("view-watch", "watch-stop")],
  ["watch, put back?", { watch: "caught" }, computer("quarantine-back")],
  ["watch, delete?", { watch: "caught" }, computer("quarantine-delete")],
  ...(["clean", "infected", "mixed", "none"] as const).map((scan): State => [
    `antivirus, ${scan}`,
    { check: "file", scan },
    checked("scan-ask"),
  ]),
  ["codes", { tray: "files", codes: true }, (w) => w.click("seal")],
  [
    "codes, looked at",
    { tray: "files", codes: true },
    async (w) => {
      await w.click("seal");
      await w.click("codes-looked");
    },
  ],
];

/** Checks that domain. */
const domain = (name: string) => async (w: TestWindow) => {
  await w.click("page-domain");
  await w.type("domain-name", name);
  await w.click("domain-check");
  for (const one of document.querySelectorAll("details")) one.open = true;
};

const pressed =
  (...clicks: string[]) =>
  async (w: TestWindow) => {
    for (const click of clicks) await w.click(click);
  };

const DOMAIN_STATES: State[] = [
  ...(["none", "some", "locked", "forbidden"] as const).map((domains): State => [
    `domain, ${domains}`,
    { domains },
    pressed("page-domain"),
  ]),
  ["domain, a message", {}, pressed("page-domain", "domain-message-choose")],
  ["domain, forget?", {}, pressed("page-domain", "domain-forget")],
  ["domain, not one", {}, domain("localhost")],
  ["domain, at work", { hold: 0.5 }, domain("water.example")],
  ...["finance", "water", "interior", "parked", "missing", "پاکستان"].map((name): State => [
    `domain, ${name}`,
    {},
    domain(`${name}.example`),
  ]),
  ["domains, a list", {}, pressed("page-domain", "domain-choose-list")],
  ["domains, checked", {}, pressed("page-domain", "domain-choose-list", "domain-check-list")],
];

const STATES: State[] = [
  ["drop", {}, async () => {}],
  ["drop, files held over it", {}, async (w) => w.fake.emit("dragging", { over: true })],
  [
    "drop, with an error",
    { fail: { command: "chooseFiles", code: "not-readable" } },
    (w) => w.click("choose-files"),
  ],
  ["list", { tray: "files" }, async () => {}],
  ["list, long", { tray: "many" }, async () => {}],
  ["list, too big", { tray: "big" }, async () => {}],
  ["list, with undo", { tray: "files" }, (w) => w.click("item-remove")],
  [
    "list, with a wrong address",
    { tray: "files", fail: { command: "seal", code: "bad-address" } },
    (w) => w.click("seal"),
  ],
  [
    "list, files held over it",
    { tray: "files" },
    async (w) => w.fake.emit("dragging", { over: true }),
  ],
  ["settings", {}, (w) => w.click("settings")],
  ["work", { tray: "files", hold: 0.5 }, (w) => w.click("seal")],
  ["sealed", { tray: "files" }, sealed],
  ["sealed, too big", { tray: "big" }, sealed],
  [
    "sealed, password shown",
    { tray: "files" },
    async (w) => {
      await sealed(w);
      await w.click("reveal-switch");
    },
  ],
  ...(["sms", "whatsapp", "call", "copy"] as const).map((way): State => [
    way,
    { tray: "files" },
    async (w) => {
      await sealed(w);
      await w.click(`way-${way}`);
    },
  ]),
  [
    "draft",
    { tray: "files" },
    async (w) => {
      await sealed(w);
      await w.click("draft");
    },
  ],
  [
    "draft, no mail program",
    { tray: "files", programs: [] },
    async (w) => {
      await sealed(w);
      await w.click("draft");
      await w.click("draft-copy");
    },
  ],
  [
    "leaving",
    { tray: "files" },
    async (w) => {
      await sealed(w);
      await w.click("finish");
    },
  ],
  ["check", {}, (w) => w.click("page-check")],
  [
    "check, paste",
    {},
    async (w) => {
      await w.click("page-check");
      await w.click("check-paste");
    },
  ],
  ...(["danger", "caution", "clear", "file", "many"] as const).map((check): State => [
    `check, ${check}`,
    { check },
    async (w) => {
      await w.click("page-check");
      await w.click("check-files");
    },
  ]),
  [
    "check, at work",
    { check: "many", hold: 0.5 },
    async (w) => {
      await w.click("page-check");
      await w.click("check-files");
    },
  ],
  ...PEOPLE_STATES,
  ...COMPUTER_STATES,
  ...DOMAIN_STATES,
  ["open", { tray: "sealed" }, async () => {}],
  [
    "open, wrong password",
    { tray: "sealed" },
    async (w) => {
      await w.type("open-password", "wrong");
      await w.click("open-sealed");
    },
  ],
  [
    "opened",
    { tray: "sealed" },
    async (w) => {
      await w.type("open-password", "k7mp-3xqd-w9ht-c4nb");
      await w.click("open-sealed");
    },
  ],
];

describe.each(["en", "ur"])("in %s", (language) => {
  it.each(STATES)("%s has its words and no findings of axe", async (_name, script, go) => {
    const w = (window_ = await openWindow({ ...script, language }));
    await go(w);
    await settle();

    const root = document.documentElement;
    expect(root.lang).toBe(language);
    expect(root.dir).toBe(language === "ur" ? "rtl" : "ltr");
    expect(document.querySelectorAll("h1")).toHaveLength(1);
    // A key that has no text would stand there itself.
    expect(document.body.textContent).not.toMatch(/\b(?:[a-z]+-){1,4}(?:title|text|hint)\b/);

    const { violations } = await axe.run(document, {
      rules: { "color-contrast": { enabled: false } },
      resultTypes: ["violations"],
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
  });

  it("the other language is one click away and remembered", async () => {
    const w = (window_ = await openWindow({ language }));
    const other = language === "en" ? "ur" : "en";
    w.get("language").focus();
    await w.click("language");
    expect(document.activeElement).toBe(w.get("language"));
    expect(document.documentElement.lang).toBe(other);
    expect((await w.fake.start()).settings.language).toBe(other);
  });
});

describe("a start that fails", () => {
  it("says so instead of showing nothing", async () => {
    const w = (window_ = await openWindow({ fail: { command: "start", code: "no-settings" } }));
    expect(w.get("error").getAttribute("role")).toBe("alert");
    await press("o", { ctrlKey: true });
    expect(w.find("item-row")).toBeNull();
  });
});
