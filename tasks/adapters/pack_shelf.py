"""The folder of bid packs that people open: complete files only, and what a person edited is never overwritten."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from models.pack import PackManifest
from tasks.adapters.blobs import FileBlobs, remove_unfinished, write_atomically

MANIFEST_NAME = "pack.json"
EDITED_FOLDER = "edited"


class PackShelf:
    """Writes packs to ``packs/<tender id>/``; every byte written also stands in the blob store."""

    def __init__(self, folder: Path, blobs: FileBlobs) -> None:
        """Use this folder; it is made when the first pack comes."""
        self.folder = folder
        self._blobs = blobs

    def folder_of(self, tender_id: str) -> Path:
        """Where the pack of this tender stands (or would stand)."""
        return self.folder / tender_id

    def publish(self, manifest: PackManifest, files: Mapping[str, bytes]) -> None:
        """All files stand in the pack's folder, the manifest last; a kill half-way is mended by the next run.

        One run at a time works on a tender, so nobody else is writing in its folder.
        """
        for folder in (self.folder_of(manifest.tender_id), self.folder_of(manifest.tender_id) / EDITED_FOLDER):
            remove_unfinished(folder)
        contents = {**files, MANIFEST_NAME: manifest.file_bytes()}
        for content in contents.values():
            self._blobs.put(content)
        for name in sorted(contents, key=lambda name: (name == MANIFEST_NAME, name)):
            self._place(manifest.tender_id, name, contents[name])

    def republish(self, manifest: PackManifest) -> None:
        """The pack of this manifest stands in its folder again, from the blob store."""
        self.publish(manifest, {file.name: self._blobs.get(file.sha256) for file in manifest.files})

    def restore(self, manifest: PackManifest) -> tuple[str, ...]:
        """Files of the pack that were missing, or were another draft's, are back; what people edited stays.

        Returns:
            The names of the files brought back, sorted.
        """
        own = {file.name: file.sha256 for file in manifest.files}
        own[MANIFEST_NAME] = self._blobs.put(manifest.file_bytes())
        folder = self.folder_of(manifest.tender_id)
        lost = tuple(name for name, digest in sorted(own.items()) if not self._may_stay(folder / name, digest))
        for name in lost:
            write_atomically(folder / name, self._blobs.get(own[name]))
        return lost

    def _place(self, tender_id: str, name: str, content: bytes) -> None:
        target = self.folder_of(tender_id) / name
        digest = hashlib.sha256(content).hexdigest()
        standing = _digest_of(target)
        if standing == digest:
            return
        if standing is not None and self._may_stay(target, digest):  # a person worked on it
            aside = target.parent / EDITED_FOLDER / f"{target.stem}-{standing[:8]}{target.suffix}"
            write_atomically(aside, target.read_bytes())
        write_atomically(target, content)

    def _may_stay(self, target: Path, digest: str) -> bool:
        """Whether the file holds these bytes, or bytes that we never wrote."""
        standing = _digest_of(target)
        return standing == digest or (standing is not None and not self._blobs.path_of(standing).exists())


def _digest_of(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None
