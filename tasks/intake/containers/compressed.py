"""gzip, bzip2 and xz: one file, or a TAR whose files are yielded."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Protocol

from models.errors import Code, DocumentError
from tasks.intake.containers import tar
from tasks.intake.media_type import BZ2, GZIP, TAR, XZ, media_type_of
from tasks.intake.unpacking.budget import Budget
from tasks.intake.unpacking.member_path import file_name

MEDIA_TYPES = (GZIP, BZ2, XZ)

_FAULTS = (zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)
_MAX_STREAMS = 1_000
_XZ_MEMORY_BYTES = 256 * 1024 * 1024
_SUFFIXES = {".gz", ".bz2", ".xz"}
_TAR_SUFFIXES = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def open_files(content: bytes, name: str, budget: Budget) -> Iterator[tuple[str, bytes | DocumentError]]:
    """Yield the file, or the files of the TAR inside."""
    room = budget.room(len(content))
    unpacked = _unpacked(content, name, room)
    if len(unpacked) > room:
        budget.spend(len(unpacked), room, name)
    if media_type_of(unpacked, "") == TAR:
        yield from tar.open_files(unpacked, name, budget)
        return
    path = _inner_name(name)
    budget.spend(len(unpacked), room, f"{name}/{path}")
    yield path, unpacked


def _unpacked(content: bytes, name: str, room: int) -> bytes:
    """All streams behind each other, at most one byte more than there is room for.

    Raises:
        DocumentError: damaged, also where the last stream does not end.
    """
    make = _maker(content)
    parts: list[bytes] = []
    size, rest = 0, content
    for _ in range(_MAX_STREAMS):
        stream = make()
        try:
            part = stream.decompress(rest, room + 1 - size)
        except _FAULTS as error:
            if parts and not rest.strip(b"\x00"):
                break  # padding behind the last stream
            raise DocumentError(name, Code.DAMAGED) from error
        parts.append(part)
        size += len(part)
        if size > room:
            break
        if not stream.eof:
            raise DocumentError(name, Code.DAMAGED)
        rest = stream.unused_data
        if not rest.strip(b"\x00"):
            break
    return b"".join(parts)


def _maker(content: bytes) -> Callable[[], _Decompressor]:
    if content.startswith(b"\x1f\x8b"):
        return lambda: zlib.decompressobj(zlib.MAX_WBITS | 16)
    if content.startswith(b"BZh"):
        return bz2.BZ2Decompressor
    return lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY_BYTES)


def _inner_name(name: str) -> str:
    last = PurePosixPath(file_name(name))
    suffix = last.suffix.lower()
    if suffix in _SUFFIXES and last.stem:
        return last.stem
    return last.stem + _TAR_SUFFIXES[suffix] if suffix in _TAR_SUFFIXES else f"{last.name} (unpacked)"
