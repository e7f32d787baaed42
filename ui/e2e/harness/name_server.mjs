// A name server on this machine alone (RFC 1035), which knows a few texts and nothing else.
import { createSocket } from "node:dgram";
import { once } from "node:events";

const TXT = 16;
const NO_SUCH_NAME = 3;

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

const reply = (query, texts) => {
  const { name, type, bytes } = question(query);
  const text = type === TXT ? texts[name] : undefined;
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8180 | (name in texts ? 0 : NO_SUCH_NAME), 2);
  header.writeUInt16BE(1, 4);
  if (text === undefined) return Buffer.concat([header, bytes]);
  header.writeUInt16BE(1, 6);
  const value = Buffer.from(text, "latin1");
  // A pointer to the name of the question, the type, the class IN, an hour, and one string.
  const record = Buffer.from([0xc0, 12, 0, TXT, 0, 1, 0, 0, 0x0e, 0x10, 0, value.length + 1, value.length]);
  return Buffer.concat([header, bytes, record, value]);
};

/** Starts it; `texts` are TXT records by name. `asked` is what it was asked. */
export const startNameServer = async (texts) => {
  const socket = createSocket("udp4");
  const asked = [];
  socket.on("message", (query, from) => {
    asked.push(question(query).name);
    socket.send(reply(query, texts), from.port, from.address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return { address: `127.0.0.1:${socket.address().port}`, asked, stop: () => socket.close() };
};
