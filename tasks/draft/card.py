"""The decision card of one pack: what a bid manager needs to decide, on one page, each figure with its source."""

from __future__ import annotations

from collections.abc import Sequence

from models.match import Gate
from models.pack import PackContent
from tasks.draft.amendment_notes import amendment_items, previous_value
from tasks.draft.card_offer import decision_of, price_of
from tasks.draft.card_view import (
    CardView,
    Chip,
    CriterionBar,
    FactorDots,
    Item,
    Listing,
    Tone,
)
from tasks.draft.claims import Citer, Claim
from tasks.draft.display import clipped, date_of, shown_date, shown_moment, shown_number
from tasks.draft.fact_lines import contract_lines, scope_lines, scoring_lines, submission_lines
from tasks.draft.ledger_lists import (
    documents_to_submit,
    knockouts,
    ledger_item,
    listing,
    questions,
    rest_counted,
    void_first,
    worst_first,
)
from tasks.draft.next_steps import next_steps
from tasks.draft.reading_notes import reading_notes, source_lines
from tasks.draft.reject_risks import reject_risks
from tasks.draft.rivals import rival_claims
from tasks.draft.words import label

# How many entries fit on one page; the rest is counted.
_REASONS = 5
_REASON_LIMIT, _REASON_LIMIT_ZH = 150, 78
_GATE_LIMIT, _GATE_LIMIT_ZH = 104, 56
_ELIGIBILITY, _KNOCKOUTS, _DOCUMENTS, _QUESTIONS, _RISKS, _CRITERIA, _UNREAD = 2, 7, 5, 6, 6, 8, 6
_AMENDED = 8
_GATE_TONE: dict[str, Tone] = {"fail": "bad", "ask": "warn", "pass": "good"}


def citer_of(content: PackContent) -> Citer:
    """The one way in which a pack names places."""
    return Citer(language=content.reading.language, documents=content.reading.documents)


def card_view(content: PackContent) -> CardView:
    """Everything the card shows, in the tender's language; the same content gives the same view."""
    citer = citer_of(content)
    facts, language = content.reading.facts, content.reading.language
    kills = knockouts(content.match.ledger)
    return CardView(
        language=language,
        tender_id=content.tender.id,
        title=facts.title.value if facts.title else content.tender.name,
        title_stated=facts.title is not None,
        over_title=tuple(fact.value for fact in (facts.buyer, facts.reference, facts.procedure) if fact),
        closes=_closes(content, citer),
        chips=_chips(content, citer),
        banners=_banners(content, citer),
        decision=decision_of(content),
        price=price_of(content, citer),
        eligibility=_eligibility(content, citer),
        scope=scope_lines(content, citer),
        knockout_count=len(kills),
        knockouts=listing(void_first(kills), citer, _KNOCKOUTS),
        criteria=_criteria(content, citer),
        criteria_more=_criteria_more(content),
        scoring=scoring_lines(content, citer),
        contract=contract_lines(content, citer),
        submission=submission_lines(content, citer),
        documents=listing(worst_first(documents_to_submit(content.match.ledger)), citer, _DOCUMENTS, narrow=True),
        risks=_first(reject_risks(content, citer), _RISKS, citer),
        reasons=_first(
            [_reason(reason, citer) for reason in content.decision.reasons],
            _REASONS,
            citer,
        ),
        factors=tuple(
            FactorDots(name=factor.name, weight=factor.weight, score=factor.score, reason=factor.reason)
            for factor in content.decision.factors
        ),
        questions=_first(questions(content, citer), _QUESTIONS, citer),
        unread=_reading(content, citer),
        steps=Listing(items=next_steps(content, citer)),
        amended=_amended(content, citer),
        sources=tuple(source_lines(content)),
    )


def _reason(reason: str, citer: Citer) -> Item:
    short = clipped(reason, _REASON_LIMIT_ZH if citer.language == "zh" else _REASON_LIMIT)
    return Item(text=short, full="" if short == reason else reason, basis=(citer.computed("decision.json"),))


def _closes(content: PackContent, citer: Citer) -> Item:
    stated, received, language = content.reading.facts.submission_deadline, content.tender.received_on, citer.language
    if stated is None:
        text = label("closing_unknown", language)
        return Item(text=text, chip=Chip(text=text, tone="bad"), basis=(citer.computed(text),))
    when = label("closes", language).format(when=shown_moment(stated.value, stated.text, language))
    was = previous_value(content, "submission_deadline")
    day = date_of(stated.value)
    if day is None:
        return Item(text=when, was=was, chip=Chip(text=when, tone="warn"), basis=(citer.tender(stated.where),))
    days, on = (day - received).days, shown_date(received, language)
    key = "closed" if days < 0 else "closes_today" if days == 0 else "day_left" if days == 1 else "days_left"
    left = label(key, language).format(days=abs(days), date=on)
    tone: Tone = "bad" if days < 7 else "warn" if days < 21 else "accent"
    return Item(text=when, was=was, lead=left, chip=Chip(text=left, tone=tone), basis=(citer.tender(stated.where),))


