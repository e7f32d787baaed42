// Every method is one command of the same name, in the spelling the Rust side listens to.

import type { SettingsDto } from "../bindings/SettingsDto";
import { beforeEach, describe, expect, it, vi } from "vitest";

const invoke = vi.fn<(command: string, args?: unknown) => Promise<unknown>>();
const listen = vi.fn<(event: string, heard: unknown) => Promise<() => void>>();
vi.mock("@tauri-apps/api/core", () => ({ invoke }));
vi.mock("@tauri-apps/api/event", () => ({ listen }));

const { tauriBackend } = await import("./tauri");
const { PLAIN_ORDER } = await import("./fake-data");

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
  locked: [],
  lockedBy: "",
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
    ["check_source", { id: "0" }, () => b.checkSource("0")],
    ["choose_files", {}, () => b.chooseFiles()],
    ["choose_folder", {}, () => b.chooseFolder()],
    ["remove_item", { id: "7" }, () => b.removeItem("7")],
    ["restore_item", { id: "7" }, () => b.restoreItem("7")],
    ["clear_tray", {}, () => b.clearTray()],
    ["seal", { order: PLAIN_ORDER }, () => b.seal(PLAIN_ORDER)],
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
