// What the scripted antivirus says of what was checked.

import type { CheckedDto } from "../bindings/CheckedDto";
import type { CheckedFileDto } from "../bindings/CheckedFileDto";
import type { ScanDto } from "../bindings/ScanDto";
import type { ScannedFileDto } from "../bindings/ScannedFileDto";

type Answer = Omit<ScannedFileDto, "name">;
const clean: Answer = { verdict: "clean", threat: "", reason: "" };
const infected: Answer = { verdict: "infected", threat: "Win.Test.EICAR_HDB-1", reason: "" };
const not = (reason: string): Answer => ({ verdict: "not-scanned", threat: "", reason });

const CLAMAV = { engine: "ClamAV", version: "1.4.3", signatures: "2026-11-25T08:26:00Z" };
const NOBODY = { engine: "", version: "", signatures: "" };

/** Who answers, and what of the whole and of each thing in it. */
export const SCANS = {
  clean: { ...CLAMAV, whole: clean, inside: clean },
  infected: { ...CLAMAV, whole: infected, inside: infected },
  mixed: { ...CLAMAV, whole: clean, inside: not("too-large") },
  none: { ...NOBODY, whole: not("no-antivirus"), inside: not("no-antivirus") },
} satisfies Record<string, Omit<ScanDto, "verdict" | "files"> & { whole: Answer; inside: Answer }>;

const named = (files: readonly CheckedFileDto[]): string[] =>
  files.flatMap(({ name, members }) => [name, ...named(members)]);

export function scanned(scan: keyof typeof SCANS, { file, attachments }: CheckedDto): ScanDto {
  const { whole, inside, ...engine } = SCANS[scan];
  const within = named(attachments).filter((name) => name !== file);
  const files = [{ name: file, ...whole }, ...within.map((name) => ({ name, ...inside }))];
  const worst = (["infected", "not-scanned"] as const).find((verdict) =>
    files.some((one) => one.verdict === verdict),
  );
  return { ...engine, verdict: worst ?? "clean", files };
}
