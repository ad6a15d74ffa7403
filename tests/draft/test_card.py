"""The decision card: one stand-alone page, every figure with its source, nothing dropped in silence."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest
from pydantic import ValidationError

from models.facts import Fact, TenderFacts
from models.match import Gate, LedgerRow
from models.provenance import Source
from tasks.adapters.render import render_decision_card
from tasks.draft.card import card_view
from tasks.draft.claims import Claim
from tests.draft.factory import DOCUMENT, ROWS, content, ledger_row, with_rows

HOSTILE = (
    "{{ 7*7 }}",
    "{% for x in y %}",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "\u202egnp.exe",
    "a\x00b\x0b",
)


def page(language: str = "en", **changes) -> str:
    return render_decision_card(content(language, **changes)).decode()


def hostile_rows(language: str = "en") -> tuple[LedgerRow, ...]:
    rows = []
    for index, text in enumerate(HOSTILE):
        row = ledger_row(language, index, ROWS[language][0])
        requirement = row.requirement.model_copy(update={"text": text, "knockout": True, "number": f"9.{index}"})
        rows.append(row.model_copy(update={"requirement": requirement}))
    return tuple(rows)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_same_content_gives_same_bytes(language: str) -> None:
    assert render_decision_card(content(language)) == render_decision_card(content(language))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_stands_alone_without_scripts_or_outside_resources(language: str) -> None:
    html = page(language)
    assert "default-src 'none'; style-src 'unsafe-inline'" in html
    assert not re.search(r"<script|<link|<img|url\(|https?://", html)


def test_is_in_the_tenders_language() -> None:
    assert "有条件投标" in page("zh")
    assert "Conditional" in page("en")
    assert 'lang="zh-CN"' in page("zh")


def test_a_claim_without_evidence_cannot_be_built() -> None:
    with pytest.raises(ValidationError):
        Claim(text="We are the best.", basis=())


def test_figures_carry_place_and_the_tenders_own_words() -> None:
    html = page()
    assert "D1 p14" in html
    assert f"{DOCUMENT['en']}, p. 14: “38,400 calls a month, average handling time 312 s”" in html


def test_zone_is_shown_as_stated_and_a_missing_one_is_said() -> None:
    assert "Fri 18 Dec 2026 14:00 (Europe/London)" in page()
    base = content()
    facts = base.reading.facts.model_copy(
        update={"submission_deadline": Fact(value="2026-12-18T14:00", text="by 14:00 on 18 December", document="a")}
    )
    assert "14:00 (zone not stated)" in page(reading=base.reading.model_copy(update={"facts": facts}))


def test_unknown_facts_are_not_stated_and_never_guessed() -> None:
    base = content("en")
    html = page("en", reading=base.reading.model_copy(update={"facts": TenderFacts()}))
    assert html.count("not stated") >= 12
    assert "closing date not stated" in html
    assert base.tender.name in html


def test_assumptions_are_marked() -> None:
    view = card_view(content("zh"))
    assert [claim.assumed for line in view.scope for claim in line.claims][-2:] == [True, True]
    assert '<span class="chip accent">假设</span>' in page("zh")


def test_what_could_not_be_read_is_named() -> None:
    html = page()
    assert "Annex D rates.xlsx" in html
    assert f"{DOCUMENT['en']} p. 23" in html
    assert "2 not read" in html


def test_hundreds_of_knockouts_show_gaps_first_and_count_the_rest() -> None:
    rows = tuple(ledger_row("en", index, ROWS["en"][2]) for index in range(299))
    rows += (ledger_row("en", 299, ROWS["en"][1]),)
    view = card_view(with_rows(content(), rows))
    assert view.knockout_count == 300
    assert view.knockouts.items[0].chip.text == "gap"
    assert view.knockouts.more == "293 more in the matrix: 293 covered"


def test_work_that_is_no_contact_centre_is_said_at_the_top() -> None:
    base = content()
    match = base.match.model_copy(update={"is_contact_centre": False, "contact_centre_evidence": "road resurfacing"})
    assert "Not contact-centre work" in page(match=match)
    assert "road resurfacing" in page(match=match)


def test_a_price_limit_that_was_not_read_as_a_total_is_not_denied() -> None:
    whole = content()
    facts = whole.reading.facts.model_copy(update={"budget": None})
    silent = whole.model_copy(update={"reading": whole.reading.model_copy(update={"facts": facts})})
    found = Gate(
        id="ceiling",
        name="Ceiling",
        outcome="ask",
        reason="compare by hand",
        source=Source(document=DOCUMENT["en"], page=2),
    )
    gates = tuple(gate for gate in silent.decision.gates if gate.id != "ceiling")
    decision = silent.decision.model_copy(update={"gates": (*gates, found)})
    named = card_view(silent.model_copy(update={"decision": decision}))
    assert "not read as a total" in named.price.ceiling.text
    assert [line.claims[0].text for line in named.contract if line.label == "Budget or ceiling"] == [
        "a price limit is named but was not read as a total"
    ]


def test_no_review_falls_on_a_weekend() -> None:
    for day in range(1, 29):
        made = content()
        received = made.tender.model_copy(update={"received_on": dt.date(2026, 10, day)})
        steps = card_view(made.model_copy(update={"tender": received})).steps.items[-4:-1]
        assert all(dt.datetime.strptime(step.lead, "%d %b %Y").weekday() < 5 for step in steps)  # noqa: DTZ007 (a day)


def test_tender_text_is_only_data() -> None:
    html = render_decision_card(with_rows(content(), hostile_rows())).decode()
    assert "{{ 7*7 }}" in html
    assert "{% for x in y %}" in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<bdi>\u202egnp.exe</bdi>" in html
    assert "<bdi>ab</bdi>" in html


def test_scores_and_dates_follow_from_the_content() -> None:
    view = card_view(content())
    assert view.decision.score == "66–76 of 100"
    assert view.closes.lead == "23 days left on 25 Nov 2026"
    assert [step.lead for step in view.steps.items][-4:] == ["30 Nov 2026", "11 Dec 2026", "16 Dec 2026", "18 Dec 2026"]


def test_a_security_that_is_refused_is_said_in_words_not_as_an_amount() -> None:
    whole = content("zh")
    security = whole.reading.facts.bid_security
    assert security is not None
    none = security.model_copy(update={"value": security.value.model_copy(update={"amount": Decimal("0.00")})})
    facts = whole.reading.facts.model_copy(update={"bid_security": none})
    view = card_view(whole.model_copy(update={"reading": whole.reading.model_copy(update={"facts": facts})}))
    assert [claim.text for line in view.contract if line.label == "投标保证金" for claim in line.claims] == ["不收取"]
