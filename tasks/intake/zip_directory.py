"""What stands in the central directory of a ZIP file, read without unpacking it and within limits."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

_END = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"
_LOCAL = b"PK\x03\x04"
_END_BYTES = 22
_MAX_COMMENT = 65_535
_MAX_ENTRIES = 5_000  # enough to know an Office file, cheap for an archive of a million names
_STORED, _DEFLATED = 0, 8


class Entry(NamedTuple):
    """One entry: its raw name, how and where its bytes are stored."""

    name: bytes
    method: int
    packed_bytes: int
    offset: int


def entries(content: bytes) -> Iterator[Entry]:
    """The first entries of the directory, in its order; none where there is no directory."""
    end = content.rfind(_END, max(0, len(content) - _END_BYTES - _MAX_COMMENT))
    if end < 0 or end + _END_BYTES > len(content):
        return
    size, start = struct.unpack_from("<II", content, end + 12)
    if start + size != end:  # the directory of an archive inside this one, which is cut short
        return
    at = start
    for _ in range(_MAX_ENTRIES):
        if at + 46 > end or not content.startswith(_ENTRY, at):
            return
        method, packed, name_length, extra_length, comment_length, offset = struct.unpack_from(
            "<10xH8xI4xHHH8xI", content, at
        )
        yield Entry(content[at + 46 : at + 46 + name_length], method, packed, offset)
        at += 46 + name_length + extra_length + comment_length


def first_bytes(content: bytes, entry: Entry, limit: int) -> bytes:
    """The first ``limit`` unpacked bytes of an entry; empty where they cannot be had."""
    if not content.startswith(_LOCAL, entry.offset) or entry.offset + 30 > len(content):
        return b""
    name_length, extra_length = struct.unpack_from("<HH", content, entry.offset + 26)
    start = entry.offset + 30 + name_length + extra_length
    if entry.method == _STORED:
        return content[start : start + min(entry.packed_bytes, limit)]
    if entry.method != _DEFLATED:
        return b""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(
            content[start : start + min(entry.packed_bytes, limit)], limit
        )
    except zlib.error:
        return b""
