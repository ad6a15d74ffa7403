"""The parts a Chinese bid brings in its customary order: price schedules, deviation tables, forms as marked places."""

from __future__ import annotations

from collections.abc import Sequence

from models.match import LedgerRow
from models.pack import PackContent
from tasks.draft.answers import (
    IN_CELL_ZH,
    answers_of,
    position_cell,
    requirement_cell,
    response_cell,
    section_of,
    sections_of,
)
from tasks.draft.claims import Citer
from tasks.draft.deviations import Part, deviation_frame, deviation_rules, is_listed, is_void_rule
from tasks.draft.display import clipped, service_name
from tasks.draft.offer import exact, options, price_warning
from tasks.draft.proposal_view import Block, Cell, Ink, Section, paragraph, table, todo
from tasks.draft.standing_of_rows import is_followed, needs_writing
from tasks.draft.words import label

_PARTS: tuple[Part, ...] = ("commercial", "technical")
_DEVIATION = ("序号", "条款号", "招标文件要求", "投标响应", "偏离", "证明材料")
_INK: dict[str, Ink] = {"无偏离": "Good", "正偏离": "Good", "负偏离": "Bad", "待确认": "Warn"}


def opening_schedule(content: PackContent, total_in_capitals: str, citer: Citer) -> Section:
    """开标一览表: one price, in figures and capitals; the capitals prevail."""
    facts, estimate, language = content.reading.facts, content.estimate, citer.language
    unknown = label("not_stated", language)
    term = "" if facts.contract_term else label("to_check", language).format(what=label("s_term", language))
    cells = (
        (
            label("cover_title", language),
            Cell(text=service_name(facts.title.value if facts.title else content.tender.name)),
        ),
        (label("cover_reference", language), Cell(text=facts.reference.value if facts.reference else unknown)),
        (label("cover_bidder", language), Cell(text=content.profile.name.of(language))),
        (
            label("opening_term", language),
            Cell(text=label("months", language).format(n=estimate.term_months), todo=term),
        ),
        *_unit_price(content, citer),
        (label("opening_figures", language), Cell(text=exact(estimate.total_inc_vat))),
        (label("opening_capitals", language), Cell(text=total_in_capitals)),
        (label("opening_remark", language), Cell()),
    )
    columns = (label("c_item", language), label("c_value", language))
    return Section(
        level=1,
        title=label("h_opening", language),
        new_page=True,
        blocks=(
            *price_warning(content, citer),
            table(
                "pairs", label("h_opening", language), columns, tuple((Cell(text=name), cell) for name, cell in cells)
            ),
        ),
    )


def _unit_price(content: PackContent, citer: Citer) -> tuple[tuple[str, Cell], ...]:
    """The quoted unit price, where the price is quoted by a unit."""
    quoted = content.estimate.options[:1]
    name = label("opening_unit", citer.language)
    return tuple((name.format(unit=one.label), Cell(text=exact(one.unit_price))) for one in quoted)


def price_items(content: PackContent, citer: Citer) -> Section:
    """分项报价表 by billing unit; the full schedule stands in the price workbook."""
    language = citer.language
    blocks = (options(content, citer), paragraph("", label("s_price_file", language)))
    return Section(level=1, title=label("h_items", language), blocks=blocks, new_page=True)


def form(heading: str, what: str, citer: Citer, *, blocks: Sequence[Block] = ()) -> Section:
    """A form of the tender as a marked place, behind what we can already fill in."""
    language = citer.language
    place = todo(label("to_write", language).format(what=label(what, language)))
    return Section(level=1, title=label(heading, language), blocks=(*blocks, place), new_page=True)


def letter_facts(content: PackContent, citer: Citer) -> Block:
    """The facts that the letter of bid needs."""
    facts, language = content.reading.facts, citer.language
    rows = (
        (label("cover_buyer", language), facts.buyer, str),
        (label("cover_title", language), facts.title, service_name),
        (label("cover_reference", language), facts.reference, str),
    )
    cells = [
        (
            Cell(text=name),
            Cell(text=shown(fact.value) if fact else label("not_stated", language)),
            Cell(text=fact.where.cited(citer.language) if fact else ""),
        )
        for name, fact, shown in rows
    ]
    validity, security = facts.bid_validity_days, facts.bid_security
    if validity:
        text = label("days", language).format(n=validity.value)
        cells.append(
            (Cell(text=label("validity", language)), Cell(text=text), Cell(text=validity.where.cited(citer.language)))
        )
    if security:
        place = Cell(text=security.where.cited(citer.language))
        amount = exact(security.value) if security.value.amount else label("none_asked", language)
        cells.append((Cell(text=label("security", language)), Cell(text=amount), place))
    columns = tuple(label(key, language) for key in ("c_item", "c_stated", "c_source"))
    return table("facts", label("h_letter", language), columns, tuple(cells))


def deviation_section(content: PackContent, part: Part, citer: Citer) -> Section:
    """商务/技术偏离表, the same rows as in the matrix; the tender's own note on it is named above."""
    language, title = citer.language, label(f"h_{part}", citer.language)
    rules = tuple(paragraph(label("s_deviation", language), place) for _, place in deviation_rules(content)[:1])
    frame = deviation_frame(content, part).itertuples(index=False, name=None)
    rows = tuple(
        _deviation(row, tuple(values), citer) for row, values in zip(_rows_of(content, part), frame, strict=True)
    )
    body = table("deviation", title, _DEVIATION, rows) if rows else paragraph(label("s_deviation_none", language))
    return Section(level=1, title=title, new_page=True, blocks=(*rules, body))


