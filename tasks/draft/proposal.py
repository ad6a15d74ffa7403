"""The proposal of one pack, in the order its market expects; what only a person can write is marked."""

from __future__ import annotations

from collections.abc import Sequence

from models.document import Language
from models.pack import PackContent
from tasks.draft import bid_forms, offer, standing
from tasks.draft.answers import answer_section, sections_of
from tasks.draft.card import citer_of
from tasks.draft.claims import Citer
from tasks.draft.display import clipped, service_name, shown_moment
from tasks.draft.drafting_notes import drafting_notes
from tasks.draft.executive_summary import compliance_table, executive_summary
from tasks.draft.points import with_points
from tasks.draft.proposal_view import Block, Cell, ProposalView, Section, table, todo
from tasks.draft.standing_of_rows import is_followed
from tasks.draft.understanding import understanding
from tasks.draft.words import label

_DIGITS = ("", *"一二三四五六七八九")
_HEADER_LIMIT = 64


def proposal_view(content: PackContent, total_in_capitals: str) -> ProposalView:
    """The whole proposal in the tender's language.

    Args:
        content: What it is made of; the same content gives the same view.
        total_in_capitals: The total price including VAT in Chinese capitals, for the opening schedule.

    Returns:
        Sections in order, tables and bookmarks numbered.
    """
    citer = citer_of(content).model_copy(update={"whole": True})
    language = citer.language
    ordered = _chinese(content, total_in_capitals, citer) if language == "zh" else _english(content, citer)
    return ProposalView(
        language=language,
        title=_title(content),
        short_title=clipped(_title(content), _HEADER_LIMIT),
        bidder=content.profile.name.of(language),
        draft_mark=label("draft_mark", language),
        proposal=label("proposal", language),
        contents_title=label("contents", language),
        cover=_cover(content, citer),
        sections=_numbered((*with_points(ordered, content), *drafting_notes(content, citer)), language),
    )


def _english(content: PackContent, citer: Citer) -> tuple[Section, ...]:
    language = citer.language
    answers = sections_of([row for row in content.match.ledger if not is_followed(row)], language)
    shown, told = offer.open_assumptions(content, citer), dict[str, str]()
    return (
        _chapter("h_summary", executive_summary(content, citer), citer, new_page=True),
        _chapter("h_understanding", understanding(content, citer), citer),
        _chapter("h_compliance", (compliance_table(content, citer),), citer),
        _chapter("h_response", (), citer, new_page=True),
        *(answer_section(title, rows, citer, told) for title, rows in answers.items()),
        _chapter("h_staffing", (), citer, new_page=True),
        _part("h_staff", (*offer.staffing(content, citer), _people(citer)), citer),
        _part("h_transition", offer.transition(content, citer), citer),
        _chapter("h_levels", offer.service_levels(content, citer), citer),
        _chapter(
            "h_price",
            (*offer.totals(content, citer), offer.options(content, citer), *((shown,) if shown else ())),
            citer,
        ),
        _chapter("h_experience", (standing.references(content, citer), *standing.certificates(content, citer)), citer),
    )


def _chinese(content: PackContent, total_in_capitals: str, citer: Citer) -> tuple[Section, ...]:
    """The order of DOMAIN: schedules and tables first, then the plan, then proofs and undertakings."""
    return (
        bid_forms.opening_schedule(content, total_in_capitals, citer),
        bid_forms.form("h_letter", "w_letter", citer, blocks=(bid_forms.letter_facts(content, citer),)),
        bid_forms.price_items(content, citer),
        bid_forms.deviation_section(content, "commercial", citer),
        bid_forms.deviation_section(content, "technical", citer),
        _chapter("h_plan", executive_summary(content, citer), citer, new_page=True),
        _part("h_understanding", understanding(content, citer), citer),
        *bid_forms.service_plan(content, citer),
        _part("h_staff", offer.staffing(content, citer), citer),
        _part("h_transition", offer.transition(content, citer), citer),
        _part("h_levels", offer.service_levels(content, citer), citer),
        bid_forms.form("h_authority", "w_authority", citer),
        _chapter(
            "h_eligibility",
            (*standing.certificates(content, citer), bid_forms.proof_table(content, citer)),
            citer,
            new_page=True,
        ),
        _chapter("h_track_record", (standing.references(content, citer),), citer),
        _chapter("h_people", (*_roles(content, citer), _people(citer)), citer),
        bid_forms.form("h_undertakings", "w_undertakings", citer),
    )


