"""How parent and child talk: frames of a small JSON header and a body of bytes, one behind the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

Header = dict[str, Any]

_SIZES = 12  # bytes: length of the header (4) and of the body (8)
_MAX_HEADER = 1 << 20


def write_frame(stream: BinaryIO, header: Header, body: bytes = b"") -> None:
    """The frame stands in the stream, flushed."""
    head = json.dumps(header, ensure_ascii=False).encode()
    stream.write(len(head).to_bytes(4, "big") + len(body).to_bytes(8, "big") + head)
    stream.write(body)
    stream.flush()


def read_frames(stream: BinaryIO) -> Iterator[tuple[Header, bytes]]:
    """The whole frames of the stream, in order; what a killed writer left half written is left out."""
    while True:
        sizes = stream.read(_SIZES)
        if len(sizes) < _SIZES:
            return
        head_size, body_size = int.from_bytes(sizes[:4], "big"), int.from_bytes(sizes[4:], "big")
        if head_size > _MAX_HEADER:
            return
        head = stream.read(head_size)
        body = stream.read(body_size)
        if len(head) < head_size or len(body) < body_size:
            return
        try:
            header = json.loads(head)
        except ValueError:
            return
        if not isinstance(header, dict):
            return
        yield header, body
