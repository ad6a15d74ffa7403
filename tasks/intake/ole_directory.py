"""The names in the root of an OLE compound file (old Office files, Outlook messages), read within limits.

Source: [MS-CFB] 2.2 (header), 2.3 (FAT), 2.6 (directory entries).
"""

from __future__ import annotations

import struct

_FREE = 0xFFFFFFFA  # sector numbers from here on are marks, not places
_NO_ENTRY = 0xFFFFFFFF
_HEADER_FATS = 109
_ENTRY_BYTES = 128
_MAX_SECTORS = 256
_MAX_NAMES = 512


def root_names(content: bytes) -> frozenset[str]:
    """Names of the streams and storages right below the root; empty where the directory cannot be read."""
    if len(content) < 512:
        return frozenset()
    (shift,) = struct.unpack_from("<H", content, 30)
    if shift not in {9, 12}:
        return frozenset()
    directory = _directory(content, 1 << shift)
    found = _below_root(directory)
    return frozenset(found or (_name(directory, number) for number in range(len(directory) // _ENTRY_BYTES)))


def _directory(content: bytes, sector_bytes: int) -> bytes:
    fats = struct.unpack_from(f"<{_HEADER_FATS}I", content, 76)
    (sector,) = struct.unpack_from("<I", content, 48)
    seen: list[int] = []
    while sector < _FREE and sector not in seen and len(seen) < _MAX_SECTORS:
        seen.append(sector)
        sector = _next_sector(content, sector, fats, sector_bytes)
    return b"".join(content[(number + 1) * sector_bytes : (number + 2) * sector_bytes] for number in seen)


def _next_sector(content: bytes, sector: int, fats: tuple[int, ...], sector_bytes: int) -> int:
    fat, place = divmod(sector, sector_bytes // 4)
    at = (fats[fat] + 1) * sector_bytes + place * 4 if fat < _HEADER_FATS and fats[fat] < _FREE else len(content)
    return int(struct.unpack_from("<I", content, at)[0]) if at + 4 <= len(content) else _NO_ENTRY


def _below_root(directory: bytes) -> list[str]:
    """Names in the tree of entries that hangs on the root entry."""
    count = len(directory) // _ENTRY_BYTES
    open_numbers = [struct.unpack_from("<I", directory, 76)[0]] if count else []
    seen: set[int] = set()
    names: list[str] = []
    while open_numbers and len(names) < _MAX_NAMES:
        number = open_numbers.pop()
        if number >= count or number in seen:
            continue
        seen.add(number)
        names.append(_name(directory, number))
        open_numbers.extend(struct.unpack_from("<II", directory, number * _ENTRY_BYTES + 68))
    return names


def _name(directory: bytes, number: int) -> str:
    at = number * _ENTRY_BYTES
    (length,) = struct.unpack_from("<H", directory, at + 64)
    return directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
