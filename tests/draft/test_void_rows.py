"""What could void the bid stands first, what is only done is not written, and Chinese drafts name things rightly."""

from __future__ import annotations

from models.facts import Fact, Volume
from models.match import LedgerRow
from tasks.draft.card import card_view
from tasks.draft.card_words import CARD_WORDS
from tasks.draft.deviations import is_listed
from tasks.draft.fact_lines import volume_text
from tasks.draft.price_words import price_word
from tasks.draft.proposal import proposal_view
from tasks.draft.proposal_words import PROPOSAL_WORDS
from tasks.draft.standing_of_rows import is_followed, needs_writing
from tasks.draft.summary import summary_of
from tests.draft.factory import ROWS, content, ledger_row, with_rows


def row(text: str, language: str = "en", **changes: object) -> LedgerRow:
    base = ledger_row(language, 0, ROWS[language][0])
    own = {
        key: changes.pop(key) for key in ("compliance", "type", "response_text", "gap", "evidence") if key in changes
    }
    requirement = base.requirement.model_copy(update={"text": text, "id": text[:30], "knockout": True} | changes)
    return base.model_copy(
        update={"requirement": requirement, "compliance": "unknown", "response_text": "", "gap": None} | own
    )


def test_rules_that_reject_a_bid_stand_before_plain_clauses() -> None:
    rows = (
        row("The Supplier shall publish the rota.", category="scope", party="supplier", type="scope"),
        row("Font size must be 11 point.", category="submission", party="bidder", type="instruction"),
        row("Late tenders will be rejected.", category="submission", party="bidder", type="instruction"),
        row("Cannot be met at all.", category="scope", party="supplier", type="scope", compliance="exception"),
    )
    shown = [item.text for item in card_view(with_rows(content(), rows)).knockouts.items]
    assert shown == [
        "Cannot be met at all.",
        "Late tenders will be rejected.",
        "Font size must be 11 point.",
        "The Supplier shall publish the rota.",
    ]


def test_instructions_are_done_not_answered() -> None:
    follow = row("Tenders must be uploaded by noon.", category="submission", party="bidder", type="instruction")
    answer = row("Describe how you will run the channels.", category="submission", party="bidder", type="instruction")
    assert is_followed(follow)
    assert not needs_writing(follow)
    assert needs_writing(answer)
    view = proposal_view(with_rows(content(), (follow, answer)), "")
    titles = {
        section.title
        for section in view.sections
        for block in section.blocks
        for cells in block.rows
        if any(cell.text == follow.requirement.text for cell in cells)
    }
    assert titles == {"Instructions and forms to follow"}


def test_no_label_calls_a_void_bid_a_failed_procedure() -> None:
    assert not [key for key, (_, chinese) in {**CARD_WORDS, **PROPOSAL_WORDS}.items() if "废标" in chinese]


def test_rules_on_failing_procedures_are_no_rows_of_a_deviation_table() -> None:
    procedure = row("投标人不足三家的，本次采购予以废标。", "zh", category="legal", party="bidder", type="clause")
    cause = row(
        "报价超过最高限价的；", "zh", category="commercial", party="bidder", type="price", section=("无效投标的情形",)
    )
    wanted = row(
        "投标总价不得超过100元。", "zh", category="commercial", party="bidder", type="price", section=("报价",)
    )
    assert [is_listed(one, "commercial") for one in (procedure, cause, wanted)] == [False, False, True]


def test_work_of_another_trade_is_never_a_stated_price() -> None:
    base = content("en")
    stated = base.estimate.model_copy(update={"basis": "stated"})
    pack = base.model_copy(
        update={"estimate": stated, "match": base.match.model_copy(update={"is_contact_centre": False})}
    )
    assert summary_of(pack)["price_basis"] == "mixed"
    price = card_view(pack).price
    assert price.target.assumed
    assert "ASSUMED" in price.notes.items[0].text
    todo = [
        block.text for section in proposal_view(pack, "").sections for block in section.blocks if block.kind == "todo"
    ]
    assert any("Not contact-centre work" in text for text in todo)


def test_an_expired_certificate_is_left_out_and_named() -> None:
    base = content("en")
    old = base.profile.certificates[0].model_copy(update={"valid_until": base.tender.received_on.replace(year=2025)})
    pack = base.model_copy(update={"profile": base.profile.model_copy(update={"certificates": (old,)})})
    blocks = [block for section in proposal_view(pack, "").sections for block in section.blocks]
    table = next(block for block in blocks if block.caption == "Certificates")
    assert table.rows == ()
    assert any(block.kind == "todo" and old.name.en in block.text for block in blocks)


def test_after_the_deadline_there_is_one_step() -> None:
    base = content("en")
    past = Fact(value="2026-01-15", text="15 January 2026", document="tender.pdf", page=1)
    facts = base.reading.facts.model_copy(update={"submission_deadline": past})
    view = card_view(base.model_copy(update={"reading": base.reading.model_copy(update={"facts": facts})}))
    assert len(view.steps.items) == 1


def test_units_that_the_engine_names_are_in_the_language_of_the_draft() -> None:
    assert volume_text(Volume(quantity=50, unit="seats", text="50个坐席"), "zh") == "50 席"
    assert volume_text(Volume(quantity=50, unit="Calls", period="month", text="x"), "en") == "50 calls / month"
    assert price_word("fte", "zh") == "全职人力"
