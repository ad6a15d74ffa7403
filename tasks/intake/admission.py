"""Whether a file may in: by size, content and promise of its name; refusals are named, never dropped."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import PurePosixPath

from models.errors import ADVICE, Code
from models.tender import TenderFile
from tasks.intake.media_type import (
    ENCRYPTED_OFFICE,
    OFFICE,
    OLE,
    OLE_TYPES,
    UNKNOWN,
    breaks_promise,
    media_type_of,
    promised_type,
)

# what editors, browsers and systems leave lying about; never part of a tender
_LITTER_NAMES = {"thumbs.db", "desktop.ini", "__macosx"}
_LITTER_ENDINGS = (".part", ".crdownload", ".tmp", ".download")


def is_litter(path: str) -> bool:
    """Whether a path is a lock file, a half download or a hidden file rather than a document."""
    parts = PurePosixPath(path).parts
    return any(
        part.startswith((".", "~$")) or part.lower() in _LITTER_NAMES or part.lower().endswith(_LITTER_ENDINGS)
        for part in parts
    )


def admit(path: str, content: bytes, sha256: str, readable: Collection[str]) -> TenderFile:
    """The record of one file: received, kept unread, or refused with a code.

    Args:
        path: Relative to the tender.
        content: Its bytes.
        sha256: Of the bytes.
        readable: Media types that a parser reads.
    """
    media_type = media_type_of(content, path)
    code: Code | None = None
    if not content:
        code = Code.EMPTY_FILE
    elif media_type in {ENCRYPTED_OFFICE, OLE}:  # an Office file with a password is such a container under a new name
        code = Code.ENCRYPTED if media_type == ENCRYPTED_OFFICE or promised_type(path) in OFFICE else None
    if code is None and content and breaks_promise(media_type, path):
        is_cut = media_type == UNKNOWN or (media_type == OLE and promised_type(path) in OLE_TYPES)
        code = Code.DAMAGED if is_cut else Code.WRONG_TYPE
    if code is not None:
        return _file(path, content, sha256, media_type, "refused", code)
    if media_type not in readable:
        return _file(path, content, sha256, media_type, "unsupported", Code.UNSUPPORTED)
    return _file(path, content, sha256, media_type, "received", None)


def refuse(path: str, size: int, code: Code) -> TenderFile:
    """The record of a file that was not even read in (too large, unsafe archive)."""
    return TenderFile(
        path=path, sha256="", size=size, media_type=UNKNOWN, state="refused", code=code, detail=ADVICE[code]
    )


def name_duplicates(files: Iterable[TenderFile]) -> tuple[TenderFile, ...]:
    """The same files, by path; each content counts once, its other copies say whose copy they are."""
    first: dict[str, str] = {}
    named: list[TenderFile] = []
    for file in sorted(files, key=lambda file: file.path):
        original = first.setdefault(file.sha256, file.path) if file.state == "received" else file.path
        is_copy = original != file.path
        named.append(file.model_copy(update={"state": "duplicate", "detail": original}) if is_copy else file)
    return tuple(named)


def _file(path: str, content: bytes, sha256: str, media_type: str, state: str, code: Code | None) -> TenderFile:
    return TenderFile.model_validate(
        {
            "path": path,
            "sha256": sha256,
            "size": len(content),
            "media_type": media_type,
            "state": state,
            "code": code,
            "detail": "" if code is None else ADVICE[code],
        }
    )
