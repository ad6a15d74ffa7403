"""Reads what a source holds: one file, a folder or an archive, as (path, bytes); never follows links."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from models.errors import Code, DocumentError, TenderError
from tasks.intake.admission import is_litter


def name_of(path: Path) -> str:
    """The last part of the path as people read it, whatever encoding the system that wrote it used."""
    raw = os.fsencode(path.name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", errors="backslashreplace")


def list_sources(inbox: Path) -> tuple[Path, ...]:
    """The tenders in an inbox, by name: each sub-folder, archive or loose file is one; links and litter are none."""
    if not inbox.is_dir():
        raise TenderError(str(inbox), Code.NOT_FOUND)
    return tuple(
        Path(entry.path)
        for entry in sorted(os.scandir(inbox), key=lambda entry: entry.name)
        if not entry.is_symlink() and not is_litter(entry.name)
    )


def read_source(source: Path, max_file_bytes: int) -> Iterator[tuple[str, bytes | DocumentError]]:
    """Yield (relative path, bytes) of each regular file, by path; a file that cannot be read in yields its error.

    Raises:
        TenderError: not_found, when the source does not exist.
    """
    if source.is_file():
        yield name_of(source), _read(source, name_of(source), max_file_bytes)
        return
    if not source.is_dir():
        raise TenderError(name_of(source), Code.NOT_FOUND)
    closed: list[Path] = []
    for folder, folders, names in os.walk(
        source, followlinks=False, onerror=lambda error: closed.append(Path(error.filename))
    ):
        folders.sort()
        for name in sorted(names):
            path = Path(folder) / name
            if path.is_symlink() or not path.is_file():
                continue
            relative = _relative(path, source)
            yield relative, _read(path, relative, max_file_bytes)
    for path in closed:  # what a folder that cannot be opened holds is unknown, not nothing
        relative = _relative(path, source) or name_of(source)
        yield relative, DocumentError(relative, Code.UNREADABLE)


def _relative(path: Path, source: Path) -> str:
    parts = path.relative_to(source).parts
    return "/".join(name_of(Path(part)) for part in parts)


def _read(path: Path, name: str, max_file_bytes: int) -> bytes | DocumentError:
    try:
        if path.stat().st_size > max_file_bytes:
            return DocumentError(name, Code.TOO_LARGE)
        return path.read_bytes()
    except OSError:
        return DocumentError(name, Code.UNREADABLE)
