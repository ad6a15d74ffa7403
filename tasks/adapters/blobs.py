"""Originals and pack files under their sha256: durable before anyone is told that they are kept."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from pathlib import Path

from models.errors import Code, DocumentError

_UNFINISHED = ".writing-"
STALE_S = 24 * 3600  # nothing is written for so long: its writer was killed


class FileBlobs:
    """A folder of files named by sha256, two levels deep, read-only once written.

    A file appears under its final name only when all its bytes are on disk, so that a kill at any
    point leaves either nothing or the whole blob (plus a temporary file that a start a day later removes).
    """

    def __init__(self, folder: Path) -> None:
        """Use this folder; it is made when missing."""
        self._folder = folder
        self._incoming = folder / "incoming"
        self._incoming.mkdir(parents=True, exist_ok=True)
        _remove_stale(self._incoming)

    def path_of(self, sha256: str) -> Path:
        """Where the blob stands (or would stand)."""
        return self._folder / sha256[:2] / sha256

    def put(self, content: bytes) -> str:
        """Keep the bytes durably and return their sha256; a second call changes nothing but mends a damaged blob."""
        sha256 = hashlib.sha256(content).hexdigest()
        target = self.path_of(sha256)
        if target.exists() and target.read_bytes() == content:
            return sha256
        handle, name = tempfile.mkstemp(dir=self._incoming)
        try:
            with os.fdopen(handle, "wb") as temporary:
                temporary.write(content)
                temporary.flush()
                os.fsync(temporary.fileno())
            Path(name).chmod(0o444)
            if not target.parent.exists():
                target.parent.mkdir(exist_ok=True)
                _sync_folder(self._folder)
            Path(name).replace(target)
        except OSError:
            with contextlib.suppress(FileNotFoundError):
                Path(name).unlink()
            raise
        _sync_folder(target.parent)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes; raise ``DocumentError`` when they are missing or altered."""
        try:
            content = self.path_of(sha256).read_bytes()
        except FileNotFoundError as error:
            raise DocumentError(f"stored original {sha256[:12]}", Code.NOT_FOUND) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise DocumentError(f"stored original {sha256[:12]}", Code.DAMAGED)
        return content


def write_atomically(target: Path, content: bytes) -> None:
    """Replace ``target`` in one step: readers see the old bytes or the new ones, never a half."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as temporary:
            temporary.write(content)
            temporary.flush()
            os.fsync(temporary.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except OSError:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise
    _sync_folder(target.parent)


def remove_unfinished(folder: Path) -> None:
    """What a killed ``write_atomically`` left in this folder is gone; nobody else may be writing there now."""
    for left in folder.glob(f"{_UNFINISHED}*"):
        left.unlink(missing_ok=True)


def _remove_stale(incoming: Path) -> None:
    for left in incoming.iterdir():
        with contextlib.suppress(FileNotFoundError):  # another start was faster, or its writer is done
            if time.time() - left.stat().st_mtime > STALE_S:
                left.unlink()


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
