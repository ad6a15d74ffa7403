"""7z: files unpacked in memory, each within its room."""

from __future__ import annotations

import io
import lzma
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

import py7zr
from py7zr.exceptions import ArchiveError, PasswordRequired
from py7zr.io import Py7zIO, WriterFactory

from models.errors import Code, DocumentError
from tasks.intake.admission import is_litter
from tasks.intake.unpacking.budget import Budget
from tasks.intake.unpacking.member_path import member_path

# what the library raises on broken archives, documented or not
_FAULTS = (
    ArchiveError,
    lzma.LZMAError,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    OverflowError,
    NotImplementedError,
)


class _OverBudgetError(Exception):
    """More came out than there is room for; caught where the library was called."""


class _Files(WriterFactory):
    """Keeps what is unpacked, up to a number of bytes over all files."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.files: dict[str, _File] = {}

    def create(self, filename: str) -> Py7zIO:
        """A new file in memory under the library's name for it."""
        self.files[filename] = _File(self)
        return self.files[filename]


class _File(Py7zIO):
    def __init__(self, owner: _Files) -> None:
        self._owner = owner
        self.content = bytearray()
        self.is_whole = False

    def write(self, s: bytes | bytearray) -> int:
        """Keep the bytes, or stop the library where there is no room."""
        self._owner.room -= len(s)
        if self._owner.room < 0:
            raise _OverBudgetError
        self.content += s
        return len(s)

    def read(self, size: int | None = None) -> bytes:
        """All that was kept."""
        return bytes(self.content if size is None else self.content[:size])

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002 - the library only rewinds
        """Nothing moves: files are read from their beginning."""
        return offset

    def flush(self) -> None:
        """Nothing to do in memory."""

    def size(self) -> int:
        """Bytes kept so far."""
        return len(self.content)

    def close(self) -> None:
        """The library is done with this file and found nothing wrong."""
        self.is_whole = True


def files_of(content: bytes, name: str, budget: Budget) -> Iterator[tuple[str, bytes | DocumentError]]:
    """Yield each file; where the archive breaks off, what came out whole is yielded and the rest with its error."""
    room = budget.room(len(content))
    try:
        with py7zr.SevenZipFile(io.BytesIO(content)) as archive:
            members = [member for member in archive.files if not member.is_directory]
            budget.check_entries(len(members), name)
            paths = [_safe_path(member, name) for member in members]
            if archive.needs_password():
                raise DocumentError(name, Code.ENCRYPTED)
            if sum(member.uncompressed for member in members) > room:
                budget.spend(room + 1, room, name)
            files = _extracted(archive, room)
    except PasswordRequired as error:
        raise DocumentError(name, Code.ENCRYPTED) from error
    except _FAULTS as error:
        raise DocumentError(name, Code.DAMAGED) from error
    if files is None:
        raise DocumentError(f"{name} (unpacks to more than {room:,} bytes)", Code.UNSAFE_ARCHIVE)
    for path, file in zip(paths, files, strict=True):
        place = f"{name}/{path}"
        if is_litter(path):
            continue
        if file is None or not file.is_whole:
            yield path, DocumentError(place, Code.DAMAGED)
            continue
        budget.spend(len(file.content), budget.bytes_left, place)
        yield path, bytes(file.content)


def _safe_path(member: py7zr.py7zr.ArchiveFile, name: str) -> str:
    if member.is_symlink or member.is_junction or member.is_socket:
        raise DocumentError(f"{name} (a link: {member.filename!r})", Code.UNSAFE_ARCHIVE)
    return member_path(member.filename, name)


def _extracted(archive: py7zr.SevenZipFile, room: int) -> list[_File | None] | None:
    """The files in the archive's order, None for one that was not reached; None in all when there is no room."""
    factory = _Files(room)
    try:
        archive.extractall(factory=factory)
    except _OverBudgetError:
        return None
    except _FAULTS:
        pass  # what came out whole before is good: the library checks each file's sum
    times: Counter[str] = Counter()
    files: list[_File | None] = []
    for member in archive.files:
        if member.is_directory:
            continue
        again = times[member.filename]
        times[member.filename] += 1
        key = f"{member.filename}_{again - 1}" if again else member.filename  # how the library tells them apart
        files.append(factory.files.get(PurePosixPath(key).as_posix()))
    return files
