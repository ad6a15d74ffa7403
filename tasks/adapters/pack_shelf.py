"""The folder of bid packs that people open: complete files only, and what a person edited is never overwritten."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from models.pack import PackManifest
from tasks.adapters.blobs import FileBlobs, write_atomically

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

    def publish(self, tender_id: str, files: Mapping[str, bytes]) -> None:
        """All files stand in the pack's folder, the manifest last; a kill half-way is mended by the next run."""
        for content in files.values():
            self._blobs.put(content)
        for name in sorted(files, key=lambda name: (name == MANIFEST_NAME, name)):
            self._place(tender_id, name, files[name])

    def republish(self, manifest: PackManifest, body: bytes) -> None:
        """The pack of this manifest stands in its folder again, from the blob store."""
        files = {file.name: self._blobs.get(file.sha256) for file in manifest.files}
        self.publish(manifest.tender_id, {**files, MANIFEST_NAME: body})

    def restore(self, manifest: PackManifest) -> tuple[str, ...]:
        """Files of the pack that were missing are back; edited ones stay. Returns the names brought back, sorted."""
        folder = self.folder_of(manifest.tender_id)
        missing = sorted(file.name for file in manifest.files if not (folder / file.name).exists())
        digests = {file.name: file.sha256 for file in manifest.files}
        for name in missing:
            write_atomically(folder / name, self._blobs.get(digests[name]))
        return tuple(missing)

    def _place(self, tender_id: str, name: str, content: bytes) -> None:
        target = self.folder_of(tender_id) / name
        if target.exists():
            standing = target.read_bytes()
            if standing == content:
                return
            digest = hashlib.sha256(standing).hexdigest()
            if not self._blobs.path_of(digest).exists():  # not ours: a person worked on it
                aside = target.parent / EDITED_FOLDER / f"{target.stem}-{digest[:8]}{target.suffix}"
                write_atomically(aside, standing)
        write_atomically(target, content)
