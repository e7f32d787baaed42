// Measures the watch on a folder: how long after a file is whole it is told, in the terminal and as a desktop
// notification, beside `inotifywait`, which tells that something happened and looks at nothing; how long ten thousand
// files take; and what the watch costs while nothing happens.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { newHome } from "../harness/driver.mjs";
import { application } from "../harness/environment.mjs";
import { until } from "../harness/wait.mjs";

const idleSeconds = Number(process.argv[2]);
const terminal = join(application, "..", "muhr");
const AT_ONCE = 10_000;
/** A program of Windows under the name of a document. */
const suspicious = Buffer.from("MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0", "latin1");

const { home, environment } = await newHome();
const env = { ...process.env, ...environment, LANG: "en_US.UTF-8" };
const downloads = join(home, "Downloads");
await mkdir(downloads);
const running = [];

/** Starts a program and remembers when each of its lines came. */
const start = (program, args) => {
  const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "ignore"] });
  running.push(child);
  const lines = [];
  createInterface({ input: child.stdout }).on("line", (text) => lines.push({ text, at: performance.now() }));
  return { child, lines };
};

const middle = (all) => all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)];
const ms = (value) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;

/** Writes files one by one; how long until a line names each. */
const latencies = async (count, gap, lines, name) => {
  const all = [];
  for (let number = 0; number < count; number++) {
    const file = `${name}-${number}.pdf.exe`;
    await writeFile(join(downloads, file), suspicious);
    const since = performance.now();
    const told = await until(`${file} to be told`, () => lines.find(({ text }) => text.includes(file)));
    all.push(told.at - since);
    await pause(gap);
  }
  return all;
};

/** Processes that `id` has started, and itself. */
const family = async (id) => {
  const parents = new Map();
  for (const entry of await readdir("/proc")) {
    const stat = /^\d+$/.test(entry) && (await readFile(`/proc/${entry}/stat`, "utf8").catch(() => ""));
    if (stat) parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
  }
  const all = [id];
  for (const one of all) for (const [child, parent] of parents) if (parent === one) all.push(child);
  return all;
};

/** Processor time in milliseconds and memory in MiB, shared pages counted by their share, of a program and its children. */
const cost = async (id) => {
  let [cpu, memory] = [0, 0];
  for (const one of await family(id)) {
    const stat = await readFile(`/proc/${one}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // Ticks of ten milliseconds, as Linux counts them on every usual system.
    cpu += (Number(fields[11]) + Number(fields[12])) * 10;
    memory += Number(/^Pss:\s+(\d+)/m.exec(await readFile(`/proc/${one}/smaps_rollup`, "utf8"))?.[1] ?? 0) / 1024;
  }
  return { cpu, memory };
};

try {
  const peer = start("inotifywait", ["--monitor", "--quiet", "--event", "close_write", downloads]);
  const watch = start(terminal, ["watch", "--json", "--all", downloads]);
  // Nothing says when they stand, so files come until one is told.
  for (let number = 0; watch.lines.length === 0 || peer.lines.length === 0; number++) {
    await writeFile(join(downloads, `begin-${number}.txt`), "The minutes.");
    await pause(100);
  }
  const bare = await latencies(100, 20, peer.lines, "bare");
  const told = await latencies(100, 20, watch.lines, "told");
  await pause(1000);

  watch.lines.length = 0;
  const since = performance.now();
  for (let number = 0; number < AT_ONCE; number++) {
    await writeFile(join(downloads, `many-${number}.txt`), `The minutes of meeting ${number}.`);
  }
  const written = performance.now();
  const all = () => watch.lines.filter(({ text }) => text.includes('"many-')).length >= AT_ONCE;
  await until("ten thousand files to be told", all, 300_000);
  const checked = watch.lines.at(-1).at;
  running.forEach((child) => child.kill("SIGINT"));
  await rm(downloads, { recursive: true });
  await mkdir(downloads);

  await mkdir(join(environment.XDG_CONFIG_HOME, "muhr"), { recursive: true });
  const settings = { watch_folders: [downloads], keep_in_tray: true };
  await writeFile(join(environment.XDG_CONFIG_HOME, "muhr", "settings.json"), JSON.stringify(settings));
  const match = "interface='org.freedesktop.Notifications',member='Notify'";
  const bus = start("dbus-monitor", ["--session", match]);
  const desktop = start(application, ["--in-tray"]);
  await pause(5000);
  // What comes within three seconds of a notification is told together with what comes after it.
  const notified = await latencies(20, 3500, bus.lines, "notified");

  const quiet = start(terminal, ["watch", downloads]);
  await pause(10_000);
  const [before, beforeDesktop] = [await cost(quiet.child.pid), await cost(desktop.child.pid)];
  await pause(idleSeconds * 1000);
  const [after, afterDesktop] = [await cost(quiet.child.pid), await cost(desktop.child.pid)];

  console.log("| from the moment a file is whole | middle | slowest | beside inotifywait |\n|---|--:|--:|--:|");
  const line = (what, one) =>
    console.log(
      `| ${what} | ${ms(middle(one))} | ${ms(Math.max(...one))} | ${(middle(one) / middle(bare)).toFixed(0)} |`,
    );
  line("`inotifywait` has told the event, 100 files", bare);
  line("`muhr watch` has checked it and told, 100 files", told);
  line("the desktop is asked to show the notification, 20 files", notified);
  console.log("\n| ten thousand files at once | |\n|---|--:|");
  console.log(`| written in | ${((written - since) / 1000).toFixed(1)} s |`);
  console.log(`| all checked and told, after the last was written | ${((checked - written) / 1000).toFixed(1)} s |`);
  console.log(`\n| nothing happens for ${idleSeconds} s | processor | memory |\n|---|--:|--:|`);
  const idle = (what, one, two) =>
    console.log(`| ${what} | ${two.cpu - one.cpu} ms | ${two.memory.toFixed(0)} MiB |`);
  idle("`muhr watch`", before, after);
  idle("the program in the tray, without a window", beforeDesktop, afterDesktop);
} finally {
  running.forEach((child) => child.kill("SIGKILL"));
  await Promise.all(running.map((child) => child.exitCode ?? child.signalCode ?? once(child, "exit")));
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
}
