"""Bytes of a text file as text, whatever encoding wrote them."""

from __future__ import annotations

_WESTERN_SHARE = 0.1  # accents and typographic quotes stay below, Chinese text lies far above


def decoded(content: bytes) -> str:
    """The text: UTF-16 by its mark, UTF-8, else Western where few bytes are not ASCII, else the Chinese encoding."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        high = sum(byte >= 0x80 for byte in content)
        return content.decode("cp1252" if high < _WESTERN_SHARE * len(content) else "gb18030", "replace")
