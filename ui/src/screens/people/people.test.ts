// What an officer does on the page "people".

import { afterEach, describe, expect, it, vi } from "vitest";
import type { Script } from "../../backend/fake";
import { reading } from "../../backend/fake-people";
import { openWindow, press, settle, type TestWindow } from "../../test/window";

let w: TestWindow;
const screen = () => w.get("screen").dataset["screen"];
const names = () => w.all("person-row").map((row) => row.querySelector("bdi")?.textContent);

/** Longer than a search waits for the next key. */
async function pause() {
  await new Promise((next) => setTimeout(next, 260));
  await settle();
}

async function at(script: Partial<Script> = {}) {
  w = await openWindow(script);
  await w.click("page-people");
}

async function search(text: string) {
  await w.type("people-search", text);
  await pause();
}

afterEach(() => w.close());

describe("the list", () => {
  it("says what to do first while it is empty", async () => {
    await at({ book: "none" });
    expect(w.get("people-empty").querySelector(".go")).toBe(w.get("people-import"));
    expect(w.find("people-search")).toBeNull();
  });

  it("shows where each of them stands, in words", async () => {
    await at();
    const standings = w.all("standing").map((one) => one.dataset["standing"]);
    expect(standings).toEqual(["verified", "unverified", "expired", "refused", "unverified"]);
    expect(w.all("standing").every((one) => one.textContent.trim() !== "")).toBe(true);
  });

  it("finds as one types, asks once for many keys, and says how many there are", async () => {
    await at();
    const ask = vi.spyOn(w.fake, "peopleSearch");
    for (const text of ["b", "bi", "bilal"]) await w.type("people-search", text);
    await pause();
    expect(ask).toHaveBeenCalledExactlyOnceWith("bilal", 0);
    expect(names()).toEqual(["Bilal Ahmed", "Bilal Ahmad"]);
    expect(w.get("people-count").textContent).toContain("2");
    await search("nobody of that name");
    expect(names()).toEqual([]);
    await press("Escape", { on: w.get("people-search") });
    expect(names()).toHaveLength(5);
  });

  it("loads more where there are more", async () => {
    await at({ book: "crowd" });
    expect(names()).toHaveLength(50);
    await w.click("people-more");
    await w.click("people-more");
    expect(names()).toHaveLength(125);
    expect(w.find("people-more")).toBeNull();
  });

  it("tells where a damaged book went", async () => {
    w = await openWindow();
    vi.spyOn(w.fake, "peopleSearch").mockResolvedValue({
      people: [],
      total: 0,
      key: "file",
      setAside: "people-damaged.db",
    });
    await w.click("page-people");
    expect(w.get("people-set-aside").textContent).toContain("people-damaged.db");
  });

  it("is reached and searched by keyboard", async () => {
    w = await openWindow();
    await press("3", { ctrlKey: true, on: document.body });
    expect(screen()).toBe("people-list");
    await press("f", { ctrlKey: true, on: document.body });
    expect(document.activeElement).toBe(w.get("people-search"));
  });
});

describe("a person", () => {
  it("is added by a form, and that can be taken back", async () => {
    await at({ book: "none" });
    await w.click("people-add");
    await w.type("person-name", "Hassan Raza");
    await w.type("person-address-0", "hassan.raza@law.example");
    await w.click("person-address-more");
    await w.type("person-phone-0", "+92 51 5550188");
    const save = vi.spyOn(w.fake, "savePerson");
    await w.click("person-save");
    expect(save.mock.calls[0]?.[1]).toMatchObject({
      name: "Hassan Raza",
      addresses: ["hassan.raza@law.example"],
      phones: [{ number: "+92 51 5550188", label: "mobile" }],
      channel: null,
    });
    expect(w.find("person-form")).toBeNull();
    expect(screen()).toBe("people-one");
    await w.click("undo");
    expect(screen()).toBe("people-list");
    expect(w.find("people-empty")).not.toBeNull();
  });

  it.each([
    ["an address that is none", "person-address-1", "nobody", "bad-address"],
    ["somebody else's address", "person-address-1", "bilal.ahmed@finance.gov.pk", "address-taken"],
    ["a number that is none", "person-phone-0", "12", "bad-phone"],
  ])("keeps what was typed and says at the field: %s", async (_, field, text, code) => {
    await at();
    await w.click("person-row");
    await w.click("person-edit");
    await w.type(field, text);
    await w.click("person-save");
    const input = w.get(field) as HTMLInputElement;
    expect(input.value).toBe(text);
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(input);
    const said = document.getElementById(input.getAttribute("aria-describedby") ?? "");
    expect(said?.dataset["code"]).toBe(code);
  });

  it("without a name or an address is refused at the name", async () => {
    await at();
    await w.click("people-add");
    await w.click("person-save");
    expect(w.get("person-name").getAttribute("aria-invalid")).toBe("true");
    expect(w.get("error").dataset["code"]).toBe("person-nobody");
  });

  it("is removed with a way back, by keyboard too", async () => {
    await at();
    await w.click("person-row");
    await w.click("person-remove");
    expect(names()).toHaveLength(4);
    await press("z", { ctrlKey: true, on: document.body });
    expect(names()).toHaveLength(5);
  });

  it("gives way to the list on Escape", async () => {
    await at();
    await w.click("person-row");
    await press("Escape", { on: document.body });
    expect(screen()).toBe("people-list");
  });
});

