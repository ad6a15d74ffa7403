"""From the files of one source to a receipt: originals kept first, then one record of what came."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from models.errors import DocumentError
from models.ports import Blobs
from models.tender import Receipt, TenderFile
from tasks.intake.admission import admit, is_litter, name_duplicates, refuse
from tasks.intake.archive_plan import unpack_zip
from tasks.intake.identity import content_hash_of, tender_id_of
from tasks.intake.media_type import ZIP, media_type_of

Incoming = tuple[str, bytes | DocumentError]

_FILE_ENDINGS = {".pdf", ".docx", ".zip", ".md", ".txt", ".doc", ".xlsx", ".html"}


def collect(name: str, source_key: str, incoming: Iterable[Incoming], blobs: Blobs) -> Receipt:
    """Keep every original and say what the tender holds.

    Args:
        name: What people call the source (file or folder name).
        source_key: Where it came from.
        incoming: (relative path, bytes or why they could not be read in), any order.
        blobs: Keeps the originals; each is durable before the receipt is made.

    Returns:
        The receipt, files sorted by path; refused and unsupported files included with their codes.
    """
    files = name_duplicates(_keep(path, content, blobs) for path, content in unpacked(incoming))
    content_hash = content_hash_of((file.sha256, file.path) for file in files)
    stem = PurePosixPath(name).stem if PurePosixPath(name).suffix.lower() in _FILE_ENDINGS else name
    return Receipt(
        name=name,
        source_key=source_key,
        tender_id=tender_id_of(stem, content_hash),
        content_hash=content_hash,
        files=files,
    )


def unpacked(incoming: Iterable[Incoming]) -> Iterator[Incoming]:
    """The same files with litter left out and archives replaced by what they hold (one level)."""
    for path, content in incoming:
        if is_litter(path):
            continue
        if isinstance(content, DocumentError) or media_type_of(content, path) != ZIP:
            yield path, content
            continue
        yield from _members(path, content)


def _members(path: str, content: bytes) -> Iterator[Incoming]:
    times: Counter[str] = Counter()  # an archive may hold the same name twice: neither file is lost
    try:
        for member, member_content in unpack_zip(content, path):
            times[member] += 1
            again = f" ({times[member]})" if times[member] > 1 else ""
            yield f"{path}/{member}{again}", member_content
    except DocumentError as error:
        yield path, DocumentError(error.detail, error.code)


def _keep(path: str, content: bytes | DocumentError, blobs: Blobs) -> TenderFile:
    if isinstance(content, DocumentError):
        digest = hashlib.sha256(str(content).encode()).hexdigest()  # a refused file still tells versions apart
        return refuse(path, 0, content.code).model_copy(update={"sha256": digest})
    return admit(path, content, blobs.put(content))
