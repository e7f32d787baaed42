// The report of a domain, and the summary of a list.

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Script } from "../../backend/fake";
import { domainNamed } from "../../backend/fake-domain-data";
import { TOPICS } from "../../state/domains.svelte";
import { openWindow, press, settle, type TestWindow } from "../../test/window";
import { findingText, verdictKey } from "./texts";

let w: TestWindow;
let copied: string[];
const shown = () => w.get("screen").dataset["screen"];
const topic = (name: string) => {
  const found = w.all("domain-topic").find((one) => one.dataset["topic"] === name);
  if (!found) throw new Error(`no topic ${name}`);
  return found;
};

async function report(name: string, script: Partial<Script> = {}) {
  w = await openWindow(script);
  await w.click("page-domain");
  await w.type("domain-name", name);
  await w.click("domain-check");
}

async function summary(script: Partial<Script> = {}) {
  w = await openWindow(script);
  for (const click of ["page-domain", "domain-choose-list", "domain-check-list"]) {
    await w.click(click);
  }
}

beforeEach(() => {
  copied = [];
  vi.spyOn(navigator.clipboard, "writeText").mockImplementation(async (text) => {
    copied.push(text);
  });
});

afterEach(() => w.close());

describe("the answer", () => {
  it.each([
    ["finance.gov.pk", "good", "A"],
    ["water.example", "bad", "F"],
    ["parked.example", "weak", "C"],
  ])("of %s is one sentence, one sign and a letter", async (name, verdict, grade) => {
    await report(name);
    expect(w.get("domain-verdict").dataset["verdict"]).toBe(verdict);
    expect(w.get("domain-grade").dataset["grade"]).toBe(grade);
    expect(w.find("domain-no-grade")).toBeNull();
    expect(document.activeElement?.tagName).toBe("H1");
    expect(document.activeElement?.textContent).toContain(name);
  });

  it("of nobody reassures nobody", () => {
    const known = domainNamed("finance.gov.pk");
    const silent = { ...known, verdict: "unknown" as const, answered: false };
    expect(verdictKey(silent)).toBe("domain-verdict-unanswered");
    expect(verdictKey(known)).toBe("domain-verdict-good");
  });

  it("says in words why there is no letter", async () => {
    await report("interior.example");
    expect(w.find("domain-grade")).toBeNull();
    const why = w.get("domain-no-grade").textContent.replace(/[\u2066-\u2069]/g, "");
    expect(why).toContain("DKIM and STARTTLS");
  });

  it("of a domain that does not exist says that, and no more", async () => {
    await report("missing.example");
    expect(w.get("domain-verdict").textContent).toContain("does not exist");
    expect(w.find("domain-no-grade")).toBeNull();
  });

  it("has punycode beside a name in another script, and only there", async () => {
    await report("پاکستان.example");
    expect(w.get("domain-punycode").textContent).toContain("xn--mgbai9azgqp6j.example");
    expect(document.querySelector("h1 bdi")?.getAttribute("dir")).toBe("ltr");
    await w.click("domain-back");
    await w.type("domain-name", "finance.gov.pk");
    await w.click("domain-check");
    expect(w.find("domain-punycode")).toBeNull();
  });
});

