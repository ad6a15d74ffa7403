"""Prefect shell around parsing: each document once, in its own child process, several at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from prefect import task

from models.document import ParsedDocument
from models.document_set import DocumentSet
from models.errors import DocumentError
from models.ports import Blobs
from models.stage import StageKey, StageRef
from models.tender import Tender, TenderFile
from tasks.parse.references import missing_references, references_of
from tasks.parse.roles import roles_of
from tasks.stage import SHELL, StageStore, once


class Reader(Protocol):
    """Reads documents, whatever that takes."""

    @property
    def version(self) -> str:
        """What a reading depends on besides the document."""
        ...

    def read(self, content: bytes, name: str, media_type: str) -> ParsedDocument:
        """The document as read; raise ``DocumentError`` with a code when it cannot be."""
        ...


class ParseStore(StageStore, Protocol):
    """The part of the store that parsing needs."""

    def parsed(self, sha256: str, parser_version: str) -> ParsedDocument | DocumentError | None:
        """The reading of this file, the error it ended in, or None."""
        ...

    def put_parsed(self, sha256: str, parser_version: str, outcome: ParsedDocument | DocumentError) -> None:
        """Keep the reading or the error."""
        ...


@task(name="parse", **SHELL)
def parse_tender(tender: Tender, reader: Reader, workers: int, blobs: Blobs, store: ParseStore) -> StageRef:
    """Every readable file of the tender is parsed and kept; files that failed are listed with their codes.

    The step's output is a JSON object: ``files``, path to ``{"sha256", "code"}``, code null when it was read; and
    ``set``, the ``DocumentSet`` of those that were.

    Raises:
        DocumentError: A stored original is missing or altered; the tender is parked.
        StoreUnavailableError: Retried three times, then raised.
    """
    key = StageKey(tender_id=tender.id, stage="parse", input_hash=tender.content_hash, engine_version=reader.version)

    def compute() -> bytes:
        received = [file for file in tender.files if file.state == "received"]
        with ThreadPoolExecutor(workers) as pool:
            outcomes = list(pool.map(lambda file: _parse_once(file, reader, blobs, store), received))
        read = {
            file.path: {
                "sha256": file.sha256,
                "code": outcome.code.value if isinstance(outcome, DocumentError) else None,
            }
            for file, outcome in zip(received, outcomes, strict=True)
        }
        return json.dumps(
            {"files": read, "set": _set_of(tender, received, outcomes)}, ensure_ascii=False, sort_keys=True
        ).encode()

    return once(store, key, compute)


def _parse_once(file: TenderFile, reader: Reader, blobs: Blobs, store: ParseStore) -> ParsedDocument | DocumentError:
    outcome = store.parsed(file.sha256, reader.version)
    if outcome is None:
        content = blobs.get(file.sha256)  # a fault of our own shelf says nothing about the document: not recorded
        try:
            outcome = reader.read(content, file.path, file.media_type)
        except DocumentError as error:
            outcome = error
        store.put_parsed(file.sha256, reader.version, outcome)
    return outcome


def _set_of(
    tender: Tender, files: Sequence[TenderFile], outcomes: Sequence[ParsedDocument | DocumentError]
) -> dict[str, object]:
    # the same bytes may stand in two tenders under two names
    documents = [
        outcome.model_copy(update={"name": file.path})
        for file, outcome in zip(files, outcomes, strict=True)
        if isinstance(outcome, ParsedDocument)
    ]
    read = {document.name for document in documents}
    references = references_of(documents, [file.path for file in tender.files if file.path not in read])
    found = DocumentSet(roles=roles_of(documents), references=references, missing=missing_references(references))
    return found.model_dump(mode="json")
