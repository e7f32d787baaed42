// The check of one domain, from the empty field to the report and back.

import { afterEach, describe, expect, it, vi } from "vitest";
import type { Script } from "../../backend/fake";
import { domainNamed } from "../../backend/fake-domain-data";
import { TOPICS } from "../../state/domains.svelte";
import { openWindow, press, settle, type TestWindow } from "../../test/window";

let w: TestWindow;
const shown = () => w.get("screen").dataset["screen"];
const heading = () => document.querySelector("h1");

async function at(script: Partial<Script> = {}) {
  w = await openWindow(script);
  await w.click("page-domain");
}

async function check(name: string, script: Partial<Script> = {}) {
  await at(script);
  await w.type("domain-name", name);
  await w.click("domain-check");
}

/** Lets the moment after the last key pass. */
async function pause() {
  await new Promise((next) => setTimeout(next, 300));
  await settle();
}

afterEach(() => w.close());

describe("the question", () => {
  it("asks nobody before Check is pressed", async () => {
    w = await openWindow();
    const asked = vi.spyOn(w.fake, "checkDomain");
    await w.click("page-domain");
    await w.type("domain-name", "finance.gov.pk");
    await pause();
    expect(asked).not.toHaveBeenCalled();
    expect(shown()).toBe("domain-entry");
  });

  it("names everybody who would be asked, a moment after the last key", async () => {
    await at();
    const plan = vi.spyOn(w.fake, "domainPlan");
    for (const name of ["finance", "finance.gov", "finance.gov.pk"]) {
      await w.type("domain-name", name);
    }
    await pause();
    expect(plan).toHaveBeenCalledOnce();
    const kinds = w.all("domain-contact").map((one) => one.dataset["kind"]);
    expect([...new Set(kinds)]).toEqual(["dns", "smtp", "https"]);
    expect(w.get("domain-plan").textContent).toContain("mta-sts.finance.gov.pk");
    expect(w.get("domain-plan").textContent).toContain("192.0.2.53");
    expect(w.get("domain-plan").textContent).toContain("port 25");
  });

  it.each([
    ["", "domain-empty"],
    ["localhost", "domain-one-label"],
    ["192.0.2.1", "domain-address"],
    ["fin ance.gov.pk", "domain-characters"],
    [`${"a".repeat(254)}.pk`, "domain-too-long"],
  ])("refuses “%s” at the field, which keeps the focus", async (name, code) => {
    await check(name);
    expect(shown()).toBe("domain-entry");
    expect(w.get("domain-wrong").dataset["code"]).toBe(code);
    expect(w.get("domain-wrong").getAttribute("role")).toBe("alert");
    const field = w.get("domain-name");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(field.getAttribute("aria-describedby")).toBe(w.get("domain-wrong").id);
    expect(document.activeElement).toBe(field);
    expect(w.find("error")).toBeNull();
    await w.type("domain-name", "finance.gov.pk");
    expect(w.find("domain-wrong")).toBeNull();
  });

  it("goes out as it was typed, with everything else that is known", async () => {
    await at();
    const asked = vi.spyOn(w.fake, "checkDomain");
    await w.type("domain-name", " officer@finance.gov.pk ");
    await w.type("domain-selectors", "mail2026, s1  s2");
    await w.type("domain-web-host", "mail.finance.gov.pk");
    await w.click("domain-parked-no");
    const who = w.get("domain-resolver") as HTMLSelectElement;
    who.value = "tls://9.9.9.9#dns.quad9.net";
    who.dispatchEvent(new Event("change", { bubbles: true }));
    await settle();
    await w.click("domain-check");
    expect(asked).toHaveBeenCalledExactlyOnceWith({
      name: "officer@finance.gov.pk",
      selectors: ["mail2026", "s1", "s2"],
      web_host: "mail.finance.gov.pk",
      parked: false,
      message: null,
      resolver: "tls://9.9.9.9#dns.quad9.net",
    });
  });

  it("says in words what the choice of a resolver means", async () => {
    await at();
    const who = w.get("domain-resolver") as HTMLSelectElement;
    expect([...who.options].map(({ text }) => text.trim())).toHaveLength(3);
    const means = () =>
      document.getElementById(who.getAttribute("aria-describedby") ?? "")?.textContent;
    expect(means()).toContain("as every program on this computer");
    who.value = "tls://9.9.9.9#dns.quad9.net";
    who.dispatchEvent(new Event("change", { bubbles: true }));
    await settle();
    expect(means()).toContain("encrypted");
  });

  it("leaves the resolver as the settings have it where the policy fixes it", async () => {
    await at({ domains: "locked" });
    const who = w.get("domain-resolver") as HTMLSelectElement;
    expect(who.disabled).toBe(true);
    expect(who.selectedOptions[0]?.text).toContain("192.0.2.99");
    const asked = vi.spyOn(w.fake, "checkDomain");
    await w.type("domain-name", "finance.gov.pk");
    await w.click("domain-check");
    expect(asked.mock.calls[0]?.[0].resolver).toBeNull();
  });

  it("cannot be asked where the policy forbids it, but old reports can be read", async () => {
    await at({ domains: "forbidden" });
    w.get("domain-forbidden");
    for (const id of ["domain-name", "domain-check", "domain-selectors"]) {
      expect(w.get(id)).toHaveProperty("disabled", true);
    }
    expect(w.find("domain-choose-list")).toBeNull();
    await w.click("domain-show");
    expect(shown()).toBe("domain-report");
    expect(w.get("domain-again")).toHaveProperty("disabled", true);
  });

  it("takes the domain and its selectors out of a message that is chosen", async () => {
    await at();
    await w.click("domain-message-choose");
    expect(w.get("domain-name")).toHaveProperty("value", "flnance.gov.pk");
    expect(w.get("domain-selectors")).toHaveProperty("value", "s1");
    expect((w.get("domain-more") as HTMLDetailsElement).open).toBe(true);
    const asked = vi.spyOn(w.fake, "checkDomain");
    await w.click("domain-check");
    expect(asked.mock.calls[0]?.[0].message).toBe("danger");
  });

  it("does the same for one that is dropped, from whichever page", async () => {
    w = await openWindow();
    w.fake.emit("domain-message", {
      id: "7",
      file: "notice.eml",
      domain: "water.example",
      selectors: ["a", "b"],
    });
    await settle();
    expect(shown()).toBe("domain-entry");
    expect(w.get("domain-name")).toHaveProperty("value", "water.example");
    expect(w.get("domain-selectors")).toHaveProperty("value", "a b");
    expect(w.get("domain-message").textContent).toContain("notice.eml");
    await w.click("domain-message-drop");
    expect(w.find("domain-message")).toBeNull();
  });

  it("says what letting go does while files are held over the page", async () => {
    await at();
    w.fake.emit("dragging", { over: true });
    await settle();
    expect(w.get("drop-veil").textContent).toContain("domain of its sender");
  });

  it("suggests senders of messages, and starts nothing", async () => {
    await at();
    expect(w.all("domain-sender")).toHaveLength(2);
    await w.click("domain-sender");
    expect(w.get("domain-name")).toHaveProperty("value", "parcel.example");
    expect(document.activeElement).toBe(w.get("domain-name"));
    expect(shown()).toBe("domain-entry");
  });
});

