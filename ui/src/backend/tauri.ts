// The real back end: each method is one Tauri command of the same name.

import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { asError, type Backend } from "./backend";

async function call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (thrown) {
    throw asError(thrown);
  }
}

export const tauriBackend: Backend = {
  start: () => call("start"),
  setLanguage: (language) => call("set_language", { language }),
  saveSettings: (settings) => call("save_settings", { settings }),

  chooseFiles: () => call("choose_files"),
  chooseFolder: () => call("choose_folder"),
  removeItem: (id) => call("remove_item", { id }),
  restoreItem: (id) => call("restore_item", { id }),
  clearTray: () => call("clear_tray"),

  turnTo: (page) => call("turn_to", { page }),
  checkFiles: () => call("check_files"),
  checkFolder: () => call("check_folder"),
  checkPasted: (name, source) => call("check_pasted", { name, source }),
  checkWaiting: () => call("check_waiting"),
  checked: (id) => call("checked", { id }),
  checkedAsking: (id) => call("checked_asking", { id }),
  checkedScanning: (id) => call("checked_scanning", { id }),
  quarantineChecked: (id) => call("quarantine_checked", { id }),
  checkSource: (id) => call("check_source", { id }),

  checklist: (id) => call("checklist", { id }),
  conclude: (id, concluded) => call("conclude", { id, concluded }),
  report: (id) => call("report", { id }),

  peopleSearch: (text, skip) => call("people_search", { text, skip }),
  person: (id) => call("person", { id }),
  personFor: (address) => call("person_for", { address }),
  savePerson: (id, details) => call("save_person", { id, details }),
  removePerson: (id) => call("remove_person", { id }),
  verifyPerson: (id, verification) => call("verify_person", { id, verification }),
  mergePeople: (keep, other) => call("merge_people", { keep, other }),
  duplicates: () => call("duplicates"),
  undoPeople: (undo) => call("undo_people", { undo }),
  readPeople: (source) => call("read_people", { source }),
  readDirectory: (directory) => call("read_directory", { directory }),
  chooseColumns: (columns) => call("choose_columns", { columns }),
  takePeople: () => call("take_people"),
  backUpPeople: () => call("back_up_people"),
  restorePeople: (password) => call("restore_people", { password }),

  checkRecipient: (recipient) => call("check_recipient", { recipient }),

  history: (filter, skip) => call("history", { filter, skip }),
  deleteReceipt: (id) => call("delete_receipt", { id }),
  clearHistory: () => call("clear_history"),
  exportHistory: (format) => call("export_history", { format }),
  keepPassword: () => call("keep_password"),
  receiptPassword: (id) => call("receipt_password", { id }),
  forgetPassword: (id) => call("forget_password", { id }),

  endpoint: (again) => call("endpoint", { again }),
  watchState: () => call("watch_state"),
  watchAddFolder: () => call("watch_add_folder"),
  watchSuggested: (id) => call("watch_suggested", { id }),
  watchRemove: (id) => call("watch_remove", { id }),
  watchOptions: (keepInTray, startWithSession) =>
    call("watch_options", { keepInTray, startWithSession }),
  dismissCaught: (id) => call("dismiss_caught", { id }),
  openCaught: (id) => call("open_caught", { id }),
  quarantine: (id) => call("quarantine", { id }),
  restoreQuarantined: (id) => call("restore_quarantined", { id }),
  deleteQuarantined: (id) => call("delete_quarantined", { id }),

  domainStart: () => call("domain_start"),
  domainPlan: (order) => call("domain_plan", { order }),
  checkDomain: (order) => call("check_domain", { order }),
  checkedDomain: (domain) => call("checked_domain", { domain }),
  forgetDomain: (domain) => call("forget_domain", { domain }),
  chooseDomainMessage: () => call("choose_domain_message"),
  domainOfChecked: (id) => call("domain_of_checked", { id }),
  chooseDomainList: () => call("choose_domain_list"),
  checkDomainList: (resolver) => call("check_domain_list", { resolver }),
  exportDomain: (domain, format) => call("export_domain", { domain, format }),

  seal: (order) => call("seal", { order }),
  codes: () => call("codes"),
  codesInText: (text) => call("codes_in_text", { text }),
  openSealed: (id, password) => call("open_sealed", { id, password }),
  cancel: () => call("cancel"),

  revealPassword: () => call("reveal_password"),
  callScript: (language) => call("call_script", { language }),
  share: (way) => call("share", { way }),
  openShare: (way) => call("open_share", { way }),
  copyPassword: () => call("copy_password"),
  markShared: (way, done) => call("mark_shared", { way, done }),

  draft: () => call("draft"),
  openDraft: (program) => call("open_draft", { program }),
  copyDraftText: () => call("copy_draft_text"),
  showSealed: () => call("show_sealed"),
  showOpened: () => call("show_opened"),

  finish: () => call("finish"),
  closeAnyway: () => call("close_anyway"),

  on(event, listener) {
    // `listen` answers later; a listener given up before that must not stay behind.
    const listening = listen(event, (message) => {
      listener(message.payload as Parameters<typeof listener>[0]);
    });
    return () => void listening.then((stop) => stop());
  },
};
