"""A document is read once: what is kept by content and version is not read again, and its set is known."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.document import ParsedDocument
from models.errors import Code, DocumentError
from models.stage import StageRef
from models.tender import Receipt, Tender, TenderFile
from tasks.adapters.store import Store
from tasks.parse.reader import parse_document
from tasks.parse.task import parse_tender
from tests.store.clocks import HandClock

TERMS = b"# Statement of work\n\nThe supplier shall answer calls.\n\nPrices: see Attachment 2.\n"
EMPTY = b"   \n"


class Shelf:
    """Originals in memory."""

    def __init__(self, *contents: bytes) -> None:
        self._kept = {hashlib.sha256(content).hexdigest(): content for content in contents}

    def put(self, content: bytes) -> str:
        raise AssertionError("parsing keeps no originals")

    def get(self, sha256: str) -> bytes:
        return self._kept[sha256]


class CountingReader:
    """Reads in this process and counts how often it is asked."""

    def __init__(self, version: str = "parse/0") -> None:
        self.version = version
        self.asked: list[str] = []

    def read(self, content: bytes, name: str, media_type: str) -> ParsedDocument:
        self.asked.append(name)
        return parse_document(content, name, media_type).model_copy(update={"parser_version": self.version})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path / 'bidwright.db'}", HandClock())
    yield opened
    opened.close()


def tender(store: Store, name: str, **contents: bytes) -> Tender:
    files = tuple(
        TenderFile(
            path=f"{path}.md",
            sha256=hashlib.sha256(content).hexdigest(),
            size=len(content),
            media_type="text/markdown",
        )
        for path, content in contents.items()
    )
    digest = hashlib.sha256(name.encode()).hexdigest()
    receipt = Receipt(
        name=name, source_key=f"/inbox/{name}", tender_id=f"{name}-{digest[:8]}", content_hash=digest, files=files
    )
    return store.receive(receipt)


def step(ref: StageRef, store: Store) -> dict[str, Any]:
    loaded = json.loads(store.load(ref))
    assert isinstance(loaded, dict)
    return loaded


def test_the_same_content_is_read_once_whatever_tender_it_comes_with(store: Store) -> None:
    reader, shelf = CountingReader(), Shelf(TERMS)
    parse_tender.fn(tender(store, "alpha", sow=TERMS), reader, 1, shelf, store)
    parse_tender.fn(tender(store, "beta", copy=TERMS), reader, 1, shelf, store)
    assert reader.asked == ["sow.md"]


def test_a_new_version_of_the_reader_reads_again(store: Store) -> None:
    alpha, shelf = tender(store, "alpha", sow=TERMS), Shelf(TERMS)
    for version in ("parse/0", "parse/1"):
        reader = CountingReader(version)
        parse_tender.fn(alpha, reader, 1, shelf, store)
        assert reader.asked == ["sow.md"]


def test_a_file_that_fails_is_named_and_the_rest_is_a_set(store: Store) -> None:
    ref = parse_tender.fn(
        tender(store, "alpha", empty=EMPTY, sow=TERMS), CountingReader(), 2, Shelf(TERMS, EMPTY), store
    )
    output = step(ref, store)
    assert {path: one["code"] for path, one in output["files"].items()} == {"empty.md": "no_text", "sow.md": None}
    found = output["set"]
    assert [one["role"] for one in found["roles"]] == ["specification"]
    assert [one["label"] for one in found["missing"]] == ["Attachment 2"]
    kept = store.parsed(hashlib.sha256(EMPTY).hexdigest(), "parse/0")
    assert isinstance(kept, DocumentError)
    assert kept.code is Code.NO_TEXT
