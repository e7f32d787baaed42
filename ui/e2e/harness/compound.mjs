// Files as Outlook and Word store them, made from nothing: a compound file (MS-CFB), an item (MS-OXMSG), a document
// with a macro (MS-OVBA) inside a ZIP package (APPNOTE).
import { crc32 } from "node:zlib";

const SECTOR = 512;
const MINI = 64;
const END = 0xfffffffe;
const FREE = 0xffffffff;

const padded = (bytes, size) => Buffer.concat([bytes, Buffer.alloc((size - (bytes.length % size)) % size)]);
const numbers = (values) => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeUInt32LE(value >>> 0, at * 4));
  return bytes;
};
/** A chain of `count` sectors that begins at `first`. */
const chain = (first, count) => Array.from({ length: count }, (_, at) => (at + 1 < count ? first + at + 1 : END));

/** A compound file of storages (`{ name: {…} }`) and streams shorter than 4,096 bytes (`{ name: Buffer }`). */
export const compound = (tree) => {
  const entries = [{ name: "Root Entry", kind: 5, left: FREE, right: FREE, child: FREE, start: END, size: 0 }];
  const mini = [];
  const miniTable = [];
  const add = (parent, members) => {
    let before = FREE;
    for (const [name, content] of Object.entries(members)) {
      const number = entries.length;
      const entry = { name, kind: 1, left: FREE, right: FREE, child: FREE, start: 0, size: 0 };
      entries.push(entry);
      if (before === FREE) parent.child = number;
      else entries[before].right = number;
      before = number;
      if (Buffer.isBuffer(content)) {
        const whole = padded(content, MINI);
        Object.assign(entry, { kind: 2, start: miniTable.length, size: content.length });
        miniTable.push(...chain(miniTable.length, whole.length / MINI));
        mini.push(whole);
      } else {
        add(entry, content);
      }
    }
  };
  add(entries[0], tree);

  const stream = Buffer.concat(mini);
  const directory = Buffer.concat(
    entries.map((entry) => {
      const bytes = Buffer.alloc(128);
      bytes.write(entry.name, "utf16le");
      bytes.writeUInt16LE((entry.name.length + 1) * 2, 64);
      bytes.writeUInt8(entry.kind, 66);
      bytes.writeUInt8(1, 67);
      numbers([entry.left, entry.right, entry.child]).copy(bytes, 68);
      numbers([entry.start, entry.size]).copy(bytes, 116);
      return bytes;
    }),
  );
  // One sector of the table, then the directory, the table of small sectors, and the small sectors themselves.
  const parts = [padded(directory, SECTOR), padded(numbers(miniTable), SECTOR), padded(stream, SECTOR)];
  let first = 1;
  const starts = parts.map((part) => {
    const start = first;
    first += part.length / SECTOR;
    return start;
  });
  numbers([starts[2], stream.length]).copy(parts[0], 116);
  const table = [0xfffffffd, ...parts.flatMap((part, at) => chain(starts[at], part.length / SECTOR))];
  while (table.length < SECTOR / 4) table.push(FREE);

  const header = Buffer.alloc(SECTOR);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(header);
  [0x3e, 3, 0xfffe, 9, 6].forEach((value, at) => header.writeUInt16LE(value, 24 + at * 2));
  numbers([1, starts[0], 0, 4096, starts[1], parts[1].length / SECTOR, END, 0, 0]).copy(header, 44);
  numbers(Array.from({ length: 108 }, () => FREE)).copy(header, 80);
  return Buffer.concat([header, numbers(table), ...parts]);
};

/** An Outlook item. */
export const item = ({ from, name, to, subject, text }) => {
  const wide = (value) => Buffer.from(value, "utf16le");
  return compound({
    "__nameid_version1.0": {},
    "__properties_version1.0": Buffer.alloc(32),
    "__substg1.0_001A001F": wide("IPM.Note"),
    "__substg1.0_0037001F": wide(subject),
    "__substg1.0_0C1A001F": wide(name),
    "__substg1.0_0C1E001F": wide("SMTP"),
    "__substg1.0_0C1F001F": wide(from),
    "__substg1.0_5D01001F": wide(from),
    "__substg1.0_0E04001F": wide(to),
    "__substg1.0_1000001F": wide(text),
  });
};

/** Packed as MS-OVBA 2.4.1 allows without looking for repetitions: every token is a letter. */
const packed = (source) => {
  const tokens = [];
  for (let at = 0; at < source.length; at += 8) tokens.push(Buffer.from([0]), source.subarray(at, at + 8));
  const chunk = Buffer.concat(tokens);
  const header = Buffer.alloc(3);
  header.writeUInt8(1);
  header.writeUInt16LE(0xb000 | (chunk.length - 1), 1);
  return Buffer.concat([header, chunk]);
};

/** A ZIP file of members stored as they are. */
export const zip = (members) => {
  const local = [];
  const central = [];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const label = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x21, 8);
    numbers([crc32(content), content.length, content.length]).copy(fields, 10);
    fields.writeUInt16LE(label.length, 22);
    local.push(Buffer.from("PK\x03\x04", "latin1"), fields, label, content);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, rest, label);
    offset += 30 + label.length + content.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  const count = Object.keys(members).length;
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  numbers([directory.length, offset]).copy(end, 8);
  return Buffer.concat([...local, directory, Buffer.from("PK\x05\x06", "latin1"), end]);
};

/** A Word document with a macro. */
export const documentWithMacro = (source) => {
  const module = packed(Buffer.from(`Attribute VB_Name = "ThisDocument"\r\n${source}`));
  return zip({
    "[Content_Types].xml": Buffer.from(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    "word/document.xml": Buffer.from('<?xml version="1.0"?><document/>'),
    "word/vbaProject.bin": compound({ VBA: { dir: Buffer.from("dir"), ThisDocument: module } }),
  });
};
