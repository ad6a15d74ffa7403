"""Points at stake: shown by section, each criterion once, in the matrix, the score index and the proposal's outline."""

from __future__ import annotations

import pytest

from models.match import AwardPoints
from models.pack import PackContent
from models.provenance import Source
from tasks.adapters.workbooks.compliance_matrix import render_compliance_matrix
from tasks.draft.deviations import score_frame
from tasks.draft.ledger_table import ledger_frame
from tasks.draft.points import section_points, total_points
from tasks.draft.proposal import proposal_view
from tests.draft import factory
from tests.draft.workbook_factory import opened, texts

PLACE = Source(document="tender.pdf", page=9)


def pointed(language: str) -> PackContent:
    """The pack with two criteria in the section of its first row, one in another and one nowhere."""
    base = factory.content(language)
    section = next(row.response_section for row in base.match.ledger if row.requirement.category == "scope")
    award = (
        AwardPoints(criterion="Method", group="Technical", points=35, section=section, rows=3, source=PLACE),
        AwardPoints(criterion="Tools", group="Technical", points=15, section=section, rows=1, source=PLACE),
        AwardPoints(criterion="Price", points=40, section="Prices", rows=1, source=PLACE),
        AwardPoints(criterion="Social value", points=10, source=PLACE),
    )
    ledger = list(base.match.ledger)
    ledger[0] = ledger[0].model_copy(
        update={"award_group": "Technical", "award_criterion": "Method", "points_at_stake": 35.0}
    )
    content = factory.with_rows(base, tuple(ledger))
    return content.model_copy(update={"match": content.match.model_copy(update={"award": award})})


def test_sections_sum_their_criteria_and_the_whole_is_the_sum_of_the_sections() -> None:
    content = pointed("en")
    sections = section_points(content)
    assert [one.points for one in sections] == [50, 40, 10]
    assert sections[-1].section == ""
    assert total_points(content) == sum(one.points or 0 for one in sections) == 100


def test_a_criterion_without_points_leaves_the_sum_unknown() -> None:
    content = pointed("en")
    award = (content.match.award[0].model_copy(update={"points": None}), *content.match.award[1:])
    content = content.model_copy(update={"match": content.match.model_copy(update={"award": award})})
    assert total_points(content) is None
    assert next(one.points for one in section_points(content) if len(one.criteria) == 2) is None


@pytest.mark.parametrize(("language", "title"), [("en", "Where the points are"), ("zh", "分值分布")])
def test_matrix_and_proposal_show_them(language: str, title: str) -> None:
    content = pointed(language)
    said = texts(opened(render_compliance_matrix(content)))
    assert {title, "50", "Technical › Method"} <= set(said)
    sections = proposal_view(content, "").sections
    outline = next(section for section in sections if section.title == title)
    assert [row[0].text for row in outline.blocks[0].rows] == ["50", "40", "10", "100"]
    own = next(section for section in sections if section.title == section_points(content)[0].section)
    assert "50" in own.blocks[0].cite
    assert ledger_frame(content)["award_criterion"][0] == "Technical › Method"


def test_the_score_index_lists_parts_under_their_group_and_the_section_that_answers_them() -> None:
    content = pointed("zh")
    facts = content.reading.facts
    fact = facts.evaluation_criteria
    assert fact is not None
    first = fact.value[0]
    tree = (
        first.model_copy(update={"name": "Technical", "weight": 50.0}),
        first.model_copy(update={"name": "Method", "weight": 35.0, "parent": "Technical"}),
        first.model_copy(update={"name": "Tools", "weight": 15.0, "parent": "Technical"}),
    )
    facts = facts.model_copy(update={"award_criteria_tree": fact.model_copy(update={"value": tree})})
    frame = score_frame(content.model_copy(update={"reading": content.reading.model_copy(update={"facts": facts})}))
    assert list(frame["评分项"]) == ["Technical › Method", "Technical › Tools"]
    assert list(frame["分值"]) == [35.0, 15.0]
    assert list(frame["响应章节"]) == [section_points(content)[0].section] * 2
