"""What the tender says, told back with its places: scope, terms and award criteria as stated, nothing added."""

from __future__ import annotations

from collections.abc import Sequence

from models.pack import PackContent
from tasks.draft.card_view import Line
from tasks.draft.claims import Citer
from tasks.draft.display import shown_number
from tasks.draft.fact_lines import contract_lines, scope_lines, scoring_lines, submission_lines
from tasks.draft.proposal_view import Block, Cell, paragraph, table
from tasks.draft.words import label


def understanding(content: PackContent, citer: Citer) -> tuple[Block, ...]:
    """Tables of scope, terms and award criteria; a value the tender does not state is shown as not stated."""
    language = citer.language
    # the last scope line is how we priced it, not what the tender says: it stands with the price
    return (
        _facts(label("h_scope", language), scope_lines(content, citer)[:-1], citer),
        _facts(label("h_terms", language), (*contract_lines(content, citer), *submission_lines(content, citer)), citer),
        *_award(content, citer),
    )


def _facts(caption: str, lines: Sequence[Line], citer: Citer) -> Block:
    language = citer.language
    rows = []
    for line in lines:
        if not line.claims:
            rows.append((Cell(text=line.label), Cell(text=label("not_stated", language)), Cell()))
        for place, claim in enumerate(line.claims):
            sources = dict.fromkeys(basis.full for basis in claim.basis)
            rows.append((Cell(text="" if place else line.label), Cell(text=claim.text), Cell(text="\n".join(sources))))
    columns = tuple(label(key, language) for key in ("c_item", "c_stated", "c_source"))
    return table("facts", caption, columns, tuple(rows))


def _award(content: PackContent, citer: Citer) -> tuple[Block, ...]:
    language, fact = citer.language, content.reading.facts.evaluation_criteria
    if fact is None:
        return (paragraph(label("unscored", language)),)
    rows = [
        (
            Cell(text=one.name),
            Cell(text=shown_number(one.weight) if one.weight is not None else label("weight_unknown", language)),
            Cell(text=(one.where if one.document else fact.where).cited(citer.language)),
        )
        for one in fact.value
    ]
    for line in scoring_lines(content, citer):
        rows += [
            (
                Cell(text=label("named", language).format(name=line.label, what=one.text)),
                Cell(),
                Cell(text=one.basis[0].full),
            )
            for one in line.claims
        ]
    columns = tuple(label(key, language) for key in ("c_criterion", "c_weight", "c_source"))
    return (table("award", label("h_award", language), columns, tuple(rows)),)