describe("the topics", () => {
  it("stand with severe problems first, each with the worst that is so", async () => {
    await report("water.example");
    const order = w.all("domain-topic").map((one) => one.dataset["topic"]);
    expect(order).toHaveLength(TOPICS.length);
    expect(order.slice(0, 5)).toEqual(["spf", "dkim", "dmarc", "starttls", "web"]);
    const states = w.all("domain-topic").map((one) => one.dataset["state"]);
    const ranks = states.map((state) =>
      ["problem", "unknown", "fine", "not-applicable"].indexOf(state ?? ""),
    );
    expect(ranks).toEqual(ranks.toSorted());
    const [allPass] = domainNamed("water.example").topics[0]?.findings ?? [];
    expect(topic("spf").querySelector("summary")?.textContent).toContain(
      allPass && findingText(allPass),
    );
  });

  it("lie folded, as native details that the keyboard opens", async () => {
    await report("water.example");
    for (const one of w.all("domain-topic")) {
      expect(one.tagName).toBe("DETAILS");
      expect((one as HTMLDetailsElement).open).toBe(false);
      expect(one.querySelector("summary .tag svg")).not.toBeNull();
    }
  });

  it("say how bad each problem is in words", async () => {
    await report("water.example");
    const [worst] = topic("spf").querySelectorAll<HTMLElement>("[data-testid=domain-finding]");
    expect(worst?.dataset["severity"]).toBe("critical");
    expect(worst?.querySelector(".tag")?.textContent.trim()).toBe("critical");
  });

  it("show a finding without words by its name, never as nothing", async () => {
    w = await openWindow();
    vi.spyOn(w.fake, "checkDomain").mockResolvedValue({
      ...domainNamed("finance.gov.pk"),
      topics: [
        {
          topic: "spf",
          state: "problem",
          findings: [
            {
              id: "spf.of-a-later-version",
              state: "problem",
              severity: "low",
              subject: "",
              evidence: {},
              record: null,
            },
          ],
        },
      ],
    });
    await w.click("page-domain");
    await w.type("domain-name", "finance.gov.pk");
    await w.click("domain-check");
    expect(topic("spf").textContent).toContain("spf.of-a-later-version");
    expect(topic("spf").textContent).not.toContain("spf-of-a-later-version-why");
  });

  it("say at a term of SPF what is wrong with it, and leave no gap in any sentence", async () => {
    await report("water.example");
    expect(w.get("domain-spf").querySelector(".fault")?.textContent).toContain("everybody");
    expect(w.get("domain-report").textContent).not.toContain("{$");
  });

  it("count the look-ups of SPF along its tree", async () => {
    await report("finance.gov.pk");
    expect(w.get("domain-spf").textContent.replace(/[\u2066-\u2069]/g, "")).toContain(
      "7 of 10 look-ups",
    );
    expect(w.get("domain-spf").querySelectorAll("ul ul ul")).toHaveLength(1);
    expect(w.get("domain-spf").textContent).toContain("203.0.113.0/26");
  });

  it("give every address of every server its separate answers, by icon and word", async () => {
    await report("water.example");
    const hosts = topic("starttls").querySelectorAll<HTMLElement>("[data-testid=domain-host]");
    expect([...hosts].map((one) => one.dataset["host"])).toEqual([
      "mx1.water.example",
      "mx2.water.example",
    ]);
    const answers = [...(hosts[1]?.querySelectorAll<HTMLElement>("[data-answer]") ?? [])];
    expect(answers.map((one) => [one.dataset["answer"], one.textContent.trim()])).toEqual([
      ["reachable", "yes"],
      ["offered", "no"],
      ["version", "not needed"],
      ["chain", "not needed"],
      ["name", "not needed"],
      ["expiry", "not needed"],
    ]);
    expect(answers.every((one) => one.querySelector("svg"))).toBe(true);
    expect(topic("web").textContent).toContain("30 October 2026");
  });
});

