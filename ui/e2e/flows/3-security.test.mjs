// What the window refuses even to its own page, should somebody get a script into it.
import assert from "node:assert/strict";
import { flow } from "../harness/flow.mjs";

/** Asks for a command from inside the page, and gives back how it ended. */
const invoke = (window, command, args = {}) =>
  window.session.runAsync(
    `const [command, args, done] = arguments;
     window.__TAURI_INTERNALS__.invoke(command, args).then(
       (value) => done({ answered: true, value: JSON.stringify(value) ?? null }),
       (error) => done({ answered: false, error: typeof error === "string" ? error : JSON.stringify(error) }),
     );`,
    command,
    args,
  );

flow("commands that were not granted are refused", {}, async (window) => {
  const start = await invoke(window, "start");
  assert.ok(start.answered, `a granted command answers, so that a refusal means something: ${start.error}`);

  const ungranted = [
    ["plugin:fs|read_file", { path: "/etc/passwd" }],
    ["plugin:shell|execute", { program: "sh", args: ["-c", "true"] }],
    ["plugin:dialog|open", { options: {} }],
    ["plugin:window|create", { options: { label: "second" } }],
    ["plugin:webview|create_webview_window", { options: { label: "second", url: "https://example.org" } }],
    ["plugin:path|resolve_directory", { directory: 1 }],
    ["plugin:event|emit", { event: "progress", payload: {} }],
    ["plugin:resources|close", { rid: 1 }],
    ["no_such_command", {}],
  ];
  for (const [command, args] of ungranted) {
    const { answered, error } = await invoke(window, command, args);
    assert.equal(answered, false, `${command} was answered`);
    assert.match(error, /not allowed|not found/i, `${command} is refused by the list of commands: ${error}`);
  }
  assert.equal(await window.run("return 'Tauri' in window || '__TAURI__' in window;"), false);
});

/** Runs a script that tries to break the policy, and gives back which rule stopped it. */
const stoppedBy = (window, attempt) =>
  window.session.runAsync(
    `const done = arguments[0];
     addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective), { once: true });
     ${attempt}`,
  );

flow("scripts and addresses that are not the application's own are refused", {}, async (window) => {
  const attempts = [
    ["an inline script", "script-src-elem", "const s = document.createElement('script'); s.textContent = 'window.injected = 1'; document.body.append(s);"],
    ["a script from elsewhere", "script-src-elem", "const s = document.createElement('script'); s.src = 'https://example.org/x.js'; document.body.append(s);"],
    ["an inline handler", "script-src-attr", "document.body.setAttribute('onclick', 'window.injected = 2'); document.body.click();"],
    ["eval", "script-src", "setTimeout(() => { try { window.injected = window.eval('3'); } catch {} });"],
    ["an image from elsewhere", "img-src", "new Image().src = 'https://example.org/x.png';"],
    ["a request elsewhere", "connect-src", "fetch('https://example.org/').catch(() => {});"],
    ["a socket", "connect-src", "try { new WebSocket('wss://example.org/'); } catch {}"],
    ["a frame", "frame-src", "const f = document.createElement('iframe'); f.src = 'https://example.org/'; document.body.append(f);"],
    ["a style sheet from elsewhere", "style-src-elem", "const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = 'https://example.org/x.css'; document.head.append(l);"],
    ["a form sent elsewhere", "form-action", "const f = document.createElement('form'); f.action = 'https://example.org/'; document.body.append(f); f.submit();"],
    ["another base address", "base-uri", "const b = document.createElement('base'); b.href = 'https://example.org/'; document.head.append(b);"],
  ];
  for (const [what, rule, attempt] of attempts) {
    const stopped = await stoppedBy(window, attempt);
    // Engines may name the narrower or the wider rule.
    assert.ok(rule.startsWith(stopped) || stopped.startsWith(rule), `${what} was stopped by ${stopped}, not by ${rule}`);
  }
  assert.equal(await window.run("return window.injected ?? null;"), null);
});

flow("the window goes nowhere else", {}, async (window) => {
  const here = await window.run("return location.href;");
  await window.run("location.href = 'https://example.org/';");
  await window.settle();
  assert.equal(await window.run("return location.href;"), here);
  await window.run("window.open('https://example.org/');");
  await window.settle();
  assert.equal(await window.screen(), "drop");
});
