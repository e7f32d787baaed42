// Every method is one command of the same name, in the spelling the Rust side listens to.

import type { ConcludedDto } from "../bindings/ConcludedDto";
import type { SettingsDto } from "../bindings/SettingsDto";
import type { VerifyDto } from "../bindings/VerifyDto";
import { beforeEach, describe, expect, it, vi } from "vitest";

const invoke = vi.fn<(command: string, args?: unknown) => Promise<unknown>>();
const listen = vi.fn<(event: string, heard: unknown) => Promise<() => void>>();
vi.mock("@tauri-apps/api/core", () => ({ invoke }));
vi.mock("@tauri-apps/api/event", () => ({ listen }));

const { tauriBackend } = await import("./tauri");
const { PLAIN_ORDER } = await import("./fake-data");
const { details } = await import("./fake-people");

const SETTINGS: SettingsDto = {
  language: "ur",
  style: "words",
  mailboxLimitMb: 10,
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

const DETAILS = details({ name: "Ayesha" });
const DIRECTORY = { url: "ldaps://x", base: "", user: "", password: "", text: "" };
const FILTER = { text: "", kind: "sealed" };
const WHO = PLAIN_ORDER.recipient;
const CONCLUDED: ConcludedDto = { answers: ["yes", null], outcome: "verified", by: "", note: "" };
const VERIFY: VerifyDto = {
  how: "video",
  outcome: "verified",
  by: "Saima",
  months: 12,
  addresses: [],
  note: "",
};

beforeEach(() => {
  invoke.mockReset().mockResolvedValue(null);
  listen.mockReset().mockResolvedValue(() => {});
});

describe("the Tauri back end", () => {
  const b = tauriBackend;
  it.each<[string, Record<string, unknown>, () => Promise<unknown>]>([
    ["start", {}, () => b.start()],
    ["set_language", { language: "ur" }, () => b.setLanguage("ur")],
    ["save_settings", { settings: SETTINGS }, () => b.saveSettings(SETTINGS)],
    ["turn_to", { page: "check" }, () => b.turnTo("check")],
    ["check_files", {}, () => b.checkFiles()],
    ["check_folder", {}, () => b.checkFolder()],
    ["check_pasted", { name: "n", source: "s" }, () => b.checkPasted("n", "s")],
    ["check_waiting", {}, () => b.checkWaiting()],
    ["checked", { id: "0" }, () => b.checked("0")],
    ["checked_asking", { id: "0" }, () => b.checkedAsking("0")],
    ["checked_scanning", { id: "0" }, () => b.checkedScanning("0")],
    ["quarantine_checked", { id: "0" }, () => b.quarantineChecked("0")],
    ["check_source", { id: "0" }, () => b.checkSource("0")],
    ["checklist", { id: "0" }, () => b.checklist("0")],
    ["conclude", { id: "0", concluded: CONCLUDED }, () => b.conclude("0", CONCLUDED)],
    ["report", { id: "0" }, () => b.report("0")],
    ["people_search", { text: "a", skip: 50 }, () => b.peopleSearch("a", 50)],
    ["person", { id: 1 }, () => b.person(1)],
    ["person_for", { address: "a@b" }, () => b.personFor("a@b")],
    ["save_person", { id: null, details: DETAILS }, () => b.savePerson(null, DETAILS)],
    ["remove_person", { id: 1 }, () => b.removePerson(1)],
    ["verify_person", { id: 1, verification: VERIFY }, () => b.verifyPerson(1, VERIFY)],
    ["merge_people", { keep: 1, other: 2 }, () => b.mergePeople(1, 2)],
    ["duplicates", {}, () => b.duplicates()],
    ["undo_people", { undo: 3 }, () => b.undoPeople(3)],
    ["read_people", { source: "file" }, () => b.readPeople("file")],
    ["read_directory", { directory: DIRECTORY }, () => b.readDirectory(DIRECTORY)],
    ["choose_columns", { columns: ["name"] }, () => b.chooseColumns(["name"])],
    ["take_people", {}, () => b.takePeople()],
    ["back_up_people", {}, () => b.backUpPeople()],
    ["restore_people", { password: "p" }, () => b.restorePeople("p")],
    ["check_recipient", { recipient: WHO }, () => b.checkRecipient(WHO)],
    ["history", { filter: FILTER, skip: 0 }, () => b.history(FILTER, 0)],
    ["delete_receipt", { id: 4 }, () => b.deleteReceipt(4)],
    ["clear_history", {}, () => b.clearHistory()],
    ["export_history", { format: "csv" }, () => b.exportHistory("csv")],
    ["keep_password", {}, () => b.keepPassword()],
    ["receipt_password", { id: 4 }, () => b.receiptPassword(4)],
    ["forget_password", { id: 4 }, () => b.forgetPassword(4)],
    ["choose_files", {}, () => b.chooseFiles()],
    ["choose_folder", {}, () => b.chooseFolder()],
    ["remove_item", { id: "7" }, () => b.removeItem("7")],
    ["restore_item", { id: "7" }, () => b.restoreItem("7")],
    ["clear_tray", {}, () => b.clearTray()],
    ["endpoint", { again: true }, () => b.endpoint(true)],
    ["watch_state", {}, () => b.watchState()],
    ["watch_add_folder", {}, () => b.watchAddFolder()],
    ["watch_suggested", { id: "2" }, () => b.watchSuggested("2")],
    ["watch_remove", { id: "2" }, () => b.watchRemove("2")],
    [
      "watch_options",
      { keepInTray: true, startWithSession: false },
      () => b.watchOptions(true, false),
    ],
    ["dismiss_caught", { id: "2" }, () => b.dismissCaught("2")],
    ["open_caught", { id: "2" }, () => b.openCaught("2")],
    ["quarantine", { id: "2" }, () => b.quarantine("2")],
    ["restore_quarantined", { id: "2" }, () => b.restoreQuarantined("2")],
    ["delete_quarantined", { id: "2" }, () => b.deleteQuarantined("2")],
    ["seal", { order: PLAIN_ORDER }, () => b.seal(PLAIN_ORDER)],
    ["codes", {}, () => b.codes()],
    ["codes_in_text", { text: "t" }, () => b.codesInText("t")],
    ["open_sealed", { id: "7", password: "p" }, () => b.openSealed("7", "p")],
    ["cancel", {}, () => b.cancel()],
    ["reveal_password", {}, () => b.revealPassword()],
    ["call_script", { language: "ur" }, () => b.callScript("ur")],
    ["share", { way: "sms" }, () => b.share("sms")],
    ["open_share", { way: "sms" }, () => b.openShare("sms")],
    ["copy_password", {}, () => b.copyPassword()],
    ["mark_shared", { way: "call", done: true }, () => b.markShared("call", true)],
    ["draft", {}, () => b.draft()],
    ["open_draft", { program: "x" }, () => b.openDraft("x")],
    ["copy_draft_text", {}, () => b.copyDraftText()],
    ["show_sealed", {}, () => b.showSealed()],
    ["show_opened", {}, () => b.showOpened()],
    ["finish", {}, () => b.finish()],
    ["close_anyway", {}, () => b.closeAnyway()],
  ])("asks for %s", async (command, args, ask) => {
    await ask();
    expect(invoke).toHaveBeenCalledExactlyOnceWith(command, args);
  });

  it("passes a refusal on as its code and arguments", async () => {
    invoke.mockRejectedValue({ code: "disk-full", args: { name: "a" } });
    await expect(b.finish()).rejects.toEqual({ code: "disk-full", args: { name: "a" } });
  });

  it("turns what it does not know into an unknown error without repeating it", async () => {
    invoke.mockRejectedValue("command seal not allowed");
    await expect(b.seal(PLAIN_ORDER)).rejects.toEqual({ code: "unknown", args: {} });
  });

  it("hears an event until the listener is given up, even before listening began", async () => {
    const stop = vi.fn();
    listen.mockResolvedValue(stop);
    const heard = vi.fn();
    const giveUp = b.on("dragging", heard);
    expect(listen).toHaveBeenCalledWith("dragging", expect.any(Function));
    const pass = listen.mock.calls[0]?.[1] as (message: { payload: unknown }) => void;
    pass({ payload: { over: true } });
    expect(heard).toHaveBeenCalledWith({ over: true });
    giveUp();
    await Promise.resolve();
    await Promise.resolve();
    expect(stop).toHaveBeenCalledOnce();
  });
});
