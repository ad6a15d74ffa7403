"""A tender as received: its files, what became of each, and the identity it keeps."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from models.amendment import AmendmentReading
from models.document import Language
from models.document_set import DocumentSet
from models.errors import Code
from models.facts import Contradiction, TenderFacts
from models.frozen import Frozen
from models.requirement import Requirement


class TenderFile(Frozen):
    """One file of a tender.

    Attributes:
        path: Relative to the tender, ``/`` between folders.
        sha256: Of its bytes; the name under which the original is kept.
        size: Bytes.
        media_type: By content.
        state: ``received``; ``duplicate`` when the same bytes came under another path;
            ``unsupported`` when the format is kept but not read yet; ``refused`` when it cannot be read.
        code: Why it is not read; None for ``received`` and ``duplicate``.
        detail: Which file it duplicates, or a sentence about the refusal.
    """

    path: str
    sha256: str
    size: int
    media_type: str
    state: Literal["received", "duplicate", "unsupported", "refused"] = "received"
    code: Code | None = None
    detail: str = ""


class Tender(Frozen):
    """A tender as it stands in the store.

    Attributes:
        id: Slug and eight hex digits; kept for the tender's whole life.
        name: What the source was called.
        content_hash: Over the sorted hashes of its files; a new one is a new version.
        received_on: Calendar date of first receipt; the reference for "days left".
        duplicate_of: Id of the tender with the same content, or None.
    """

    id: str
    name: str
    content_hash: str
    received_on: dt.date
    files: tuple[TenderFile, ...]
    duplicate_of: str | None = None


class Unread(Frozen):
    """A file or page that could not be read; named in the pack, never silent."""

    path: str
    code: Code
    page: int | None = None
    detail: str = ""


class Remark(Frozen):
    """How a document was read, where a person should know: changes accepted, text hidden, a scan recognised."""

    path: str
    code: str
    page: int | None = None
    detail: str


class Reading(Frozen):
    """What the extract stage delivers for a whole tender.

    Attributes:
        documents: Names of those that were read.
        document_set: What each of them is for, and which it names that nobody sent.
        unread: What was not read.
        remarks: How the rest was read.
        amendments: What the amendments and answers change, in the order they apply; the requirements and facts are
            those that stand after them.
        doubtful: Passages that may ask something and became no requirement: a person should look at them.
        contradictions: Where the documents say two things and no amendment explains it.
    """

    language: Language
    page_count: int
    documents: tuple[str, ...]
    requirements: tuple[Requirement, ...]
    facts: TenderFacts
    unread: tuple[Unread, ...] = ()
    document_set: DocumentSet = DocumentSet()
    remarks: tuple[Remark, ...] = ()
    amendments: tuple[AmendmentReading, ...] = ()
    doubtful: tuple[Requirement, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


class Receipt(Frozen):
    """What intake found at one source, ready to be recorded.

    Attributes:
        source_key: Where it came from; the same source again is the same tender.
        tender_id: The id it gets if it is new.
    """

    name: str
    source_key: str
    tender_id: str
    content_hash: str
    files: tuple[TenderFile, ...]