describe("what was checked before", () => {
  it("stands with its answer, and opens its last report", async () => {
    await at();
    const before = w.all("domain-before");
    expect(before.map((one) => one.dataset["verdict"])).toEqual(["bad", "unknown", "good"]);
    expect(before[0]?.querySelector(".grade")?.textContent).toMatch(/Grade \P{L}?F/u);
    expect(before[1]?.textContent).toContain("No grade");
    await w.click("domain-show");
    expect(w.get("domain-report").dataset["domain"]).toBe("water.example");
    expect(document.activeElement).toBe(heading());
  });

  it("is forgotten only after a question, whose safe answer has the focus", async () => {
    await at();
    await w.click("domain-forget");
    expect(w.get("domain-forget-dialog").textContent).toContain("water.example");
    await w.click("domain-forget-keep");
    expect(w.all("domain-before")).toHaveLength(3);
    await w.click("domain-forget");
    await w.click("domain-forget-go");
    expect(w.all("domain-before").map((one) => one.dataset["domain"])).toEqual([
      "interior.example",
      "finance.gov.pk",
    ]);
    await w.click("domain-forget-all");
    await w.click("domain-forget-go");
    expect(w.all("domain-before")).toEqual([]);
    expect(document.activeElement).toBe(heading());
  });
});

