"""TAR: files only; a link, a device or a sparse file refuses the archive."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator

from models.errors import Code, DocumentError
from tasks.intake.media_type import TAR
from tasks.intake.unpacking.budget import Budget
from tasks.intake.unpacking.member_path import decoded_name, member_path

MEDIA_TYPES = (TAR,)

# what the library raises on broken archives, documented or not
_FAULTS = (tarfile.TarError, EOFError, OSError, ValueError, OverflowError, IndexError, KeyError)


def open_files(content: bytes, name: str, budget: Budget) -> Iterator[tuple[str, bytes | DocumentError]]:
    """Yield each file; an archive that is cut short yields what it still holds, then raises damaged."""
    members, is_cut = _members(content, name, budget)
    if not members and is_cut:
        raise DocumentError(name, Code.DAMAGED)
    for member, path in members:
        unpacked = content[member.offset_data : member.offset_data + member.size]
        place = f"{name}/{path}"
        budget.spend(len(unpacked), budget.bytes_left, place)
        yield path, unpacked if len(unpacked) == member.size else DocumentError(place, Code.DAMAGED)
    if is_cut:
        raise DocumentError(name, Code.DAMAGED)


def _members(content: bytes, name: str, budget: Budget) -> tuple[list[tuple[tarfile.TarInfo, str]], bool]:
    """All files with their safe paths, and whether the archive ends before its end mark."""
    members: list[tuple[tarfile.TarInfo, str]] = []
    headers = 0
    try:
        archive = tarfile.open(fileobj=io.BytesIO(content), mode="r:", encoding="utf-8", errors="surrogateescape")  # noqa: SIM115 - in memory
        while (member := archive.next()) is not None:
            headers += 1
            budget.check_entries(headers, name)
            if member.isdir():
                continue
            if not member.isreg() or member.issparse():
                raise DocumentError(f"{name} (a link, device or sparse file: {member.name!r})", Code.UNSAFE_ARCHIVE)
            written = decoded_name(member.name.encode("utf-8", "surrogateescape"))
            members.append((member, member_path(written, name)))
    except _FAULTS:
        return members, True
    last = members[-1][0] if members else None
    is_short = last is not None and last.offset_data + last.size > len(content)
    behind = content[archive.offset : archive.offset + tarfile.BLOCKSIZE]
    return members, is_short or behind.strip(b"\x00") != b""  # the library takes a broken header for the end
