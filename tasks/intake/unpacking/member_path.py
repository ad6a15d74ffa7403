"""The names that archives and mails give to files, made safe to be shown, compared and kept."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath

from models.errors import Code, DocumentError

MAX_PART_BYTES = 255
MAX_PARTS = 32
_DRIVE = re.compile(r"[A-Za-z]:|[^/]{0,300}:(?:/|$)")
_KEPT_SUFFIX = 20


def member_path(written: str, name: str) -> str:
    """The path of an archive's member: relative, without climbing, control or direction signs, parts of bounded length.

    Args:
        written: As the archive has it, decoded.
        name: The archive's, for the error message.

    Raises:
        DocumentError: unsafe_archive: the path leaves the archive, is absolute, or is absurdly deep.
    """
    path = written.replace("\\", "/")
    parts = [_clean(part) for part in path.split("/") if part not in {"", "."}]
    cleaned = "/".join(parts)
    is_unsafe = (
        "\x00" in path
        or path.startswith("/")
        or cleaned.startswith("/")
        or _DRIVE.match(path)
        or _DRIVE.match(cleaned)
        or ".." in path.split("/")
        or ".." in parts
        or len(parts) > MAX_PARTS
    )
    if is_unsafe:
        raise DocumentError(f"{name} (unsafe path {written[:200]!r})", Code.UNSAFE_ARCHIVE)
    return cleaned or "_"


def file_name(written: str) -> str:
    """The name that a mail or a PDF gives to a file in it, as one safe path part; folders in it are dropped."""
    last = written.replace("\\", "/").rstrip("/").rpartition("/")[2]
    cleaned = _clean(last)
    return "_" if cleaned in {".", ".."} else cleaned


def decoded_name(raw: bytes) -> str:
    """The name that these bytes spell: UTF-8, else the Chinese encoding, else byte for byte."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _clean(part: str) -> str:
    """The part in composed form, without signs that are not seen or turn the reading direction, shortened if need be.

    Unicode categories Cc, Cf, Co, Cs: controls, formats (direction, zero width), private use, halves of a pair.
    """
    kept = "".join(sign for sign in part if unicodedata.category(sign) not in {"Cc", "Cf", "Co", "Cs"})
    kept = unicodedata.normalize("NFC", " ".join(kept.split())) or "_"
    raw = kept.encode()
    if len(raw) <= MAX_PART_BYTES:
        return kept
    suffix = PurePosixPath(kept).suffix[:_KEPT_SUFFIX]
    mark = f"~{hashlib.sha256(raw).hexdigest()[:8]}{suffix}"
    return raw[: MAX_PART_BYTES - len(mark.encode())].decode("utf-8", "ignore") + mark
