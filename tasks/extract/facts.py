"""A tender's key data, read from all of its documents together; what is not said stays None."""

from __future__ import annotations

from collections.abc import Sequence

from models.document import ParsedDocument
from models.facts import Criterion, Fact, TenderFacts
from tasks.extract.detailed_facts import with_details
from tasks.extract.fact_finders.amended_lists import (
    Layer,
    later_wins,
    layers_of,
    level_measure,
    level_words,
    role_of,
    volume_kind,
    volume_words,
)
from tasks.extract.fact_finders.bid_security import find_bid_security
from tasks.extract.fact_finders.bid_validity import find_bid_validity
from tasks.extract.fact_finders.budgets import find_budget
from tasks.extract.fact_finders.bulletins import lists_many_tenders
from tasks.extract.fact_finders.buyer import find_buyer
from tasks.extract.fact_finders.certificates import find_certificates
from tasks.extract.fact_finders.contract_terms import find_contract_term
from tasks.extract.fact_finders.criteria import find_criteria, find_price_formula
from tasks.extract.fact_finders.currencies import tender_currency
from tasks.extract.fact_finders.deadlines import find_deadlines
from tasks.extract.fact_finders.handling_times import find_handling_times, main_handling_time
from tasks.extract.fact_finders.intervals import find_intervals
from tasks.extract.fact_finders.languages import find_languages
from tasks.extract.fact_finders.lots import find_lots
from tasks.extract.fact_finders.money import dollar_of
from tasks.extract.fact_finders.opening_hours import find_opening_hours
from tasks.extract.fact_finders.page_limits import find_page_limit
from tasks.extract.fact_finders.passages import passages_of
from tasks.extract.fact_finders.places import find_place
from tasks.extract.fact_finders.procedure import find_email, find_procedure
from tasks.extract.fact_finders.references import find_reference
from tasks.extract.fact_finders.scope_channels import find_channels
from tasks.extract.fact_finders.service_levels import find_service_levels
from tasks.extract.fact_finders.staffing import find_staffing
from tasks.extract.fact_finders.superseded import without_old_cells, without_superseded
from tasks.extract.fact_finders.tables import grids_of
from tasks.extract.fact_finders.titles import find_title
from tasks.extract.fact_finders.traditional import simplified_grids, simplified_passages
from tasks.extract.fact_finders.volumes import find_volumes

_WHOLE = 0.8  # weights that add up to 100
FACTS_VERSION = "facts/5"


def extract_facts(documents: Sequence[ParsedDocument], amending: Sequence[str] = ()) -> TenderFacts:
    """The tender's key data, each value with the words it was read from.

    Args:
        documents: All parsed documents of one tender; their order does not matter.
        amending: Names of the documents that amend others, in the order they apply; what a later one states wins.

    Returns:
        The facts; None where the documents do not say. Where places contradict each other, the one that
        ranks higher wins (key-data table or first page, then notice, then body, then forms) and ``why`` names
        the others. Of a bulletin that lists many tenders only the title, for the rest belongs to none of them.
    """
    documents = [without_old_cells(one) if one.name in amending else one for one in _in_order(documents, amending)]
    passages = without_superseded(simplified_passages(passages_of(documents, amending)))
    if lists_many_tenders(passages):
        return TenderFacts(title=find_title(passages, None))
    grids = simplified_grids(tuple(grids_of(documents)))
    texts = [passage.text for passage in passages if passage.kind != "row"]
    dollar = dollar_of(texts)
    currency = tender_currency(texts, dollar)
    buyer = find_buyer(passages)
    layers = layers_of(passages, grids, amending)
    times = later_wins([find_handling_times(one.passages, one.grids) for one in layers], lambda one: (one.channel,))
    volumes = later_wins([find_volumes(one.passages, one.grids, times) for one in layers], volume_words, volume_kind)
    intervals = later_wins([find_intervals(one.grids) for one in layers])
    submission, questions = find_deadlines(passages)
    criteria, price_weight = _award(layers)
    facts = TenderFacts(
        title=find_title(passages, buyer.value if buyer else None),
        buyer=buyer,
        reference=find_reference(passages),
        procedure=find_procedure(passages),
        submission_deadline=submission,
        questions_deadline=questions,
        budget=find_budget(passages, dollar, currency),
        contract_term=find_contract_term(passages),
        place_of_performance=find_place(passages),
        bid_security=find_bid_security(passages, dollar, currency),
        bid_validity_days=find_bid_validity(passages),
        price_weight_percent=price_weight,
        evaluation_criteria=criteria,
        contact_email=find_email(passages),
        languages_of_bid=find_languages(passages),
        lots=find_lots(passages, grids),
        staffing_minimum=later_wins([find_staffing(one.passages, one.grids) for one in layers], role_of),
        volumes=volumes,
        service_levels=later_wins(
            [find_service_levels(one.passages, one.grids) for one in layers], level_words, level_measure
        ),
        opening_hours=find_opening_hours(passages),
        mandatory_certificates=find_certificates(passages),
        aht_seconds=main_handling_time(times),
        interval_volumes=intervals,
        channels=find_channels(passages, volumes, intervals),
        price_formula=find_price_formula(passages),
        page_limit=find_page_limit(passages),
        handling_times=times,
    )
    return with_details(facts, passages, grids, dollar)


def _in_order(documents: Sequence[ParsedDocument], amending: Sequence[str]) -> list[ParsedDocument]:
    """Those that amend nothing by name, then the amendments as they apply: the same whatever order they came in."""
    place = {name: position for position, name in enumerate(amending, start=1)}
    return sorted(documents, key=lambda one: (place.get(one.name, 0), one.name, one.sha256))


def _award(layers: Sequence[Layer]) -> tuple[Fact[tuple[Criterion, ...]] | None, Fact[float] | None]:
    """The criteria and the price's weight; an amendment's replace them where it states a whole scheme."""
    read = [find_criteria(one.passages, one.grids) for one in layers]
    base = read[0][0]
    whole = [
        (criteria, price)
        for criteria, price in read[1:]
        if criteria and (base is None or criteria.confidence >= _WHOLE)
    ]
    criteria = later_wins([base, *(one for one, _ in whole)])
    return criteria, next((price for _, price in reversed([read[0], *whole]) if price), None)
