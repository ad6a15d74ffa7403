"""The executive summary: facts, figures and approved win themes, each with its source; the rest is for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from models.answer import Compliance
from models.pack import PackContent
from tasks.draft.claims import Citer, Claim
from tasks.draft.display import service_name, shown_number
from tasks.draft.price_doubts import price_basis
from tasks.draft.proposal_view import Block, Cell, paragraph, table, todo
from tasks.draft.standing_of_rows import is_to_do
from tasks.draft.words import label

_STANDINGS: tuple[Compliance, ...] = ("comply", "partial", "exception", "unknown", "not_applicable")
# Which buyer a theme is for, read from the factor scores of the bid decision (0..5); an unknown score chooses nothing.
_THEMES: tuple[tuple[str, str, Callable[[int], bool]], ...] = (
    ("first", "outsourcing_experience", lambda score: score <= 1),
    ("experienced", "outsourcing_experience", lambda score: score >= 3),
    ("quality", "quality_vs_price", lambda score: score >= 3),
    ("cost", "quality_vs_price", lambda score: score <= 1),
    ("price", "quality_vs_price", lambda score: score <= 1),
)


def executive_summary(content: PackContent, citer: Citer) -> tuple[Block, ...]:
    """What we offer, who we are, how complete the answer is, the themes that fit this buyer."""
    claims = (_offer(content, citer), _company(content, citer), _answers(content, citer), _people(content, citer))
    blocks = [paragraph(claim.text, cited(claim)) for claim in claims]
    return (*blocks, *_themes(content, citer), todo(_write(citer, label("w_summary", citer.language))))


def compliance_table(content: PackContent, citer: Citer) -> Block:
    """How many requirements of each category stand where; the counts sum to the ledger."""
    language = citer.language
    counts: dict[str, Counter[Compliance]] = {}
    for row in content.match.ledger:
        counts.setdefault(row.requirement.category, Counter())[row.compliance] += 1
    rows = [_counted(label(f"cat_{category}", language), counted) for category, counted in counts.items()]
    rows.append(_counted(label("c_total", language), sum(counts.values(), Counter())))
    columns = (
        label("c_category", language),
        label("c_total", language),
        *(label(f"p_{standing}", language) for standing in _STANDINGS),
    )
    return table("count", label("h_compliance", language), columns, tuple(rows))


def cited(claim: Claim) -> str:
    """The sources of a claim in one line, each once."""
    return "; ".join(dict.fromkeys(basis.full for basis in claim.basis))


def _offer(content: PackContent, citer: Citer) -> Claim:
    facts, language = content.reading.facts, citer.language
    text = label("s_offer" if facts.buyer else "s_offer_unnamed", language).format(
        bidder=content.profile.name.of(language),
        title=service_name(facts.title.value if facts.title else content.tender.name),
        buyer=facts.buyer.value if facts.buyer else "",
    )
    stated = tuple(citer.tender(fact.where) for fact in (facts.title, facts.buyer) if fact)
    return Claim(text=text, basis=stated or (citer.computed(content.tender.name),))


def _company(content: PackContent, citer: Citer) -> Claim:
    profile, language = content.profile, citer.language
    text = label("s_company", language).format(
        bidder=profile.name.of(language),
        years=profile.years_in_operation,
        staff=profile.capacity.staff,
        seats=profile.capacity.seats,
        sites=("、" if language == "zh" else "; ").join(site.of(language) for site in profile.sites),
    )
    return Claim(text=text, basis=(citer.own("capacity, sites"),))


def _answers(content: PackContent, citer: Citer) -> Claim:
    counted = Counter(row.compliance for row in content.match.ledger if not is_to_do(row))
    to_do = sum(is_to_do(row) for row in content.match.ledger)
    text = label("s_answers", citer.language).format(
        all=len(content.match.ledger), to_do=to_do, **{standing: counted[standing] for standing in _STANDINGS}
    )
    return Claim(text=text, basis=(citer.computed("compliance-matrix.xlsx"),))


def _people(content: PackContent, citer: Citer) -> Claim:
    estimate = content.estimate
    text = label("s_staffing", citer.language).format(
        fte=shown_number(round(estimate.fte_total, 1)), seats=estimate.seats
    )
    rests_on = price_basis(content)
    if rests_on == "stated":
        return Claim(text=text, basis=(citer.computed("pricing.xlsx"),))
    return Claim(text=text, basis=(citer.assumed(f"pricing.xlsx – {label(rests_on, citer.language)}"),))


def _themes(content: PackContent, citer: Citer) -> tuple[Block, ...]:
    scores = {factor.id: factor.score for factor in content.decision.factors}
    chosen = [
        Block(kind="bullet", text=theme.of(citer.language), cite=citer.own(f"win_themes/{key}").full)
        for key, theme in content.profile.win_themes.items()
        if any(key.startswith(word) and _holds(test, scores.get(factor)) for word, factor, test in _THEMES)
    ]
    if chosen or not content.profile.win_themes:
        return tuple(chosen)
    offered = ("、" if citer.language == "zh" else ", ").join(content.profile.win_themes)
    return (todo(_write(citer, label("w_theme", citer.language).format(themes=offered))),)


def _holds(test: Callable[[int], bool], score: int | None) -> bool:
    return score is not None and test(score)


def _counted(name: str, counted: Counter[Compliance]) -> tuple[Cell, ...]:
    cells = (Cell(text=str(counted[standing]) if counted[standing] else "–") for standing in _STANDINGS)
    return (Cell(text=name), Cell(text=str(counted.total())), *cells)


def _write(citer: Citer, what: str) -> str:
    return label("to_write", citer.language).format(what=what)