describe("what can be done with it", () => {
  it("a record is copied whole, or its name, type and value alone", async () => {
    await report("water.example");
    for (const part of ["record", "name", "kind", "value"]) await w.click(`domain-copy-${part}`);
    expect(copied).toEqual([
      'water.example. IN TXT "v=spf1 mx -all"',
      "water.example",
      "TXT",
      "v=spf1 mx -all",
    ]);
    expect(w.get("toast").textContent).toContain("It is copied.");
  });

  it("says so where it cannot be copied", async () => {
    await report("water.example");
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("no"));
    await w.click("domain-copy-value");
    expect(w.get("toast").textContent).toContain("could not be copied");
  });

  it("the administrator gets problems and records as plain text", async () => {
    await report("water.example");
    await w.click("domain-copy-summary");
    expect(copied[0]).toContain("water.example");
    expect(copied[0]).toContain('_dmarc.water.example. IN TXT "v=DMARC1; p=quarantine;');
    expect(copied[0]).not.toContain("MX)\n-");
  });

  it.each(["html", "json"] as const)(
    "is saved as %s under the name that is told",
    async (format) => {
      await report("water.example");
      const save = vi.spyOn(w.fake, "exportDomain");
      await w.click(`domain-${format}`);
      expect(save).toHaveBeenCalledExactlyOnceWith("water.example", format);
      expect(w.get("toast").textContent).toContain(`water.example.${format}`);
    },
  );

  it("what has changed since the last check stands before the topics", async () => {
    await report("water.example");
    expect(w.all("domain-change-new")).toHaveLength(1);
    expect(w.all("domain-change-gone")).toHaveLength(1);
    expect(w.all("domain-change-record")).toHaveLength(2);
    expect(w.get("domain-changes").textContent).toContain("2 November 2026");
  });

  it("everybody who was asked is named", async () => {
    await report("water.example");
    expect(w.all("domain-contacted").length).toBeGreaterThan(2);
    expect(w.get("domain-asked").textContent).toContain("192.0.2.53");
  });

  it("is checked again, and the focus goes to the new answer", async () => {
    await report("water.example");
    const asked = vi.spyOn(w.fake, "checkDomain");
    await w.click("domain-again");
    expect(asked.mock.calls[0]?.[0].name).toBe("water.example");
    expect(shown()).toBe("domain-report");
    expect(document.activeElement?.tagName).toBe("H1");
  });

  it("is left by Escape for an empty field", async () => {
    await report("water.example");
    await press("Escape");
    expect(shown()).toBe("domain-entry");
    expect(w.get("domain-name")).toHaveProperty("value", "");
  });
});

describe("a list", () => {
  it("is told before anybody is asked, with the lines that are no domains", async () => {
    w = await openWindow();
    const asked = vi.spyOn(w.fake, "checkDomainList");
    await w.click("page-domain");
    await w.click("domain-choose-list");
    expect(shown()).toBe("domain-list");
    expect(document.querySelector("h1")?.textContent).toContain("4");
    expect(w.all("domain-refused").map((one) => one.dataset["code"])).toEqual([
      "domain-address",
      "domain-characters",
    ]);
    expect(asked).not.toHaveBeenCalled();
  });

  it("tells how many are done, and keeps them when it is stopped", async () => {
    await summary({ hold: 0.6 });
    expect(shown()).toBe("domain-working");
    expect(w.get("domain-done").textContent.replace(/[\u2066-\u2069]/g, "")).toBe("2 of 4 domains");
    await w.click("cancel");
    expect(shown()).toBe("domain-summary");
    expect(w.all("domain-row")).toHaveLength(2);
    w.get("domain-summary-stopped");
  });

  it("has the worst first, or the order of the list", async () => {
    await summary();
    const names = () => w.all("domain-row").map((one) => one.dataset["domain"]);
    expect(names()).toEqual([
      "water.example",
      "parked.example",
      "interior.example",
      "finance.gov.pk",
    ]);
    await w.click("domain-order-list");
    expect(names()[0]).toBe("finance.gov.pk");
  });

  it("says the state of each topic in words too", async () => {
    await summary();
    const [row] = w.all("domain-row");
    const states = [...(row?.querySelectorAll("[data-state]") ?? [])];
    expect(states).toHaveLength(TOPICS.length);
    expect(states[0]?.textContent.trim()).toBe("Needs attention");
  });

  it("leads to the whole report of each, and back", async () => {
    await summary();
    w.get("domain-row").click();
    await settle();
    expect(w.get("domain-report").dataset["domain"]).toBe("water.example");
    await w.click("domain-back");
    expect(shown()).toBe("domain-summary");
    await w.click("domain-row-show");
    expect(shown()).toBe("domain-report");
  });

  it("is saved as a table", async () => {
    await summary();
    const save = vi.spyOn(w.fake, "exportDomain");
    await w.click("domain-csv");
    expect(save).toHaveBeenCalledExactlyOnceWith(null, "csv");
  });
});
