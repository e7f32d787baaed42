#!/usr/bin/env python3
"""Opens a muhr container. Written from docs/sealed-format.md alone; section names below are its headings.

usage: muhr_reader.py FILE OUTDIR < password

Prints what the container says of itself as one JSON object. Exit status: 0 opened, 2 not sealed, 3 newer,
4 wrong password, 5 damaged, 6 over limit, 64 usage, 74 cannot read or write.
Needs `cryptography` and `argon2-cffi` from PyPI.
"""

import hashlib
import hmac
import io
import json
import os
import struct
import sys
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = bytes.fromhex("8B 4D 55 48 52 0D 0A 1A")
HEADER = 144
TAG = 16

# Limits
MOST_MEMORY_KIB = 2 * 1024 * 1024
MOST_PASSES = 16
MOST_LANES = 16
MOST_ENTRIES = 100_000
MOST_CONTENT = 1 << 40
MOST_MANIFEST = 33_554_432
MOST_TEXT = 4_096


class Refusal(Exception):
    """A container that is not opened; `status` is the class of the error."""

    status = 1


class NotSealed(Refusal):
    status = 2


class Newer(Refusal):
    status = 3


class WrongPassword(Refusal):
    status = 4


class Damaged(Refusal):
    status = 5


class OverLimit(Refusal):
    status = 6


# --- Padding ---


def padded(length):
    length = max(length, 4096)
    exponent = length.bit_length() - 1
    kept = (exponent.bit_length() - 1) + 1
    step = 1 << (exponent - kept)
    return -(-length // step) * step


# --- Names ---

REORDERING = {0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF}
REORDERING |= set(range(0x202A, 0x202F)) | set(range(0x2066, 0x206A))
WHITE_SPACE = "\u0020\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
DEVICES |= {prefix + digit for prefix in ("COM", "LPT") for digit in "123456789¹²³"}


def ascii_upper(text):
    return "".join(chr(ord(c) - 32) if "a" <= c <= "z" else c for c in text)


def harmless_part(part):
    def harmless(c):
        code = ord(c)
        bad = code <= 0x1F or 0x7F <= code <= 0x9F or c in '<>:"|?*' or code in REORDERING
        return "_" if bad else c

    part = "".join(map(harmless, part)).rstrip(" .").lstrip(WHITE_SPACE)
    before_dot = part.split(".", 1)[0].rstrip(WHITE_SPACE)
    return "_" + part if ascii_upper(before_dot) in DEVICES else part


def harmless_name(name):
    if len(name.encode()) > 4096:
        raise Damaged("name")
    parts = [part for part in name.replace("\\", "/").split("/") if part.strip(" .")]
    parts = [part for part in map(harmless_part, parts) if part]
    if not 1 <= len(parts) <= 64 or any(len(part.encode()) > 255 for part in parts):
        raise Damaged("name")
    return "/".join(parts)


# --- Manifest ---


class Fields:
    """Takes fields off the front of the manifest."""

    def __init__(self, data):
        self.data = io.BytesIO(data)

    def take(self, count):
        field = self.data.read(count)
        if len(field) != count:
            raise Damaged("manifest")
        return field

    def number(self, form):
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]

    def text(self):
        length = self.number(">H")
        if length > MOST_TEXT:
            raise Damaged("manifest")
        try:
            return self.take(length).decode("utf-8", "strict")
        except UnicodeDecodeError:
            raise Damaged("manifest") from None

    def time(self):
        return self.number(">q")

    def option(self, value):
        present = self.number(">B")
        if present not in (0, 1):
            raise Damaged("manifest")
        return value() if present else None


def read_manifest(data):
    fields = Fields(data)
    cover = {
        "sender": fields.option(fields.text),
        "recipient": fields.option(fields.text),
        "sealed_at": fields.option(fields.time),
    }
    count = fields.number(">I")
    if count > MOST_ENTRIES:
        raise OverLimit("number of files")
    if count == 0:
        raise Damaged("manifest")
    entries = []
    for _ in range(count):
        name = harmless_name(fields.text())
        entries.append({"name": name, "bytes": fields.number(">Q"), "modified": fields.option(fields.time)})
    if len({entry["name"] for entry in entries}) != count:
        raise Damaged("two files of one name")
    if fields.data.read(1):
        raise Damaged("manifest")
    return cover, entries


# --- Header, Keys, Stream ---


def hkdf(key, preamble, info, length):
    return HKDF(algorithm=SHA256(), length=length, salt=preamble, info=info).derive(key)


