// What arrives in a watched folder: a real notification of a real desktop service opens the check, and the program goes
// on in the tray without a window.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { newHome } from "../harness/driver.mjs";
import { application } from "../harness/environment.mjs";
import { flow } from "../harness/flow.mjs";
import { until } from "../harness/wait.mjs";

/** A program of Windows under the name of a document, and nothing that could run. */
const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(254)]);
const closeWindow = join(dirname(fileURLToPath(import.meta.url)), "..", "harness", "close_window.py");

const run = async (name, args, env = process.env) => {
  const child = spawn(name, args, { env, stdio: ["ignore", "pipe", "ignore"] });
  let said = "";
  child.stdout.on("data", (text) => (said += text));
  const [code] = await once(child, "close");
  return { code, said: said.trim() };
};

/** Watches Downloads, as if the officer had said so. */
const watching = async (home, settings = {}) => {
  const downloads = join(home, "Downloads");
  await mkdir(downloads, { recursive: true });
  await mkdir(join(home, ".config", "muhr"), { recursive: true });
  const text = JSON.stringify({ language: "en", watch_folders: [downloads], ...settings });
  await writeFile(join(home, ".config", "muhr", "settings.json"), text);
  return downloads;
};

/** A notification service of its own, for as long as `body` takes. */
const withNotifications = async (body) => {
  const dunst = spawn("dunst", [], { stdio: "ignore" });
  try {
    await until("the notification service", async () => (await run("dunstctl", ["count", "displayed"])).code === 0);
    await body();
  } finally {
    dunst.kill("SIGTERM");
  }
};

const files = async (home) => {
  await watching(home);
  return [];
};

flow("a notification opens the check", { files }, async (window) => {
  await withNotifications(async () => {
    await window.on("drop");
    await window.click("page-computer");
    await window.click("view-watch");
    await until("the folder to be watched", () => window.run(
      "return document.querySelector('[data-testid=watched]')?.dataset.state === 'watched' || null;",
    ));
    await window.click("page-seal");
    await writeFile(join(window.home, "Downloads", "invoice.pdf.exe"), program);
    const shown = async () => (await run("dunstctl", ["count", "displayed"])).said === "1";
    await until("the notification", shown);
    assert.equal((await run("dunstctl", ["action", "0"])).code, 0);
    await window.on("check-one");
    const told = await window.run(`return {
      verdict: document.querySelector("[data-testid=verdict]").dataset.verdict,
      file: document.querySelector("[data-testid=file-row]").textContent,
    };`);
    assert.equal(told.verdict, "danger");
    assert.match(told.file, /invoice\.pdf\.exe/);
  });
});

test("the program goes on in the tray, and shows its window when it is started again", { timeout: 120_000 }, async () => {
  const { home, environment } = await newHome();
  const env = { ...process.env, ...environment, LANG: "en_US.UTF-8" };
  await watching(home, { keep_in_tray: true });
  const isThere = async () => (await run("python3", [closeWindow, "Muhr", "--look"], env)).code === 0;
  const start = (args) => {
    const child = spawn(application, args, { env, stdio: "ignore" });
    return { child, ended: once(child, "exit") };
  };
  const first = start(["--in-tray"]);
  try {
    const name = "string:pk.muhr.desktop.SingleInstance";
    const bus = ["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner"];
    const stands = async () => (await run("dbus-send", [...bus, name])).said.endsWith("true");
    await until("the program to take in later starts", stands);
    assert.equal(await isThere(), false, "it starts without a window");
    const second = start([]);
    await until("the window", isThere, 60_000);
    await second.ended;
    assert.equal((await run("python3", [closeWindow, "Muhr"], env)).code, 0);
    await until("the window to close", async () => !(await isThere()));
    assert.equal(first.child.exitCode, null, "the program has ended with its window");
    const third = start([]);
    await until("the window again", isThere, 60_000);
    await third.ended;
  } finally {
    first.child.kill("SIGKILL");
    await first.ended;
    await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
});
