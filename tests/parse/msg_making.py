"""Makes small OLE compound files and Outlook messages in memory."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import Any

SECTOR = 512
MINI = 64
CUTOFF = 4096
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def ole(tree: Mapping[str, Any]) -> bytes:
    """A compound file: names to bytes (streams) or mappings (storages)."""
    entries: list[dict[str, Any]] = [{"name": "Root Entry", "type": 5, "data": b"", "child": FREE, "right": FREE}]
    _add(tree, entries, 0)
    mini, mini_fat = b"", []
    sectors: list[bytes] = []
    fat: list[int] = []

    def place(data: bytes) -> int:
        start = len(sectors)
        parts = [data[at : at + SECTOR].ljust(SECTOR, b"\x00") for at in range(0, len(data), SECTOR)]
        sectors.extend(parts)
        fat.extend([*range(start + 1, start + len(parts)), END] if parts else [])
        return start if parts else END

    for entry in entries[1:]:
        data = entry["data"]
        if entry["type"] != 2:
            entry["start"], entry["size"] = 0, 0
        elif len(data) >= CUTOFF:
            entry["start"], entry["size"] = place(data), len(data)
        else:
            start, count = len(mini_fat), -(-len(data) // MINI)
            mini_fat.extend([*range(start + 1, start + count), END] if count else [])
            mini += data.ljust(count * MINI, b"\x00")
            entry["start"], entry["size"] = start if count else END, len(data)
    entries[0]["start"], entries[0]["size"] = place(mini), len(mini)
    mini_fat_at = place(b"".join(struct.pack("<I", number) for number in mini_fat).ljust(SECTOR, b"\xff"))
    directory_at = place(b"".join(_directory(entries)))
    fat_at = len(sectors)
    count = -(-(fat_at + 4) * 4 // SECTOR)
    fat += [FAT] * count
    table = b"".join(struct.pack("<I", number) for number in fat).ljust(count * SECTOR, b"\xff")
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, count, directory_at, 0, CUTOFF, mini_fat_at, 1, END, 0, fat_at,
    )  # fmt: skip
    places = [fat_at + number for number in range(1, count)]
    header += b"".join(struct.pack("<I", number) for number in places)
    return header.ljust(SECTOR, b"\xff") + b"".join(sectors) + table


def message(texts: Mapping[int, str | bytes], attachments: list[Mapping[str, Any]] | None = None) -> bytes:
    """An Outlook message: property numbers to texts, and attachments as ``attached`` makes them."""
    tree = dict(_properties(texts, 32))
    for number, attachment in enumerate(attachments or []):
        tree[f"__attach_version1.0_#{number:08X}"] = attachment
    return ole(tree)


def attached(name: str, content: bytes) -> Mapping[str, Any]:
    """A file in a message."""
    return _properties({0x3707: name, 0x3701: content}, 8)


def message_inside(title: str, texts: Mapping[int, str | bytes]) -> Mapping[str, Any]:
    """A message in a message."""
    return {**_properties({0x3001: title}, 8), "__substg1.0_3701000D": _properties(texts, 24)}


def _properties(texts: Mapping[int, str | bytes], header_bytes: int) -> dict[str, Any]:
    streams: dict[str, Any] = {}
    listed = bytes(header_bytes)
    for pid, value in texts.items():
        kind = 0x001F if isinstance(value, str) else 0x0102
        data = value.encode("utf-16-le") if isinstance(value, str) else value
        listed += struct.pack("<HHII4x", kind, pid, 6, len(data))
        streams[f"__substg1.0_{pid:04X}{kind:04X}"] = data
    return {"__properties_version1.0": listed, **streams}


def _add(tree: Mapping[str, Any], entries: list[dict[str, Any]], parent: int) -> None:
    before: int | None = None
    for name in sorted(tree, key=lambda name: (len(name), name.upper())):
        value = tree[name]
        number = len(entries)
        is_stream = isinstance(value, bytes)
        entries.append(
            {
                "name": name, "type": 2 if is_stream else 1, "data": value if is_stream else b"",
                "child": FREE, "right": FREE,
            }
        )  # fmt: skip
        entries[parent if before is None else before]["child" if before is None else "right"] = number
        before = number
        if not is_stream:
            _add(value, entries, number)


def _directory(entries: list[dict[str, Any]]) -> Iterator[bytes]:
    for entry in entries:
        name = entry["name"].encode("utf-16-le")
        yield struct.pack(
            "<64sHBBIII16xI16xIQ",
            name, len(name) + 2, entry["type"], 1,
            FREE, entry["right"], entry["child"], 0, entry["start"], entry["size"],
        )  # fmt: skip
    yield bytes(-(len(entries) * 128) % SECTOR)
