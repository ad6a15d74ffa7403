"""Reads what a source holds: one file, a folder or an archive, as (path, bytes); never follows links."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from models.errors import Code, DocumentError, TenderError


def list_sources(inbox: Path) -> tuple[Path, ...]:
    """The tenders in an inbox, by name: each sub-folder, archive or loose file is one."""
    if not inbox.is_dir():
        raise TenderError(str(inbox), Code.NOT_FOUND)
    return tuple(
        Path(entry.path)
        for entry in sorted(os.scandir(inbox), key=lambda entry: entry.name)
        if not entry.is_symlink() and not entry.name.startswith((".", "~$"))
    )


def read_source(source: Path, max_file_bytes: int) -> Iterator[tuple[str, bytes | DocumentError]]:
    """Yield (relative path, bytes) of each regular file, by path; a file that cannot be read in yields its error.

    Raises:
        TenderError: not_found, when the source does not exist.
    """
    if source.is_file():
        yield source.name, _read(source, source.name, max_file_bytes)
        return
    if not source.is_dir():
        raise TenderError(str(source), Code.NOT_FOUND)
    for folder, folders, names in os.walk(source, followlinks=False):
        folders.sort()
        for name in sorted(names):
            path = Path(folder) / name
            if path.is_symlink() or not path.is_file():
                continue
            relative = path.relative_to(source).as_posix()
            yield relative, _read(path, relative, max_file_bytes)


def _read(path: Path, name: str, max_file_bytes: int) -> bytes | DocumentError:
    try:
        if path.stat().st_size > max_file_bytes:
            return DocumentError(name, Code.TOO_LARGE)
        return path.read_bytes()
    except OSError:
        return DocumentError(name, Code.UNREADABLE)
