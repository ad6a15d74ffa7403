"""Prefect shell around parsing: each document once, in its own child process, several at a time."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from prefect import task

from models.document import ParsedDocument
from models.errors import Code, DocumentError
from models.ports import Blobs
from models.stage import StageKey, StageRef
from models.tender import Tender, TenderFile
from tasks.parse.reader import PARSER_VERSION
from tasks.stage import SHELL, StageStore, once

Reader = Callable[[bytes, str, str], ParsedDocument]


class ParseStore(StageStore, Protocol):
    """The part of the store that parsing needs."""

    def parsed(self, sha256: str, parser_version: str) -> ParsedDocument | DocumentError | None:
        """The reading of this file, the error it ended in, or None."""
        ...

    def put_parsed(self, sha256: str, parser_version: str, outcome: ParsedDocument | DocumentError) -> None:
        """Keep the reading or the error."""
        ...


@task(name="parse", **SHELL)
def parse_tender(tender: Tender, read: Reader, workers: int, blobs: Blobs, store: ParseStore) -> StageRef:
    """Every readable file of the tender is parsed and kept; files that failed are listed with their codes.

    The step's output is a JSON object: path to ``{"sha256", "code"}``, code null when it was read.

    Raises:
        DocumentError: A stored original is missing or altered; the tender is parked.
        StoreUnavailableError: Retried three times, then raised.
    """
    key = StageKey(tender_id=tender.id, stage="parse", input_hash=tender.content_hash, engine_version=PARSER_VERSION)

    def compute() -> bytes:
        received = [file for file in tender.files if file.state == "received"]
        with ThreadPoolExecutor(workers) as pool:
            codes = list(pool.map(lambda file: _parse_once(file, read, blobs, store), received))
        outcome = {
            file.path: {"sha256": file.sha256, "code": code.value if code else None}
            for file, code in zip(received, codes, strict=True)
        }
        return json.dumps(outcome, ensure_ascii=False, sort_keys=True).encode()

    return once(store, key, compute)


def _parse_once(file: TenderFile, read: Reader, blobs: Blobs, store: ParseStore) -> Code | None:
    outcome = store.parsed(file.sha256, PARSER_VERSION)
    if outcome is None:
        content = blobs.get(file.sha256)  # a fault of our own shelf says nothing about the document: not recorded
        try:
            outcome = read(content, file.path, file.media_type)
        except DocumentError as error:
            outcome = error
        store.put_parsed(file.sha256, PARSER_VERSION, outcome)
    return outcome.code if isinstance(outcome, DocumentError) else None
