// What an officer does on the page "check".

import { afterEach, expect, it } from "vitest";
import type { Script } from "../../backend/fake";
import { openWindow, press, settle, type TestWindow } from "../../test/window";

let open: TestWindow | undefined;

afterEach(() => {
  open?.close();
  open = undefined;
});

async function check(script: Partial<Script>): Promise<TestWindow> {
  const w = (open = await openWindow(script));
  await w.click("page-check");
  await w.click("check-files");
  return w;
}

it("a dangerous message says so in words, and what to do", async () => {
  const w = await check({ check: "danger" });
  expect(w.get("verdict").dataset["verdict"]).toBe("danger");
  expect(w.get("sender").dataset["standing"]).toBe("look-alike");
  expect(w.all("reason")[0]?.dataset["signal"]).toBe("from.lookalike_contact");
  expect(w.get("sender").querySelector("strong")?.textContent).toBe("flnance.gov.pk");
});

it("nothing on the screen can be followed or opened", async () => {
  const w = await check({ check: "danger" });
  const links = [...document.querySelectorAll("main a[href]")];
  expect(links).toEqual([]);
  expect(w.get("link-row").textContent).toContain("hxxps://");
  expect(document.querySelectorAll("main img, main iframe, main object, main embed")).toHaveLength(
    0,
  );
});

it("what is inside an archive is told too, with its own answer", async () => {
  const w = await check({ check: "file" });
  expect(w.find("sender")).toBeNull();
  expect(w.all("file-row").map((row) => row.dataset["verdict"])).toEqual(["danger", "danger"]);
});

it("many become a list, worst first, and one leads back to it", async () => {
  const w = await check({ check: "many" });
  const verdicts = () => w.all("check-row").map((row) => row.dataset["verdict"]);
  expect(verdicts()).toEqual(["unread", "danger", "caution", "clear"]);
  w.all("check-row")[1]?.click();
  await settle();
  expect(w.get("screen").dataset["screen"]).toBe("check-one");
  await press("Escape");
  expect(w.get("screen").dataset["screen"]).toBe("check-list");
});

it("what could not be read says why when it is chosen", async () => {
  const w = await check({ check: "many" });
  w.all("check-row")[0]?.click();
  await settle();
  expect(w.get("error").dataset["code"]).toBe("not-readable");
});

it("long work can be stopped, and says that it was", async () => {
  const w = await check({ check: "many", hold: 0.5 });
  expect(w.get("screen").dataset["screen"]).toBe("check-working");
  await press("Escape");
  await settle();
  expect(w.get("screen").dataset["screen"]).toBe("check-drop");
});

it("a drop on this page is checked and never goes to the tray", async () => {
  const w = (open = await openWindow());
  await w.click("page-check");
  w.fake.emit("checking", { done: 0, total: 0 });
  await settle();
  expect(w.get("screen").dataset["screen"]).toBe("check-working");
  w.fake.emit("failed", { code: "not-readable", args: { name: "a.eml" } });
  await settle();
  expect(w.get("error").dataset["code"]).toBe("not-readable");
});

it("nobody is asked until the officer says so, and it is said whom and for what", async () => {
  const w = await check({ check: "caution" });
  expect(w.get("verdict").dataset["verdict"]).toBe("caution");
  expect(w.find("computed")).toBeNull();
  expect(w.get("check-ask").parentElement?.textContent).toContain("192.0.2.53");
  await w.click("check-ask");
  expect(w.get("verdict").dataset["verdict"]).toBe("danger");
  expect(w.get("sender").dataset["standing"]).toBe("forged");
  expect(w.get("signature").textContent).toContain("mailer.example");
  expect(w.get("asked").textContent).toContain("s1._domainkey.mailer.example");
  expect(w.find("check-ask")).toBeNull();
});

it("what asking found is in the list too", async () => {
  const w = await check({ check: "many" });
  w.all("check-row")[2]?.click();
  await settle();
  await w.click("check-ask");
  await press("Escape");
  const verdicts = w.all("check-row").map((row) => row.dataset["verdict"]);
  expect(verdicts).toEqual(["unread", "danger", "danger", "clear"]);
});

it("an answer that does not come says so and changes nothing", async () => {
  const w = await check({
    check: "caution",
    fail: { command: "checkedAsking", code: "no-resolver" },
  });
  await w.click("check-ask");
  expect(w.get("error").dataset["code"]).toBe("no-resolver");
  expect(w.get("verdict").dataset["verdict"]).toBe("caution");
  expect(w.get("check-ask")).not.toBeNull();
});

it("who has said always is not asked again", async () => {
  const w = (open = await openWindow({ check: "clear" }));
  await w.click("settings");
  w.get("settings-ask").click();
  await settle();
  await w.click("settings-save");
  await w.click("page-check");
  await w.click("check-files");
  expect(w.get("proven").dataset["proven"]).toBe("true");
  expect(w.get("computed")).not.toBeNull();
  expect(w.find("check-ask")).toBeNull();
});

it("the pages keep what lies on them", async () => {
  const w = (open = await openWindow({ tray: "files" }));
  await w.click("page-check");
  expect(w.get("screen").dataset["screen"]).toBe("check-drop");
  await press("1", { ctrlKey: true, on: document.body });
  expect(w.get("screen").dataset["screen"]).toBe("list");
});
