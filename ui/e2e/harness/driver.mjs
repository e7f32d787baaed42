// Starts tauri-driver, and through it the application, in a home of their own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { application, logs, tauriDriver } from "./environment.mjs";
import { until } from "./wait.mjs";
import { isReady, Session, WebDriverError } from "./webdriver.mjs";

/** Drivers that still run, to be ended even when the tests are interrupted. */
const running = new Set();

const endAll = () => running.forEach(end);
const end = (child) => {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
};
process.on("exit", endAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

const freePort = async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
};

/** A home folder that looks like a new account's, and the variables that lead there. */
export const newHome = async () => {
  const home = await mkdtemp(join(tmpdir(), "muhr-e2e-"));
  const folders = {
    XDG_CONFIG_HOME: ".config",
    XDG_DATA_HOME: ".local/share",
    XDG_STATE_HOME: ".local/state",
    XDG_CACHE_HOME: ".cache",
    XDG_RUNTIME_DIR: "run",
    TMPDIR: "tmp",
  };
  const environment = { HOME: home };
  for (const [variable, folder] of Object.entries(folders)) {
    environment[variable] = join(home, folder);
    await mkdir(environment[variable], { recursive: true, mode: 0o700 });
  }
  await mkdir(join(home, "Documents"));
  return { home, environment };
};

/** Without the person's language, which would decide over `LANG`. */
const withoutLocale = (variables) =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => !/^LC_|^LANGUAGE$/.test(name)));

/**
 * The driver and its home; `stop` ends what it started and removes the home. Between finding a free port and
 * listening on it somebody else may take it: that is tried once more.
 */
export const startDriver = async (name, extraEnvironment) => {
  try {
    return await startOnce(name, extraEnvironment);
  } catch {
    return startOnce(name, extraEnvironment);
  }
};

const startOnce = async (name, extraEnvironment) => {
  const own = await newHome();
  const environment = {
    ...withoutLocale(process.env),
    ...own.environment,
    LANG: "en_US.UTF-8",
    // The application turns this renderer off where nobody decided, for the sake of some graphics drivers.
    // WebKitWebDriver (seen with 2.50) waits for ever for a picture of the page without it.
    WEBKIT_DISABLE_DMABUF_RENDERER: "0",
    ...extraEnvironment,
  };
  const [port, nativePort] = [await freePort(), await freePort()];
  await mkdir(logs, { recursive: true });
  const log = createWriteStream(join(logs, `${name}.log`));
  const child = spawn(tauriDriver, ["--port", port, "--native-port", nativePort].map(String), {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own, so that everything it starts ends with it.
    detached: true,
  });
  running.add(child);
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const ended = once(child, "exit");
  const stop = async () => {
    end(child);
    await ended;
    running.delete(child);
    log.end();
    // The programs of the group may still be writing while they end.
    await until("the home to be removed", async () => {
      await rm(own.home, { recursive: true, force: true });
      return true;
    });
  };
  const address = `http://127.0.0.1:${port}`;
  try {
    await until("tauri-driver to answer", () => isReady(address));
  } catch (error) {
    await stop();
    throw error;
  }
  return { home: own.home, environment, address, stop };
};

/** Opens the window. WebKitWebDriver now and then drops the first connection: that is tried once more. */
export const openSession = async (address, args) => {
  try {
    return await Session.start(address, application, args);
  } catch (error) {
    if (error instanceof WebDriverError && error.code !== "session not created" && error.code !== "unknown error") throw error;
    return Session.start(address, application, args);
  }
};
