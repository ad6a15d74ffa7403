"""The two figures a bid manager looks at first: the recommendation with its interval, and the price with its range."""

from __future__ import annotations

from models.pack import PackContent
from models.provenance import Source
from tasks.draft.card_view import Chip, DecisionView, Item, Listing, PriceView, Tone
from tasks.draft.claims import Citer, Claim
from tasks.draft.display import clipped, shown_money, shown_number
from tasks.draft.price_doubts import price_basis, price_warnings
from tasks.draft.words import label

_OPTIONS = 4
_NOTES, _NOTE_LIMIT, _NOTE_LIMIT_ZH = 3, 170, 84
_OUTCOME_TONE: dict[str, Tone] = {"bid": "good", "conditional": "warn", "no_bid": "bad"}


def decision_of(content: PackContent) -> DecisionView:
    """The recommendation; unknown factors widen the score to an interval."""
    decision, language = content.decision, content.reading.language
    low, high = shown_number(round(decision.score_low, 1)), shown_number(round(decision.score_high, 1))
    known = sum(factor.score is not None for factor in decision.factors)
    return DecisionView(
        text=label(decision.outcome, language),
        tone=_OUTCOME_TONE[decision.outcome],
        score=f"{low if low == high else f'{low}–{high}'} {label('of_100', language)}",
        known=label("factors_known", language).format(known=known, all=len(decision.factors)),
        low=round(decision.score_low),
        high=round(decision.score_high),
    )


def price_of(content: PackContent, citer: Citer) -> PriceView:
    """The monthly price from floor to stretch, rounded to the unit, and what it rests on."""
    estimate, language = content.estimate, citer.language
    span = estimate.stretch_monthly.amount - estimate.floor_monthly.amount
    share = (estimate.target_monthly.amount - estimate.floor_monthly.amount) / span * 100 if span > 0 else 50
    assumed = sum(one.status == "assumed" for one in estimate.assumptions)
    how = f"pricing.xlsx · {estimate.rate_card}"
    rests_on = price_basis(content)
    basis = citer.computed(how) if rests_on == "stated" else citer.assumed(how)
    chips = [Chip(text=label("ex_vat", language))]
    if rests_on != "stated":
        chips.insert(0, Chip(text=label(rests_on, language), tone="warn" if rests_on == "assumed" else "accent"))
    return PriceView(
        target=Claim(text=shown_money(estimate.target_monthly, whole=True), basis=(basis,)),
        floor=shown_money(estimate.floor_monthly, whole=True),
        stretch=shown_money(estimate.stretch_monthly, whole=True),
        target_share=min(100, max(0, round(share))),
        total=f"{shown_money(estimate.total_ex_vat, whole=True)} · "
        + label("months", language).format(n=estimate.term_months),
        staffing=Claim(
            text=f"{shown_number(round(estimate.fte_total, 1))} {label('fte', language)}"
            + (f" · {estimate.seats} {label('seats_peak', language)}" if estimate.seats else ""),
            basis=(basis,),
        ),
        ceiling=_ceiling(content, citer),
        chips=tuple(chips),
        notes=_notes(content, citer),
        inputs=label("assumptions_count", language).format(n=assumed, all=len(estimate.assumptions)),
        options=tuple((one.label, shown_money(one.unit_price)) for one in estimate.options[:_OPTIONS]),
    )


def named_ceiling(content: PackContent) -> Source | None:
    """Where the tender speaks of a price limit that was not read as a total; the gate on the ceiling found it."""
    if content.reading.facts.budget is not None:
        return None
    return next((gate.source for gate in content.decision.gates if gate.id == "ceiling"), None)


def _notes(content: PackContent, citer: Citer) -> Listing:
    """The warnings of the price engine, cut to the space beside the price; the whole sentence is one hover away."""
    items = []
    for text in price_warnings(content):
        short = clipped(text, _NOTE_LIMIT_ZH if citer.language == "zh" else _NOTE_LIMIT)
        basis = (citer.computed("pricing.xlsx"),)
        items.append(Item(text=short, full="" if short == text else text, basis=basis))
    rest = len(items) - _NOTES
    return Listing(items=tuple(items[:_NOTES]), more=label("more", citer.language).format(n=rest) if rest > 0 else "")


def _ceiling(content: PackContent, citer: Citer) -> Item:
    budget, estimate, language = content.reading.facts.budget, content.estimate, citer.language
    if budget is None:
        named = named_ceiling(content)
        text = label("ceiling_named" if named else "ceiling_unknown", language)
        return Item(text=text, basis=(citer.tender(named) if named else citer.computed(text),))
    tone: Tone = "good" if estimate.ceiling_check == "under" else "bad" if estimate.ceiling_check == "over" else "warn"
    verdict = "ceiling_uncompared" if estimate.ceiling_check == "unknown" else estimate.ceiling_check
    return Item(
        text=f"{label('ceiling', language)} {shown_money(budget.value)}",
        lead=estimate.ceiling_note,
        chip=Chip(text=label(verdict, language), tone=tone),
        basis=(citer.tender(budget.where),),
    )
