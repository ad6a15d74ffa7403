"""The words of a mail's header fields, for whoever reads a mail or takes files out of it."""

from __future__ import annotations

from collections.abc import Callable
from email.errors import HeaderParseError
from email.header import decode_header


def words_of(written: str, decode: Callable[[bytes], str]) -> str:
    """A header's value with its encoded words (RFC 2047) and raw bytes decoded.

    Args:
        written: As the library hands it out, raw bytes as surrogates.
        decode: Reads bytes whose encoding is not named, or named wrongly.
    """
    text = decode(written.encode("utf-8", "surrogateescape"))
    try:
        chunks = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    return "".join(_chunk(chunk, charset, decode) for chunk, charset in chunks)


def in_charset(raw: bytes, charset: str | None) -> str | None:
    """The text in the encoding that is named; None where none is, or it does not fit."""
    if charset is None:
        return None
    try:
        return raw.decode("gb18030" if charset.lower() in {"gb2312", "gbk"} else charset)
    except (LookupError, ValueError):
        return None


def _chunk(chunk: bytes | str, charset: str | None, decode: Callable[[bytes], str]) -> str:
    if isinstance(chunk, str):
        return chunk
    if charset is None:  # the library hands plain runs back in its own escape
        return chunk.decode("raw-unicode-escape")
    text = in_charset(chunk, charset)
    return decode(chunk) if text is None else text
