"""From the files of one source to a receipt: originals kept first, then one record of what came."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath

from models.errors import DocumentError
from models.ports import Blobs
from models.tender import Receipt, TenderFile
from tasks.intake.admission import admit, name_duplicates, refuse
from tasks.intake.identity import content_hash_of, tender_id_of
from tasks.intake.media_type import PROMISES
from tasks.intake.unpack import Incoming


def collect(
    name: str, source_key: str, incoming: Iterable[Incoming], readable: Collection[str], blobs: Blobs
) -> Receipt:
    """Keep every original and say what the tender holds.

    Args:
        name: What people call the source (file or folder name).
        source_key: Where it came from.
        incoming: (relative path, bytes or why they could not be read in), unpacked, any order.
        readable: Media types that a parser reads; files of other types are kept and named.
        blobs: Keeps the originals; each is durable before the receipt is made.

    Returns:
        The receipt, files sorted by path; refused and unsupported files included with their codes.
    """
    files = name_duplicates(_keep(path, content, readable, blobs) for path, content in incoming)
    content_hash = content_hash_of((file.sha256, file.path) for file in files)
    stem = PurePosixPath(name).stem if PurePosixPath(name).suffix.lower() in PROMISES else name
    return Receipt(
        name=name,
        source_key=source_key,
        tender_id=tender_id_of(stem, content_hash),
        content_hash=content_hash,
        files=files,
    )


def _keep(path: str, content: bytes | DocumentError, readable: Collection[str], blobs: Blobs) -> TenderFile:
    if isinstance(content, DocumentError):
        digest = hashlib.sha256(str(content).encode()).hexdigest()  # a refused file still tells versions apart
        return refuse(path, 0, content.code).model_copy(update={"sha256": digest})
    return admit(path, content, blobs.put(content), readable)
