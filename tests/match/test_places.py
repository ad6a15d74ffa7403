"""Where the work must be done: our own sites answer, another place is named beside ours for a person to decide."""

from __future__ import annotations

import pytest

from models.capability import CompanyProfile
from tasks.match.concepts import readable
from tasks.match.places import compare_places


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Advisers must be based in Leeds.", "met"),
        ("The service shall be performed within the United Kingdom.", "met"),
        ("All agents shall be physically located in the continental United States.", "unclear"),
        ("运营职场须设在西安市市区内。", "met"),
        ("★坐席场地应位于中国大陆境内。", "met"),
        ("服务场地须设在青屿市行政区域内。", "unclear"),
        ("投标人须在青屿市设有固定服务场所。", "unclear"),
    ],
)
def test_a_place_is_met_only_by_a_site_of_ours(profile: CompanyProfile, text: str, outcome: str) -> None:
    (found,) = compare_places(readable(text), profile, "en")
    assert found.outcome == outcome
    assert outcome == "met" or "Leeds" in found.reason


@pytest.mark.parametrize(
    "text",
    [
        "Prices are based on Annex B and shall be located in Section 4 of the bid.",
        "Reports shall be delivered in English.",
        "A Merit-Based Opportunity plan is provided.",
        "服务场地设在采购人指定地点。",
        "坐席人员须在岗，中心须全年开放。",
    ],
)
def test_what_names_no_place_is_not_compared(profile: CompanyProfile, text: str) -> None:
    assert not list(compare_places(readable(text), profile, "en"))