def _chips(content: PackContent, citer: Citer) -> tuple[Item, ...]:
    facts, language, reading = content.reading.facts, citer.language, content.reading
    chips = [
        Item(text=one.text, chip=Chip(text=one.text, tone="warn"), basis=one.basis)
        for one in rival_claims(facts.submission_deadline, citer)
    ]
    if facts.questions_deadline:
        when = shown_moment(facts.questions_deadline.value, facts.questions_deadline.text, language)
        text = label("questions_until", language).format(when=when)
        was = previous_value(content, "questions_deadline")
        chips.append(Item(text=text, was=was, basis=(citer.tender(facts.questions_deadline.where),)))
        chips += [Item(text=one.text, basis=one.basis) for one in rival_claims(facts.questions_deadline, citer)]
    else:
        text = label("questions_unknown", language)
        chips.append(Item(text=text, basis=(citer.computed(text),)))
    if facts.contract_term:
        text = label("months", language).format(n=facts.contract_term.value)
        chips.append(Item(text=text, basis=(citer.tender(facts.contract_term.where),)))
    documents = len(reading.documents)
    key = ("read_one" if documents == 1 else "read") + ("" if reading.page_count else "_no_pages")
    text = label(key, language).format(documents=documents, pages=reading.page_count)
    chips.append(Item(text=text, basis=(citer.computed("pack.json"),)))
    if reading.unread:
        text = label("unread_count", language).format(n=len(reading.unread))
        chips.append(Item(text=text, chip=Chip(text=text, tone="warn"), basis=(citer.computed("pack.json"),)))
    return tuple(chips)


def _banners(content: PackContent, citer: Citer) -> tuple[Item, ...]:
    if content.match.is_contact_centre:
        return ()
    text, why = label("not_contact_centre", citer.language), content.match.contact_centre_evidence
    return (Item(text=text, lead=why, chip=Chip(text=text, tone="warn"), basis=(citer.computed(why or text),)),)


def _eligibility(content: PackContent, citer: Citer) -> Listing:
    """The gates of the decision, failures first, then eligibility rows that are no knock-outs (those have a panel)."""
    gates = sorted(content.decision.gates, key=lambda gate: list(_GATE_TONE).index(gate.outcome))
    rows = [row for row in content.match.ledger if row.requirement.category == "eligibility"]
    shown = worst_first(row for row in rows if not row.requirement.knockout)[:_ELIGIBILITY]
    return Listing(
        items=(*(_gate_item(gate, citer) for gate in gates), *(ledger_item(row, citer, narrow=True) for row in shown)),
        more=rest_counted([row for row in rows if row not in shown], citer),
        empty=label("none_found", citer.language),
    )


def _gate_item(gate: Gate, citer: Citer) -> Item:
    """A gate with its reason; a passed one by name alone, the reason in the tooltip."""
    text = label("named", citer.language).format(name=gate.name, what=gate.reason)
    limit = _GATE_LIMIT_ZH if citer.language == "zh" else _GATE_LIMIT
    return Item(
        text=gate.name if gate.outcome == "pass" else clipped(text, limit),
        full=text,
        chip=Chip(text=label(gate.outcome, citer.language), tone=_GATE_TONE[gate.outcome]),
        basis=(citer.tender(gate.source) if gate.source else citer.computed(gate.reason or gate.name),),
    )


def _criteria(content: PackContent, citer: Citer) -> tuple[CriterionBar, ...]:
    fact = content.reading.facts.evaluation_criteria
    if fact is None:
        return ()
    heaviest = max((one.weight or 0 for one in fact.value), default=0)
    return tuple(
        CriterionBar(
            claim=Claim(
                text=clipped(one.name, 60),
                basis=(citer.tender(one.where if one.document else fact.where),),
            ),
            weight=shown_number(one.weight) if one.weight is not None else "–",
            share=round(100 * (one.weight or 0) / heaviest) if heaviest else 0,
        )
        for one in fact.value[:_CRITERIA]
    )


def _criteria_more(content: PackContent) -> str:
    fact = content.reading.facts.evaluation_criteria
    rest = len(fact.value) - _CRITERIA if fact else 0
    return label("more", content.reading.language).format(n=rest) if rest > 0 else ""


def _first(items: Sequence[Item], shown: int, citer: Citer) -> Listing:
    rest = len(items) - shown
    return Listing(
        items=tuple(items[:shown]),
        more=label("more", citer.language).format(n=rest) if rest > 0 else "",
        empty=label("none_found", citer.language),
    )


def _amended(content: PackContent, citer: Citer) -> Listing:
    found = _first(amendment_items(content, citer), _AMENDED, citer)
    rest = len(amendment_items(content, citer)) - len(found.items)
    more = label("amended_more", citer.language).format(n=rest) if rest else ""
    return found.model_copy(update={"more": more})


def _reading(content: PackContent, citer: Citer) -> Listing:
    found = _first(reading_notes(content, citer), _UNREAD, citer)
    return found.model_copy(update={"empty": label("all_read", citer.language)})
