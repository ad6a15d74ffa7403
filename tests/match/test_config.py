"""The shipped configuration is consistent, and says nothing the company cannot have done."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from models.capability import CompanyProfile
from tasks.match.claims import agents_needed, implausible, implausible_claim, longest_aht_s
from tasks.match.profile import BidRules, Concepts


def test_every_concept_named_in_the_profile_is_in_the_vocabulary(profile: CompanyProfile, concepts: Concepts) -> None:
    known = {concept.id for concept in concepts.concepts}
    entries = (*profile.capabilities, *profile.certificates, *profile.references)
    assert {name for entry in entries for name in entry.concepts} <= known
    assert len({entry.id for entry in entries}) == len(entries)


def test_a_term_names_one_concept_only(concepts: Concepts) -> None:
    terms = [term.lower() for concept in concepts.concepts for term in {*concept.en, *concept.zh}]
    assert {term for term in terms if terms.count(term) > 1 and not term.isascii()} == set()


def test_the_vocabulary_refuses_an_id_used_twice(concepts: Concepts) -> None:
    with pytest.raises(ValidationError, match="used twice: chat"):
        Concepts(concepts=(*concepts.concepts, next(one for one in concepts.concepts if one.id == "chat")))


def test_the_licence_that_the_rules_name_is_held(profile: CompanyProfile, rules: BidRules) -> None:
    assert set(rules.risk.licence.values()) <= {certificate.id for certificate in profile.certificates}


def test_weights_that_miss_one_hundred_are_refused(rules: BidRules) -> None:
    with pytest.raises(ValidationError, match="add up to 92"):
        BidRules(gates=rules.gates, factors=rules.factors[1:])


def test_no_approved_answer_claims_more_than_the_headcount_allows(profile: CompanyProfile) -> None:
    assert [one.id for one in profile.capabilities if implausible_claim(one, profile)] == []


def test_thirty_six_million_contacts_cannot_all_be_agent_handled() -> None:
    assert longest_aht_s(Decimal(36_000_000), 550) == Decimal("75.7")
    assert agents_needed(Decimal(36_000_000), Decimal(180)) == 1308


@pytest.mark.parametrize(
    ("text", "is_caught"),
    [
        ("Our agents handle 36 million calls a year.", True),
        ("我方坐席每年处理3600万通来电。", True),
        ("We carry 36 million contacts a year, including IVR self-service.", False),
        ("每年3600万次联络（含自助服务）。", False),
        ("We handle 2 million calls a year.", False),
    ],
)
def test_a_volume_needs_its_qualifier(text: str, is_caught: bool) -> None:
    assert (implausible(text, 550) is not None) == is_caught
