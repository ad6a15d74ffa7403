"""Documents that ask nothing of a bidder park the tender: no pack with nothing but an assumed price."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from models.document import Block, ParsedDocument
from models.errors import Code, NothingToReadError
from models.stage import StageKey, StageRef
from models.tender import Tender
from tasks.extract.task import _read

TENDER = Tender(id="t-00000000", name="t", content_hash="c", received_on=dt.date(2030, 1, 7), files=())
KEY = StageKey(tender_id="t-00000000", stage="parse", input_hash="i", engine_version="p/1")


class Store:
    """One parsed document, kept as the store keeps it."""

    def __init__(self, *texts: str) -> None:
        blocks = tuple(Block(index=place, kind="paragraph", text=text) for place, text in enumerate(texts))
        self._document = ParsedDocument(
            sha256="a" * 64, name="prices.xlsx", media_type="m", parser_version="p/1", language="en", blocks=blocks
        )

    def parsed(self, sha256: str, parser_version: str) -> ParsedDocument:
        return self._document.model_copy(update={"sha256": sha256, "parser_version": parser_version})

    def load(self, ref: StageRef) -> bytes:
        step = {"files": {"prices.xlsx": {"sha256": "a" * 64, "code": None}}, "set": {}}
        return json.dumps(step).encode()


def reading_of(store: Store) -> object:
    ref = StageRef.model_validate({"key": KEY, "output_hash": "o", "fresh": False})
    return _read(TENDER, ref, store)  # type: ignore[arg-type]  # reading needs these two of the store's functions


def test_a_file_that_asks_nothing_parks_the_tender_and_names_itself() -> None:
    with pytest.raises(NothingToReadError) as parked:
        reading_of(Store("Bid simulation", "Company A 120.00", "Company B 135.00"))
    assert parked.value.code is Code.NOTHING_TO_READ
    assert "prices.xlsx: nothing in it asks anything of a bidder" in str(parked.value)


def test_one_requirement_is_enough_for_a_reading() -> None:
    assert reading_of(Store("Bid simulation", "The supplier shall answer every call within 20 seconds."))
