"""The scorer gives the annotators' own figures, and counts what a bid manager would count."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.evaluate.scoring import asks, score_requirements

ANNOTATION = {
    "doc": "invented",
    "language": "en",
    "covers": [[1, 3]],
    "requirements": [
        {
            "page": 1,
            "text": "The provider shall answer nine calls in ten within a minute.",
            "level": "mandatory",
            "party": "supplier",
            "category": "service_level",
            "knockout": False,
        },
        {
            "page": 2,
            "text": "Offers received after noon on the closing day will be rejected.",
            "level": "mandatory",
            "party": "bidder",
            "category": "submission",
            "knockout": True,
        },
    ],
    "neutral": [{"page": 1, "text": "The provider may be invited to a briefing in the spring."}],
}


def row(page: int | None, text: str, **fields: object) -> dict[str, object]:
    said = {"level": "mandatory", "party": "supplier", "category": "scope", "knockout": False}
    return {"page": page, "text": text, **said, **fields}


def test_the_figures_are_those_of_the_annotators_own_scorer(shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("their_scorer", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    for path in sorted((shared / "gold").glob("*.json")):
        annotation = json.loads(path.read_text(encoding="utf-8"))
        # every second requirement, cut and padded in turn, beside text that asks nothing
        rows = [
            row(one["page"], (one["text"], one["text"][: len(one["text"]) // 2], f"Note. {one['text']}")[position % 3])
            for position, one in enumerate(annotation["requirements"][::2])
        ] + [row(None, "Nothing of this kind stands in any tender, 甲乙丙丁戊己庚辛。")]
        rows += [row(one["page"], one["text"]) for one in annotation.get("neutral", [])[:5]]
        expected, missed, false_alarms = theirs.score(annotation, rows)
        ours = score_requirements(annotation, rows)
        assert round(ours.precision, 3) == expected["precision"], path.name
        assert round(ours.recall, 3) == expected["recall"], path.name
        assert round(ours.f1, 3) == expected["f1"], path.name
        assert [one["text"] for one in ours.missed] == missed
        assert [one["text"] for one in ours.false_alarms] == false_alarms


def test_a_row_on_the_next_page_is_found_and_its_page_is_wrong() -> None:
    score = score_requirements(ANNOTATION, [row(2, ANNOTATION["requirements"][0]["text"], category="service_level")])
    assert (score.found, score.page, score.paged, score.category) == (1, 0, 1, 1)


def test_text_left_open_counts_neither_way_and_other_pages_not_at_all() -> None:
    rows = [row(1, ANNOTATION["neutral"][0]["text"]), row(9, "The lift shall be cleaned every single morning.")]
    score = score_requirements(ANNOTATION, rows)
    assert (score.right, score.wrong, score.found) == (0, 0, 0)
    assert asks(ANNOTATION, rows) == [None, None]


def test_a_missed_knockout_and_a_false_one_are_told_apart() -> None:
    rows = [
        row(1, ANNOTATION["requirements"][0]["text"], knockout=True),
        row(2, ANNOTATION["requirements"][1]["text"], knockout=False),
        row(3, "Bids printed on yellow paper are thrown into the harbour.", knockout=True),
    ]
    score = score_requirements(ANNOTATION, rows)
    assert (score.knockout_right, score.knockout_wrong, score.knockout_missed) == (0, 2, 1)
    assert [one["text"] for one in score.false_alarms] == [rows[2]["text"]]


@given(st.lists(st.sampled_from(ANNOTATION["requirements"]), max_size=4))
def test_repeats_change_nothing_but_the_count_of_rows(repeated: list[dict[str, object]]) -> None:
    score = score_requirements(ANNOTATION, [row(one["page"], str(one["text"])) for one in repeated])
    assert score.found == len({str(one["text"]) for one in repeated})
    assert score.wrong == 0


@pytest.mark.parametrize("rows", [[], [row(1, "  "), row(2, "—")]])
def test_no_rows_score_nothing(rows: list[dict[str, object]]) -> None:
    score = score_requirements(ANNOTATION, rows)
    assert (score.f1, score.found, score.wrong) == (0, 0, 0)
