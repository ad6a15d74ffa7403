"""How a ZIP pack is unpacked: which members, under which safe names, within which limits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from models.errors import Code, DocumentError
from tasks.intake.admission import is_litter
from tasks.intake.media_type import ZIP_FAULTS

MAX_ENTRIES = 1_000
MAX_TOTAL_BYTES = 500 * 1024 * 1024
MAX_RATIO = 100  # counted after the first megabyte: small files of spaces are no bombs
FREE_BYTES = 1024 * 1024
_UTF8_FLAG = 0x800
_LINK_MODE = 0o120000
_TYPE_MASK = 0o170000


def unpack_zip(content: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield (safe relative path, bytes) of each file in the archive, in archive order.

    Raises:
        DocumentError: unsafe_archive (absolute or climbing paths, links, too many entries, too large
            or too dense), encrypted, or damaged. Nothing is written anywhere.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except ZIP_FAULTS as error:
        raise DocumentError(name, Code.DAMAGED) from error
    with archive:
        members = [member for member in archive.infolist() if not member.filename.endswith("/")]
        if len(members) > MAX_ENTRIES:
            raise DocumentError(f"{name} ({len(members)} entries)", Code.UNSAFE_ARCHIVE)
        total = 0
        for member in members:
            path = _safe_path(member, name)
            if is_litter(path):
                continue
            unpacked = _read_member(archive, member, name, MAX_TOTAL_BYTES - total)
            total += len(unpacked)
            yield path, unpacked


def _safe_path(member: zipfile.ZipInfo, name: str) -> str:
    if (member.external_attr >> 16) & _TYPE_MASK == _LINK_MODE:
        raise DocumentError(f"{name} (a link: {member.filename!r})", Code.UNSAFE_ARCHIVE)
    path = PurePosixPath(_decoded_name(member).replace("\\", "/"))
    has_drive = len(path.parts) > 0 and path.parts[0].endswith(":")
    if path.is_absolute() or has_drive or ".." in path.parts or "\x00" in str(path):
        raise DocumentError(f"{name} (unsafe path {member.filename!r})", Code.UNSAFE_ARCHIVE)
    return str(path)


def _decoded_name(member: zipfile.ZipInfo) -> str:
    if member.flag_bits & _UTF8_FLAG:
        return member.filename
    try:  # Chinese Windows writes names in GBK and says nothing about it
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, room: int) -> bytes:
    if member.flag_bits & 0x1:
        raise DocumentError(f"{name} ({member.filename})", Code.ENCRYPTED)
    limit = min(room, FREE_BYTES + MAX_RATIO * member.compress_size)
    try:
        with archive.open(member) as stream:
            unpacked = stream.read(limit + 1)  # the declared size may lie: count what comes out
    except ZIP_FAULTS as error:
        raise DocumentError(f"{name} ({member.filename})", Code.DAMAGED) from error
    if len(unpacked) > limit:
        raise DocumentError(f"{name} ({member.filename} unpacks to more than {limit:,} bytes)", Code.UNSAFE_ARCHIVE)
    return unpacked
