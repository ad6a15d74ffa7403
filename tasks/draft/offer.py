"""What we offer in numbers: staffing, service levels and price. Floor, cost and margin stay in the house."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from models.estimate import Assumption, ScopeLine
from models.facts import ServiceLevel
from models.match import LedgerRow
from models.money import Money
from models.pack import PackContent
from tasks.draft.claims import Citer
from tasks.draft.display import clipped, shown_money, shown_number
from tasks.draft.fact_lines import level_name
from tasks.draft.price_doubts import price_basis
from tasks.draft.proposal_view import Block, Cell, paragraph, table, todo
from tasks.draft.words import label

_WORDS = 110  # of the tender, beside a target that no table explains


def staffing(content: PackContent, citer: Citer) -> tuple[Block, ...]:
    """How many people each service line needs, on which workload, and on what that rests."""
    estimate, language = content.estimate, citer.language
    lines = {line.id: line for line in estimate.scope}
    rows = []
    for result in estimate.staffing:
        line = lines[result.line_id]
        rows.append(
            (
                Cell(text=line.label),
                _workload(line, citer),
                Cell(text=str(result.seats_peak)),
                Cell(text=shown_number(round(result.paid_hours_per_month, 1))),
                Cell(text=shown_number(round(result.fte, 1)), note=label(result.model, language)),
            )
        )
    columns = tuple(label(key, language) for key in ("c_line", "c_workload", "c_seats", "c_hours", "c_fte"))
    sentence = label("s_staffing", language).format(
        fte=shown_number(round(estimate.fte_total, 1)), seats=estimate.seats
    )
    return (paragraph(sentence, "pricing.xlsx"), table("five", label("h_staff", language), columns, tuple(rows)))


def transition(content: PackContent, citer: Citer) -> tuple[Block, ...]:
    """How fast the people can be there, computed from the profile's capacity; the plan itself is for a person."""
    capacity, language = content.profile.capacity, citer.language
    heads = content.estimate.fte_total.to_integral_value(ROUND_CEILING)
    passing = capacity.hires_per_month * capacity.pass_rate
    own = citer.own("capacity").full
    blocks = [paragraph(label("s_free_seats", language).format(free=capacity.free_seats), own)]
    if passing > 0 and heads > 0:
        sentence = label("s_ramp", language).format(
            heads=heads,
            months=(heads / passing).to_integral_value(ROUND_CEILING),
            hires=capacity.hires_per_month,
            rate=shown_number(capacity.pass_rate * 100),
        )
        blocks.append(paragraph(sentence, own))
    return (*blocks, todo(label("to_write", language).format(what=label("w_transition", language))))


def service_levels(content: PackContent, citer: Citer) -> tuple[Block, ...]:
    """Only the levels the tender states; a commitment only where the ledger holds a proved answer."""
    fact, language = content.reading.facts.service_levels, citer.language
    if fact is None:
        return (paragraph(label("s_levels_none", language)),)
    rows = tuple(
        (
            Cell(text=level_name(level, language)),
            Cell(text=level.target, note="" if "|" in level.text else clipped(level.text, _WORDS)),
            _commitment(level, content.match.ledger, citer),
            Cell(text=(level.where if level.document else fact.where).cited(citer.language)),
        )
        for level in fact.value
    )
    columns = tuple(label(key, language) for key in ("c_metric", "c_target", "c_commitment", "c_source"))
    return (table("four", label("h_levels", language), columns, rows),)


def totals(content: PackContent, citer: Citer) -> tuple[Block, ...]:
    """The offered price: a month, the term, VAT and the whole."""
    estimate, language = content.estimate, citer.language
    rows = (
        (label("price_month", language), estimate.target_monthly),
        (label("price_term", language).format(n=estimate.term_months), estimate.total_ex_vat),
        (label("price_vat", language), estimate.vat),
        (label("price_total", language), estimate.total_inc_vat),
    )
    columns = (label("c_item", language), label("c_amount", language))
    cells = tuple((Cell(text=name), Cell(text=exact(money))) for name, money in rows)
    return (
        *price_warning(content, citer),
        paragraph("", label("s_price_file", language)),
        table("pairs", label("h_price", language), columns, cells),
    )