describe("verifying", () => {
  it("shows the numbers of the book, is signed, and shows what came of it", async () => {
    await at({ settings: { officer: "Saima Rauf" } });
    w.all("person-row")[1]?.click();
    await settle();
    expect(w.get("person").dataset["standing"]).toBe("unverified");
    await w.click("person-verify");
    expect(w.get("call-numbers").textContent).toContain("+92 51 5550177");
    expect((w.get("verify-by") as HTMLInputElement).value).toBe("Saima Rauf");
    await w.click("how-in-person");
    expect(w.find("call-numbers")).toBeNull();
    const verify = vi.spyOn(w.fake, "verifyPerson");
    await w.click("verify-record");
    expect(verify).toHaveBeenCalledExactlyOnceWith(2, {
      how: "in-person",
      outcome: "verified",
      by: "Saima Rauf",
      months: 12,
      addresses: [],
      note: "",
    });
    expect(w.get("person").dataset["standing"]).toBe("verified");
    await w.click("undo");
    expect(w.get("person").dataset["standing"]).toBe("unverified");
  });

  it("says so where the book has no number", async () => {
    await at();
    w.all("person-row")[3]?.click();
    await settle();
    await w.click("person-verify");
    expect(w.find("call-numbers")).toBeNull();
  });

  it.each(["0", "37"])("does not hold for %s months", async (months) => {
    await at();
    await w.click("person-row");
    await w.click("person-verify");
    await w.type("verify-months", months);
    const verify = vi.spyOn(w.fake, "verifyPerson");
    await w.click("verify-record");
    expect(verify).not.toHaveBeenCalled();
    expect(w.get("verify-months").getAttribute("aria-invalid")).toBe("true");
  });
});

describe("people from elsewhere", () => {
  it("are shown before they are taken in, and that can be taken back", async () => {
    await at();
    await w.click("people-import");
    await w.click("import-thunderbird");
    expect(w.get("import-count").textContent).toContain("3");
    expect(w.all("import-person")).toHaveLength(3);
    expect(w.get("import-skipped").textContent).toContain("salman@");
    await w.click("import-take");
    expect(w.find("import-dialog")).toBeNull();
    expect(names()).toHaveLength(7);
    await w.click("undo");
    expect(names()).toHaveLength(5);
  });

  it("out of a table can have their columns put right", async () => {
    await at();
    await w.click("people-import");
    await w.click("import-file");
    const choose = vi.spyOn(w.fake, "chooseColumns");
    const select = w.get("import-column-3") as HTMLSelectElement;
    select.value = "notes";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await settle();
    expect(choose).toHaveBeenCalledExactlyOnceWith(["name", "email", "phone", "notes"]);
    expect((w.get("import-column-3") as HTMLSelectElement).value).toBe("notes");
  });

  it("come from a directory whose password does not stay", async () => {
    await at();
    await w.click("people-import");
    await w.click("import-directory");
    await w.type("directory-url", "ldaps://directory.example");
    await w.type("directory-password", "open-sesame");
    await w.click("directory-ask");
    expect(w.all("import-person")).toHaveLength(3);
    await w.click("import-again");
    await w.click("import-directory");
    expect((w.get("directory-password") as HTMLInputElement).value).toBe("");
  });

  it("stay unread without a word when the file dialog is closed", async () => {
    await at({ fail: { command: "readPeople", code: "cancelled" } });
    await w.click("people-import");
    await w.click("import-file");
    expect(w.find("error")).toBeNull();
    expect(w.find("import-file")).not.toBeNull();
  });

  it("are shown when their file is dropped, whatever page was open", async () => {
    w = await openWindow();
    w.fake.emit("import-read", reading("people.vcf", false));
    await settle();
    expect(screen()).toBe("people-list");
    expect(w.get("import-dialog").textContent).toContain("people.vcf");
  });
});

describe("the book", () => {
  it("merges whom the officer chooses, and takes it back", async () => {
    await at();
    await w.click("people-duplicates");
    const merge = vi.spyOn(w.fake, "mergePeople");
    w.all("duplicate")[1]?.click();
    await settle();
    await w.click("duplicates-merge");
    expect(merge).toHaveBeenCalledExactlyOnceWith(5, 2);
    expect(w.find("duplicates-none")).not.toBeNull();
    await w.click("undo");
    expect(names()).toHaveLength(5);
  });

  it("leaves alone who are different people", async () => {
    await at();
    await w.click("people-duplicates");
    await w.click("duplicates-pass");
    expect(w.find("duplicates-none")).not.toBeNull();
  });

  it("shows the password of a backup once", async () => {
    await at();
    await w.click("people-backup");
    await w.click("backup-write");
    expect(w.get("backup-password").textContent).toContain("k7mp");
    await w.click("backup-done");
    expect(w.html()).not.toContain("k7mp");
    await w.click("people-backup");
    expect(w.find("backup-password")).toBeNull();
  });

  it("comes back with the right password alone", async () => {
    await at();
    await w.click("people-restore");
    await w.type("restore-password", "wrong");
    await w.click("restore-go");
    expect(w.get("error").dataset["code"]).toBe("wrong-password");
    await w.type("restore-password", "k7mp-3xqd-w9ht-c4nb");
    await w.click("restore-go");
    expect(w.get("restored").textContent).toContain("5");
  });
});
