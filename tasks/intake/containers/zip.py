"""ZIP: members read one by one, each within its room; names in UTF-8 or GBK."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise

from models.errors import Code, DocumentError
from tasks.intake.admission import is_litter
from tasks.intake.media_type import ZIP
from tasks.intake.unpacking.budget import Budget
from tasks.intake.unpacking.member_path import decoded_name, member_path

MEDIA_TYPES = (ZIP,)

# what the library raises on broken archives, documented or not
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    OverflowError,
    ValueError,
)
_ENCRYPTED_FLAG = 0x1
_UTF8_FLAG = 0x800
_REGULAR_MODES = {0, 0o100000, 0o040000}  # unknown, file, folder
_TYPE_MASK = 0o170000
_LOCAL_HEADER_BYTES = 30


def open_files(content: bytes, name: str, budget: Budget) -> Iterator[tuple[str, bytes | DocumentError]]:
    """Yield each file; one that is damaged or encrypted yields its error, the others go on."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _FAULTS as error:
        raise DocumentError(name, Code.DAMAGED) from error
    with archive:
        members = [member for member in archive.infolist() if not member.filename.endswith("/")]
        budget.check_entries(len(members), name)
        paths = [_safe_path(member, name) for member in members]
        _refuse_overlaps(members, name)
        if members and all(member.flag_bits & _ENCRYPTED_FLAG for member in members):
            raise DocumentError(name, Code.ENCRYPTED)
        for member, path in zip(members, paths, strict=True):
            if not is_litter(path):
                yield path, _read(archive, member, f"{name}/{path}", budget)
    if min((member.header_offset for member in archive.infolist()), default=0) > 0:
        # cut short: what was listed is an archive inside this one, or what was written behind lost entries
        raise DocumentError(name, Code.DAMAGED)


def _safe_path(member: zipfile.ZipInfo, name: str) -> str:
    if (member.external_attr >> 16) & _TYPE_MASK not in _REGULAR_MODES and member.create_system == 3:
        raise DocumentError(f"{name} (a link or device: {member.filename!r})", Code.UNSAFE_ARCHIVE)
    # the library cuts names at NUL and turns separators; what was written decides
    return member_path(_written_name(member), name)


def _written_name(member: zipfile.ZipInfo) -> str:
    written = member.orig_filename
    if member.flag_bits & _UTF8_FLAG:
        return written
    try:  # Chinese Windows writes names in GBK and says nothing about it
        return decoded_name(written.encode("cp437"))
    except UnicodeEncodeError:
        return written


def _refuse_overlaps(members: Sequence[zipfile.ZipInfo], name: str) -> None:
    """Entries that share their bytes multiply a small file into a large one (Fifield 2019); real archives have none."""
    places = sorted((member.header_offset, member.compress_size) for member in members)
    for (start, size), (following, _) in pairwise(places):
        if start + _LOCAL_HEADER_BYTES + size > following:
            raise DocumentError(f"{name} (overlapping entries)", Code.UNSAFE_ARCHIVE)


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: str, budget: Budget) -> bytes | DocumentError:
    if member.flag_bits & _ENCRYPTED_FLAG:
        return DocumentError(place, Code.ENCRYPTED)
    room = budget.room(member.compress_size)
    if member.file_size > room:
        budget.spend(member.file_size, room, place)
    try:
        with archive.open(member) as stream:
            unpacked = stream.read(room + 1)  # the declared size may lie: count what comes out
    except _FAULTS:
        return DocumentError(place, Code.DAMAGED)
    except MemoryError:  # a dictionary far larger than the file
        return DocumentError(place, Code.TOO_LARGE)
    budget.spend(len(unpacked), room, place)
    return unpacked if len(unpacked) == member.file_size else DocumentError(place, Code.DAMAGED)
