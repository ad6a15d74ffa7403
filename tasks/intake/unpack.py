"""The files a source really holds: archives replaced by what is in them, attachments beside their mail or PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from models.errors import Code, DocumentError
from tasks.intake.admission import is_litter
from tasks.intake.containers import CARRIERS, CONTAINERS, may_carry_files
from tasks.intake.media_type import media_type_of

Incoming = tuple[str, bytes | DocumentError]
Opener = Callable[[bytes, str, str], Iterable[Incoming]]
"""Opens a container (its bytes, path and media type) into (path inside it, bytes or why it could not be read)."""

MAX_DEPTH = 3
"""Containers inside containers that are opened."""


def unpacked(incoming: Iterable[Incoming], open_container: Opener) -> Iterator[Incoming]:
    """The same files with litter left out; what containers hold stands under the container's path.

    Args:
        incoming: (path, bytes or why they could not be read in), any order.
        open_container: Opens one container; a ``DocumentError`` that it raises is yielded for the container.
    """
    for path, content in incoming:
        yield from _opened(path, content, open_container, 0)


def _opened(path: str, content: bytes | DocumentError, open_container: Opener, depth: int) -> Iterator[Incoming]:
    if is_litter(path):
        return
    media_type = "" if isinstance(content, DocumentError) else media_type_of(content, path)
    if isinstance(content, DocumentError) or media_type not in CONTAINERS | CARRIERS:
        yield path, content
        return
    has_text = media_type in CARRIERS
    if has_text:
        yield path, content
        if not may_carry_files(content, media_type):
            return
    inside = f"{path} (attachments)" if has_text else path
    if depth >= MAX_DEPTH:
        yield inside, DocumentError(f"{inside} (packed more than {MAX_DEPTH} deep)", Code.UNSAFE_ARCHIVE)
        return
    times: Counter[str] = Counter()  # a container may hold the same name twice: neither file is lost
    try:
        for member, member_content in open_container(content, path, media_type):
            times[member] += 1
            again = f" ({times[member]})" if times[member] > 1 else ""
            yield from _opened(f"{path}/{member}{again}", member_content, open_container, depth + 1)
    except DocumentError as error:
        yield inside, error