def price_warning(content: PackContent, citer: Citer) -> tuple[Block, ...]:
    """A marked place while the price rests on assumptions; nothing when the tender states its scope."""
    if price_basis(content) == "stated":
        return ()
    language = citer.language
    rests = [label("s_placeholder" if content.estimate.basis == "assumed" else "s_rests", language)]
    if not content.match.is_contact_centre:
        rests.append(label("price_other_work", language))
    what = ("；" if language == "zh" else "; ").join(rests)
    return (todo(label("to_check", language).format(what=what)),)


def options(content: PackContent, citer: Citer) -> Block:
    """The same scope under each billing unit; unit prices stand to the cent, so that items sum to the total."""
    language = citer.language
    rows = []
    for number, option in enumerate(content.estimate.options, start=1):
        amount = (option.unit_price.amount * option.quantity_per_month).quantize(Decimal("0.01"), ROUND_HALF_UP)
        rows.append(
            (
                Cell(text=f"{number}. {option.label}"),
                Cell(text=option.unit),
                Cell(text=shown_number(option.quantity_per_month)),
                Cell(text=exact(option.unit_price)),
                Cell(text=exact(Money(amount=amount, currency=option.unit_price.currency))),
            )
        )
    columns = tuple(label(key, language) for key in ("c_option", "c_unit", "c_quantity", "c_unit_price", "c_sum"))
    return table("five", label("c_option", language), columns, tuple(rows))


def open_assumptions(content: PackContent, citer: Citer) -> Block | None:
    """The price inputs a buyer may see: those the tender states and those it is asked about, marked as they are."""
    shown = [one for one in content.estimate.assumptions if one.status == "extracted" or one.question]
    return assumption_table(shown, citer) if shown else None


def assumption_table(assumptions: list[Assumption], citer: Citer) -> Block:
    """Price inputs with status and basis."""
    language = citer.language
    rows = tuple(
        (
            Cell(text=one.label),
            Cell(text=f"{one.value} {one.unit}".strip()),
            Cell(text=label(one.status, language), ink="Warn" if one.status == "assumed" else "Plain"),
            Cell(text=one.source.cited(citer.language) if one.source else one.basis),
        )
        for one in assumptions
    )
    columns = tuple(label(key, language) for key in ("c_assumption", "c_value", "c_status", "c_basis"))
    return table("four", label("h_assumptions", language), columns, rows)


def exact(money: Money) -> str:
    """The amount to the cent; a price table never rounds."""
    text = shown_money(money)
    return text if "." in text else f"{text}.00"


def _workload(line: ScopeLine, citer: Citer) -> Cell:
    language = citer.language
    if line.kind == "headcount":
        text = shown_number(line.heads)
    else:
        seconds = label("seconds", language).format(n=shown_number(line.aht_s))
        text = f"{shown_number(line.contacts_per_month)} {label('per_month', language)} × {seconds}"
    note = line.source.cited(citer.language) if line.source else label(line.status, language)
    return Cell(text=text, note=note)


def _commitment(level: ServiceLevel, rows: tuple[LedgerRow, ...], citer: Citer) -> Cell:
    language = citer.language
    for row in rows:
        same_place = row.requirement.document == level.document and row.requirement.page == level.page
        if same_place and (level.text in row.requirement.text or row.requirement.text in level.text):
            number = row.requirement.number or ""
            note = "" if row.requirement.text.startswith(f"{number} |") else number  # a row's number is no clause
            if row.compliance == "comply":
                return Cell(text=label("p_comply", language), note=note, ink="Good")
            what = row.gap or label("w_commitment", language)
            return Cell(todo=label("to_check", language).format(what=what), note=note)
    return Cell(todo=label("to_check", language).format(what=label("w_commitment", language)))