def _roles(content: PackContent, citer: Citer) -> tuple[Block, ...]:
    """The roles that the tender demands, each waiting for a person's name."""
    fact, language = content.reading.facts.staffing_minimum, citer.language
    if fact is None:
        return ()
    waiting = Cell(todo=label("to_write", language).format(what=label("by_person", language)))
    rows = tuple(
        (
            Cell(text=one.role),
            Cell(text=str(one.count)),
            waiting,
            Cell(text=(one.where if one.document else fact.where).cited(citer.language)),
        )
        for one in fact.value
    )
    columns = tuple(label(key, language) for key in ("c_role", "c_count", "c_person", "c_source"))
    return (table("four", label("h_people", language), columns, rows),)


def _people(citer: Citer) -> Block:
    return todo(label("to_write", citer.language).format(what=label("w_people", citer.language)))


def _chapter(heading: str, blocks: Sequence[Block], citer: Citer, *, new_page: bool = False) -> Section:
    return Section(level=1, title=label(heading, citer.language), blocks=tuple(blocks), new_page=new_page)


def _part(heading: str, blocks: Sequence[Block], citer: Citer) -> Section:
    return Section(level=2, title=label(heading, citer.language), blocks=tuple(blocks))


def _title(content: PackContent) -> str:
    title = content.reading.facts.title
    return service_name(title.value if title else content.tender.name)


def _cover(content: PackContent, citer: Citer) -> tuple[tuple[str, str], ...]:
    facts, language = content.reading.facts, citer.language
    unknown, deadline = label("not_stated", language), facts.submission_deadline
    return (
        (label("cover_reference", language), facts.reference.value if facts.reference else unknown),
        (label("cover_buyer", language), facts.buyer.value if facts.buyer else unknown),
        (label("cover_bidder", language), content.profile.name.of(language)),
        (
            label("cover_deadline", language),
            shown_moment(deadline.value, deadline.text, language) if deadline else unknown,
        ),
    )


def _outline(chapter: int, part: int, language: Language) -> str:
    """``3`` and ``3.2``, or ``三、`` and ``（二）``, as the template's list style counts; part 0 is the chapter."""
    if language == "en":
        return f"{chapter}.{part}" if part else str(chapter)
    return f"（{_chinese_number(part)}）" if part else f"{_chinese_number(chapter)}、"


def _chinese_number(number: int) -> str:
    """1 to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    return f"{_DIGITS[tens] if tens > 1 else ''}{'十' if tens else ''}{_DIGITS[ones]}"


def _numbered(sections: Sequence[Section], language: Language) -> tuple[Section, ...]:
    """Tables counted through; headings bookmarked and numbered as the template's list style counts them."""
    chapter = part = tables = 0
    numbered = []
    for place, section in enumerate(sections, start=1):
        chapter, part = (chapter + 1, 0) if section.level == 1 else (chapter, part + 1)
        blocks = []
        for block in section.blocks:
            tables += block.kind == "table"
            blocks.append(block.model_copy(update={"number": tables}) if block.kind == "table" else block)
        outline = _outline(chapter, part, language)
        changes = {"blocks": tuple(blocks), "bookmark": place, "anchor": f"_Toc{place:06d}", "outline": outline}
        numbered.append(section.model_copy(update=changes))
    return tuple(numbered)
