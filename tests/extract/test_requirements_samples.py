"""On the bundled tenders no clause that decides alone is missed, and marks that only weigh are not taken for such."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from models.requirement import Requirement
from tasks.extract.requirements import extract_requirements
from tasks.parse.reader import parse_document

SAMPLES = Path(__file__).resolve().parents[2] / "deploy" / "samples"
EXPECTED = yaml.safe_load((SAMPLES / "expected.yaml").read_text(encoding="utf-8"))
ENGLISH, CHINESE = EXPECTED
MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def read(name: str) -> tuple[Requirement, ...]:
    path = SAMPLES / "inbox" / name
    return extract_requirements(parse_document(path.read_bytes(), path.name, MEDIA_TYPES[path.suffix]))


@pytest.fixture(scope="module")
def english() -> tuple[Requirement, ...]:
    return read(ENGLISH)


@pytest.fixture(scope="module")
def chinese() -> tuple[Requirement, ...]:
    return read(CHINESE)


def decisive(rows: tuple[Requirement, ...]) -> list[str]:
    return [row.text for row in rows if row.knockout]


def test_every_english_knockout_is_found(english: tuple[Requirement, ...]) -> None:
    texts = decisive(english)
    missed = [words for words in EXPECTED[ENGLISH]["knockouts"].values() if not any(words in text for text in texts)]
    assert missed == []


def test_english_knockouts_are_few_enough_to_be_checked_one_by_one(english: tuple[Requirement, ...]) -> None:
    texts = decisive(english)
    known = EXPECTED[ENGLISH]["knockouts"].values()
    assert sum(any(words in text for words in known) for text in texts) >= 0.8 * len(texts), texts


@pytest.mark.parametrize("part", ["knockouts", "eligibility"])
def test_every_chinese_knockout_is_found(chinese: tuple[Requirement, ...], part: str) -> None:
    texts = decisive(chinese)
    missed = [words for words in EXPECTED[CHINESE][part] if not any(words in text for text in texts)]
    assert missed == []


def test_every_case_of_an_invalid_bid_is_a_knockout(chinese: tuple[Requirement, ...]) -> None:
    cases = [row for row in chinese if row.section and "无效投标" in row.section[-1] and row.knockout]
    assert len(cases) == EXPECTED[CHINESE]["void_cases"]


def test_a_mark_that_only_costs_points_is_no_knockout(chinese: tuple[Requirement, ...]) -> None:
    rows = [row for row in chinese if any(words in row.text for words in EXPECTED[CHINESE]["important"])]
    assert len(rows) == len(EXPECTED[CHINESE]["important"])
    assert [row.text for row in rows if row.knockout] == []


def test_every_should_is_desirable(english: tuple[Requirement, ...]) -> None:
    levels = {
        words: [row.level for row in english if words in row.text] for words in EXPECTED[ENGLISH]["desirable"].values()
    }
    assert {words: level for words, level in levels.items() if level != ["desirable"]} == {}
