"""Where the points are: each award criterion under the one proposal section that has to earn it."""

from __future__ import annotations

from collections.abc import Sequence

from models.document import Language
from models.frozen import Frozen
from models.match import AwardPoints
from models.pack import PackContent
from tasks.draft.display import shown_number
from tasks.draft.proposal_view import Section, paragraph
from tasks.draft.words import label


class SectionPoints(Frozen):
    """A proposal section with its criteria.

    Attributes:
        section: Its heading; empty for criteria that no section answers yet.
        criteria: In the tender's order.
        points: Their sum; None when the tender gives one of them no weight.
        rows: How many requirements feed them.
    """

    section: str
    criteria: tuple[AwardPoints, ...]
    points: float | None
    rows: int


def section_points(content: PackContent) -> tuple[SectionPoints, ...]:
    """The sections with points, most points first, what is not placed last; every criterion stands in exactly one."""
    grouped: dict[str, list[AwardPoints]] = {}
    for one in content.match.award:
        grouped.setdefault(one.section, []).append(one)
    found = [
        SectionPoints(
            section=section, criteria=tuple(criteria), points=_sum(criteria), rows=sum(one.rows for one in criteria)
        )
        for section, criteria in grouped.items()
    ]
    return tuple(sorted(found, key=lambda one: (not one.section, -(one.points or 0))))


def total_points(content: PackContent) -> float | None:
    """The points of all criteria; None when the tender gives one of them no weight."""
    return _sum(content.match.award)


def criteria_line(criteria: Sequence[AwardPoints], language: Language) -> str:
    """``Quality 40, Team 20``."""
    parts = [
        f"{criterion_name(one)} {shown_number(one.points)}" if one.points else criterion_name(one) for one in criteria
    ]
    return ("；" if language == "zh" else "; ").join(parts)


def criterion_name(one: AwardPoints) -> str:
    """``Technical › Team``: the group and the criterion."""
    return " › ".join(part for part in (one.group, one.criterion) if part)


def shown_points(points: float | None, language: Language) -> str:
    """The points, or that the tender does not state them."""
    return label("points_unknown", language) if points is None else shown_number(points)


def with_points(sections: Sequence[Section], content: PackContent) -> tuple[Section, ...]:
    """The sections, those with points headed by a source mark that names them; it goes before the bid is sent."""
    language = content.reading.language
    at_stake = {one.section: one for one in section_points(content) if one.section}
    headed = []
    for section in sections:
        found = at_stake.pop(section.title, None) if section.level == 2 else None
        if found is None:
            headed.append(section)
            continue
        points, criteria = shown_points(found.points, language), criteria_line(found.criteria, language)
        mark = label("points_here", language).format(points=points, criteria=criteria)
        headed.append(section.model_copy(update={"blocks": (paragraph("", mark), *section.blocks)}))
    return tuple(headed)


def _sum(criteria: Sequence[AwardPoints]) -> float | None:
    weights = [one.points for one in criteria]
    return None if None in weights else round(sum(one for one in weights if one is not None), 2)