def service_plan(content: PackContent, citer: Citer) -> tuple[Section, ...]:
    """服务方案 by response section: approved answers with the rows of the deviation tables they serve."""
    places = {
        row.requirement.id: (part, number)
        for part in _PARTS
        for number, row in enumerate(_rows_of(content, part), start=1)
    }
    rows = [row for row in content.match.ledger if row.requirement.id in places]
    told: dict[str, str] = {}
    return tuple(
        Section(level=2, title=title, blocks=_narrative(title, group, places, told, citer))
        for title, group in sections_of(rows, citer.language).items()
    )


def proof_table(content: PackContent, citer: Citer) -> Block:
    """Eligibility and award criteria that no deviation table lists, each answered."""
    rows = [row for row in _unlisted(content) if _asks_for_proof(row)]
    return _response_table("h_proof_rows", rows, citer)


def checklist(content: PackContent, citer: Citer) -> Block:
    """Instructions and forms: to be followed rather than answered, so for the bid team only."""
    if citer.language == "en":  # an English proposal answers the others in its response sections
        rows = [row for row in content.match.ledger if is_followed(row)]
    else:
        rows = [row for row in _unlisted(content) if not _asks_for_proof(row)]
    return _response_table("h_checklist", rows, citer)


def _rows_of(content: PackContent, part: Part) -> list[LedgerRow]:
    return [row for row in content.match.ledger if is_listed(row, part)]


def _unlisted(content: PackContent) -> list[LedgerRow]:
    return [row for row in content.match.ledger if not any(is_listed(row, part) for part in _PARTS)]


def _asks_for_proof(row: LedgerRow) -> bool:
    wanted = row.requirement.category == "eligibility" or row.type == "evaluation"
    return wanted and not is_void_rule(row)


def _response_table(heading: str, rows: Sequence[LedgerRow], citer: Citer) -> Block:
    language = citer.language
    if not rows:
        return paragraph(label("s_nothing", language))
    cells = tuple(
        (
            Cell(text=row.requirement.number or f"#{place}"),
            requirement_cell(row, citer),
            position_cell(row, language),
            response_cell(row, row.response_text, language),
        )
        for place, row in enumerate(rows, start=1)
    )
    columns = tuple(label(key, language) for key in ("c_clause", "c_requirement", "c_position", "c_response"))
    return table("answers", label(heading, language), columns, cells)


def _deviation(row: LedgerRow, values: tuple[object, ...], citer: Citer) -> tuple[Cell, ...]:
    """One table row; a long answer stands in the service plan and is only pointed to, a gap is always named."""
    language = citer.language
    number, _, requirement, answer, deviation, evidence, place = ("" if one is None else str(one) for one in values)
    if len(answer) > IN_CELL_ZH and row.response_text:
        answer = label("s_see_plan", language).format(section=section_of(row, language))
    gap = label("to_check", language).format(what=row.gap) if row.gap else ""
    response = Cell(text=answer, todo=gap) if row.response_text else Cell(todo=answer)
    return (
        Cell(text=number),
        Cell(text=row.requirement.number or "—"),
        Cell(text=requirement, note=f"{place} · {label('knockout', language)}" if row.requirement.knockout else place),
        response,
        Cell(text=deviation, ink=_INK.get(deviation, "Plain")),
        Cell(text=evidence, ink="Small"),
    )


def _narrative(
    title: str, rows: Sequence[LedgerRow], places: dict[str, tuple[Part, int]], told: dict[str, str], citer: Citer
) -> tuple[Block, ...]:
    """The answers of one section; what an earlier section tells (``told``) is only pointed to."""
    language, blocks = citer.language, []
    answers: dict[str, list[LedgerRow]] = {}
    for row in rows:
        for text in answers_of(row):
            answers.setdefault(text, []).append(row)
    for text, served in answers.items():
        clauses = label("s_answers_to", language).format(clauses=_table_rows(served, places, citer))
        shown = label("s_told", language).format(place=told[text], start=clipped(text, 24)) if text in told else text
        blocks.append(paragraph(shown, clauses))
        told.setdefault(text, title)
    unwritten = [row for row in rows if needs_writing(row)]
    if unwritten:
        what = label("w_section", language).format(clauses=_table_rows(unwritten, places, citer))
        blocks.append(todo(label("to_write", language).format(what=what)))
    return tuple(blocks)


def _table_rows(rows: Sequence[LedgerRow], places: dict[str, tuple[Part, int]], citer: Citer) -> str:
    """``商务条款偏离表第 1–3、7 项；技术（服务）偏离表第 5 项``."""
    parts = []
    for part in _PARTS:
        numbers = [places[row.requirement.id][1] for row in rows if places[row.requirement.id][0] == part]
        if numbers:
            table_name = label(f"h_{part}", citer.language)
            parts.append(label("s_rows", citer.language).format(table=table_name, rows=_ranges(numbers)))
    return "；".join(parts)


def _ranges(numbers: Sequence[int]) -> str:
    """``1–3、7`` for ascending numbers."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    return "、".join(str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans)