class Container:
    """Opening, checks 1 to 18."""

    def __init__(self, file, password):
        self.file = file
        header = self.read_header()
        key_length = 1 << header[10]
        lanes, memory, passes = header[11], *struct.unpack(">II", header[12:20])
        self.shape(key_length)
        if memory > MOST_MEMORY_KIB or passes > MOST_PASSES or lanes > MOST_LANES:
            raise OverLimit("cost of the key")

        preamble = header[:52]
        password_key = hash_secret_raw(
            secret=password,
            salt=header[20:52],
            time_cost=passes,
            memory_cost=memory,
            parallelism=lanes,
            hash_len=32,
            type=Type.ID,
            version=0x13,
        )
        both = hkdf(password_key, preamble, b"muhr 1 password", 64)
        if not hmac.compare_digest(both[32:], header[52:84]):
            raise WrongPassword("wrong password")
        try:
            file_key = AESGCM(both[:32]).decrypt(bytes(12), header[84:132], header[:84])
        except InvalidTag:
            raise Damaged("key") from None
        both = hkdf(file_key, preamble, b"muhr 1 stream", 39)
        self.cipher, self.prefix = AESGCM(both[:32]), both[32:]
        self.read_front()

    def read_header(self):
        header = self.file.read(HEADER)
        if header[:8] != MAGIC:
            raise NotSealed("not a muhr container")
        if len(header) < 10:
            raise Damaged("cut off")
        version = int.from_bytes(header[8:10], "big")
        if version == 0:
            raise Damaged("version")
        if version != 1:
            raise Newer("made by a newer version")
        if len(header) < HEADER:
            raise Damaged("cut off")
        if hashlib.sha256(header[:132]).digest()[:12] != header[132:]:
            raise Damaged("header")
        exponent, lanes = header[10], header[11]
        memory, passes = struct.unpack(">II", header[12:20])
        if not 12 <= exponent <= 20 or lanes < 1 or passes < 1 or memory < max(8192, 8 * lanes):
            raise Damaged("header")
        return header

    def shape(self, chunk):
        body = os.fstat(self.file.fileno()).st_size - HEADER
        full, rest = divmod(body, chunk + TAG)
        if 0 < rest < TAG + 1:
            raise Damaged("length")
        self.chunk = chunk
        self.chunks = full + (rest > 0)
        self.plain = full * chunk + (rest - TAG if rest else 0)
        if self.chunks > 1 << 32 or padded(self.plain) != self.plain:
            raise Damaged("length")

    def open_chunk(self, number):
        self.file.seek(HEADER + number * (self.chunk + TAG))
        last = number == self.chunks - 1
        nonce = self.prefix + struct.pack(">IB", number, last)
        try:
            return self.cipher.decrypt(nonce, self.file.read(self.chunk + TAG), None)
        except InvalidTag:
            raise Damaged(f"chunk {number}") from None

    def read_front(self):
        front = self.open_chunk(0)
        length = int.from_bytes(front[:4], "big")
        if length > MOST_MANIFEST:
            raise OverLimit("manifest")
        if 4 + length > self.plain:
            raise Damaged("manifest")
        number = 1
        while len(front) < 4 + length:
            front += self.open_chunk(number)
            number += 1
        self.front = 4 + length
        self.cover, self.entries = read_manifest(front[4 : self.front])
        content = sum(entry["bytes"] for entry in self.entries)
        if content > MOST_CONTENT:
            raise OverLimit("bytes in all")
        if padded(self.front + content) != self.plain:
            raise Damaged("sizes")

    def pieces(self):
        """The plain stream behind the manifest."""
        skip = self.front
        for number in range(self.chunks):
            plain = self.open_chunk(number)
            yield plain[skip:]
            skip = max(0, skip - len(plain))


def extract(container, folder):
    """Checks 19 and 20. Never overwrites; a file that is not complete does not stay."""
    pieces = container.pieces()
    piece = b""
    for entry in container.entries:
        path = folder.joinpath(*entry["name"].split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        left = entry["bytes"]
        with open(path, "xb") as file:
            try:
                while left:
                    piece = piece or next(pieces)
                    file.write(piece[:left])
                    left, piece = max(0, left - len(piece)), piece[left:]
            except BaseException:
                path.unlink()
                raise
    for padding in (piece, *pieces):
        if any(padding):
            raise Damaged("padding")


def unseal(path, folder, password):
    """Extracts one container and returns what it says of itself."""
    with open(path, "rb") as file:
        container = Container(file, password)
        extract(container, Path(folder))
        return {"cover": container.cover, "entries": container.entries}


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 64
    password = sys.stdin.buffer.read().removesuffix(b"\n")
    try:
        print(json.dumps(unseal(*arguments, password)))
    except Refusal as refusal:
        print(f"{type(refusal).__name__}: {refusal}", file=sys.stderr)
        return refusal.status
    except OSError as error:
        print(error, file=sys.stderr)
        return 74
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
