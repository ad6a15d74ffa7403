"""The finer facts of a tender: terms of the procedure, how it is scored, how the service is to be run."""

from __future__ import annotations

from collections.abc import Sequence

from models.facts import TenderFacts
from tasks.extract.fact_finders.agents import find_agent
from tasks.extract.fact_finders.award_tree import find_award_tree
from tasks.extract.fact_finders.centre_rules import (
    find_after_call_work,
    find_data_residence,
    find_occupancy,
    find_platform_owners,
    find_recording_retention,
)
from tasks.extract.fact_finders.charges import find_agency_fee, find_performance_security
from tasks.extract.fact_finders.contacts import find_contacts
from tasks.extract.fact_finders.format_rules import find_format_rules
from tasks.extract.fact_finders.opening_of_bids import find_bid_opening, find_document_window
from tasks.extract.fact_finders.opening_times import find_opening_times
from tasks.extract.fact_finders.participation import find_consortium, find_subcontracting
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.penalties import find_penalties
from tasks.extract.fact_finders.price_rules import find_price_rule
from tasks.extract.fact_finders.security_terms import find_security_terms
from tasks.extract.fact_finders.site_visits import find_site_visit
from tasks.extract.fact_finders.tables import Grid
from tasks.extract.fact_finders.volume_profiles import find_growth, find_peaks, find_profile


def with_details(facts: TenderFacts, passages: Sequence[Passage], grids: Sequence[Grid], dollar: str) -> TenderFacts:
    """``facts`` with the finer facts added; None where the documents do not say.

    Args:
        facts: What has been read so far.
        passages: Of the whole tender, Chinese in simplified signs.
        grids: Its grids, likewise.
        dollar: What ``$`` means in it.
    """
    scheme = _scheme_of(facts, passages)
    return facts.model_copy(
        update={
            "award_criteria_tree": find_award_tree(
                [one for one in passages if scheme in {None, one.document}],
                [one for one in grids if scheme in {None, one.document}],
                facts.evaluation_criteria,
            ),
            "price_formula_type": find_price_rule(passages),
            "performance_security": find_performance_security(passages, dollar),
            "bid_security_terms": find_security_terms(passages),
            "agency_fee": find_agency_fee(passages, dollar),
            "procurement_agent": find_agent(passages),
            "site_visit": find_site_visit(passages),
            "bid_opening": find_bid_opening(passages, facts.submission_deadline),
            "documents_available": find_document_window(passages),
            "consortium": find_consortium(passages),
            "subcontracting": find_subcontracting(passages),
            "contacts": find_contacts(passages, grids),
            "format_rules": find_format_rules(passages),
            "opening_times": find_opening_times(facts.opening_hours),
            "volume_profile": find_profile(grids),
            "volume_peaks": find_peaks(passages),
            "volume_growth": find_growth(passages),
            "acw_seconds": find_after_call_work(passages, grids),
            "occupancy_percent": find_occupancy(passages),
            "recording_retention": find_recording_retention(passages),
            "data_residence": find_data_residence(passages),
            "platform_owners": find_platform_owners(passages),
            "penalties": find_penalties(passages, dollar),
        }
    )


def _scheme_of(facts: TenderFacts, passages: Sequence[Passage]) -> str | None:
    """The amendment that states the award scheme anew; None where none does."""
    criteria = facts.evaluation_criteria
    amends = criteria is not None and any(one.amendment and one.document == criteria.document for one in passages)
    return criteria.document if criteria and amends else None
