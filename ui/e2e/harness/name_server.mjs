// A name server on this machine alone (RFC 1035), which knows a few records and nothing else.
import { createSocket } from "node:dgram";
import { once } from "node:events";

const NO_SUCH_NAME = 3;
const HOUR = 3600;

const uint16 = (...values) => Buffer.concat(values.map((value) => Buffer.from([value >> 8, value & 0xff])));
/** A name as it stands on the wire; the root is empty. */
const wire = (name) =>
  Buffer.concat([
    ...name
      .split(".")
      .filter((label) => label !== "")
      .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, "latin1")])),
    Buffer.from([0]),
  ]);
/** A text in strings of at most 255 bytes. */
const strings = (text) => {
  const bytes = Buffer.from(text, "utf8");
  const parts = [];
  for (let at = 0; at === 0 || at < bytes.length; at += 255) {
    const part = bytes.subarray(at, at + 255);
    parts.push(Buffer.from([part.length]), part);
  }
  return Buffer.concat(parts);
};

/** The types that can be told, by name: the number, and how a value is written. */
const TYPES = {
  A: [1, (address) => Buffer.from(address.split(".").map(Number))],
  CNAME: [5, wire],
  MX: [15, ([preference, host]) => Buffer.concat([uint16(preference), wire(host)])],
  TXT: [16, strings],
  TLSA: [
    52,
    ([usage, selector, matching, hex]) => Buffer.concat([Buffer.from([usage, selector, matching]), Buffer.from(hex, "hex")]),
  ],
  CAA: [
    257,
    ([flags, tag, value]) => Buffer.concat([Buffer.from([flags, tag.length]), Buffer.from(tag, "latin1"), Buffer.from(value, "latin1")]),
  ],
};

/** The question of a query: its name, its type, and its bytes. */
const question = (query) => {
  const labels = [];
  let at = 12;
  for (let length = query[at]; length > 0; length = query[at]) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join(".").toLowerCase(), type: query.readUInt16BE(at + 1), bytes: query.subarray(12, at + 5) };
};

/** What a name has: a text alone is a TXT record. */
const recordsOf = (zone, name) => (typeof zone[name] === "string" ? { TXT: [zone[name]] } : (zone[name] ?? {}));

const reply = (query, zone) => {
  const { name, type, bytes } = question(query);
  const answers = Object.entries(recordsOf(zone, name)).flatMap(([kind, values]) => {
    const [number, write] = TYPES[kind];
    return number === type ? values.map((value) => write(value)) : [];
  });
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8180 | (name in zone ? 0 : NO_SUCH_NAME), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(answers.length, 6);
  // A pointer to the name of the question, the type, the class IN, how long it holds, and the value.
  const records = answers.map((value) => Buffer.concat([uint16(0xc00c, type, 1, 0, HOUR, value.length), value]));
  return Buffer.concat([header, bytes, ...records]);
};

/**
 * Starts it. The zone has records by name: `{ "a.example": { MX: [[10, "mx.a.example"]], TXT: ["…"] } }`, or a text
 * alone. Any other name does not exist. `asked` is what it was asked.
 */
export const startNameServer = async (zone) => {
  const socket = createSocket("udp4");
  const asked = [];
  socket.on("message", (query, from) => {
    asked.push(question(query).name);
    socket.send(reply(query, zone), from.port, from.address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return { address: `127.0.0.1:${socket.address().port}`, asked, stop: () => socket.close() };
};
