// Files to seal, and looking at what became of them.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { sevenZip } from "./environment.mjs";

/** Bytes that look random and are the same in every run. */
const noise = (seed, length) => {
  const blocks = [];
  for (let block = 0; block * 32 < length; block++) {
    blocks.push(createHash("sha256").update(`${seed} ${block}`).digest());
  }
  return Buffer.concat(blocks).subarray(0, length);
};

const SAMPLES = [
  ["Summary for the Cabinet.pdf", Buffer.concat([Buffer.from("%PDF-1.7\n"), noise("pdf", 210_000)])],
  ["Annex B – تفصیلات.docx", Buffer.concat([Buffer.from("PK\x03\x04"), noise("docx", 64_000)])],
  ["site-plan.jpg", Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), noise("jpg", 1_040_000)])],
];

/** Three files in a folder of their own, as an officer has them. */
export const threeFiles = async (home) => {
  const folder = join(home, "Documents", "Budget");
  await mkdir(folder, { recursive: true });
  const paths = [];
  for (const [name, content] of SAMPLES) {
    paths.push(join(folder, name));
    await writeFile(paths.at(-1), content);
  }
  return paths;
};

/** A file that takes long to seal and, being all holes, no space. */
export const hugeFile = async (home) => {
  const folder = join(home, "Documents", "Video");
  await mkdir(folder, { recursive: true });
  const path = join(folder, "recording.bmp");
  const file = await open(path, "w");
  await file.truncate(24 * 2 ** 30);
  await file.close();
  return [path];
};

/** Every file below a folder by its relative path. */
export const filesBelow = async (folder) => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
};

/** Opens an archive with 7-Zip into a new folder and gives back the folder. */
export const extractWithSevenZip = async (archive, password, home) => {
  const folder = await mkdtemp(join(home, "seven-zip-"));
  await promisify(execFile)(sevenZip, ["x", `-p${password}`, `-o${folder}`, "-y", archive]);
  return folder;
};

/** Whether 7-Zip opens an archive with this password. */
export const sevenZipOpens = async (archive, password) => {
  try {
    await promisify(execFile)(sevenZip, ["t", `-p${password}`, archive]);
    return true;
  } catch {
    return false;
  }
};

/** Asserts that each of these files stands below the folder byte for byte, whatever its name. */
export const assertSameContents = async (files, folder) => {
  const found = [];
  for (const name of await filesBelow(folder)) found.push(await readFile(join(folder, name)));
  for (const file of files) {
    const content = await readFile(file);
    assert.ok(found.some((other) => other.equals(content)), `${file} is not in ${folder} byte for byte`);
  }
};

/** Asserts that each of these files stands in the folder byte for byte under its own name. */
export const assertSameFiles = async (files, folder) => {
  for (const file of files) {
    const name = file.slice(file.lastIndexOf("/") + 1);
    assert.ok((await readFile(join(folder, name))).equals(await readFile(file)), `${name} differs in ${folder}`);
  }
};

export const remove = (path) => rm(path, { recursive: true, force: true });