describe("the work", () => {
  it("has every topic there from the beginning, and marks each as it is done", async () => {
    await check("water.example", { hold: 0.5 });
    expect(shown()).toBe("domain-working");
    const rows = w.all("domain-working");
    expect(rows.map((one) => one.dataset["topic"])).toEqual(TOPICS);
    const states = rows.map((one) => one.dataset["state"]);
    expect(states.filter(Boolean)).toHaveLength(6);
    expect(states[0]).toBe("problem");
    expect(w.get("domain-done").textContent).toContain("6");
    expect(w.get("domain-done").getAttribute("role")).toBe("status");
  });

  it.each(["click", "escape"])(
    "is stopped by a %s, and the name stays in the field",
    async (how) => {
      await check("water.example", { hold: 0.5 });
      if (how === "click") await w.click("cancel");
      else await press("Escape");
      expect(shown()).toBe("domain-entry");
      expect(w.get("domain-name")).toHaveProperty("value", "water.example");
      w.get("domain-stopped");
      expect(w.find("error")).toBeNull();
    },
  );

  it("goes on while one looks at another page", async () => {
    await check("water.example", { hold: 0.5 });
    await w.click("page-history");
    await w.click("page-domain");
    expect(shown()).toBe("domain-working");
  });

  it("says what failed, and leaves everything as it was", async () => {
    await check("finance.gov.pk", { fail: { command: "checkDomain", code: "unknown" } });
    expect(shown()).toBe("domain-entry");
    expect(w.get("error").dataset["code"]).toBe("unknown");
    expect(w.find("domain-stopped")).toBeNull();
    expect(w.get("domain-name")).toHaveProperty("value", "finance.gov.pk");
  });
});

it("has a key of its own", async () => {
  w = await openWindow();
  await press("7", { ctrlKey: true });
  expect(shown()).toBe("domain-entry");
});

describe("from other pages", () => {
  it("the domain of a checked message is filled in, and nothing runs", async () => {
    w = await openWindow();
    const asked = vi.spyOn(w.fake, "checkDomain");
    for (const click of ["page-check", "check-files", "check-domain"]) await w.click(click);
    expect(shown()).toBe("domain-entry");
    expect(w.get("domain-name")).toHaveProperty("value", "flnance.gov.pk");
    expect(asked).not.toHaveBeenCalled();
  });

  it("what cannot be read of it is said where it was asked for", async () => {
    w = await openWindow({ fail: { command: "domainOfChecked", code: "domain-no-sender" } });
    for (const click of ["page-check", "check-files", "check-domain"]) await w.click(click);
    expect(shown()).toBe("check-one");
    expect(w.get("error").dataset["code"]).toBe("domain-no-sender");
  });

  it("so is the domain of a person's address", async () => {
    w = await openWindow();
    for (const click of ["page-people", "person-row", "person-domain"]) await w.click(click);
    expect(shown()).toBe("domain-entry");
    expect(w.get("domain-name")).toHaveProperty("value", "finance.gov.pk");
  });
});

it("shows all eleven topics in the order of the program", async () => {
  w = await openWindow();
  expect(domainNamed("finance.gov.pk").topics.map(({ topic }) => topic)).toEqual(TOPICS);
});
