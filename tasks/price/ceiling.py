"""Our total against the tender's budget or ceiling, under every reading that the words allow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from models.facts import Fact
from models.money import Money
from tasks.price.assumptions import Writer

_A_YEAR = re.compile(
    r"/\s{0,2}(?:年|year\b|yr\b)|每年|年度预算"
    r"|per annum|annual(?:ly)?\b|a year\b|(?:each|per) (?:contract )?year",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"total|whole (?:term|contract)|over the (?:\w{1,20} )?term|life of the contract|contract value"
    r"|总价|总金额|总预算|合同期内|服务期内",
    re.IGNORECASE,
)
_EX_TAX = re.compile(
    r"ex(?:cl(?:uding|usive of)?\.?)?\s{0,2}(?:of )?(?:VAT|tax|GST)|net of (?:VAT|tax)|不含税|未税|税前", re.IGNORECASE
)
_INC_TAX = re.compile(
    r"inc(?:l(?:uding|usive of)?\.?)?\s{0,2}(?:of )?(?:VAT|tax|GST)|gross of (?:VAT|tax)|含税", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class CeilingCheck:
    """``over`` or ``under`` only when every reading of the tender's words agrees; else ``unknown`` with the reason."""

    outcome: Literal["under", "over", "unknown"]
    note: str
    is_ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What we would ask over the term."""

    total_ex_vat: Decimal
    total_inc_vat: Decimal
    term_months: int
    currency: str
    is_assumed: bool


def check_ceiling(budget: Fact[Money] | None, offer: Offer, writer: Writer) -> CeilingCheck:
    """Compare like with like: total or a year, with or without tax, never across currencies."""
    if budget is None:
        return CeilingCheck(
            "unknown", writer.say("No budget or ceiling was read from the tender.", "未读取到预算或最高限价。")
        )
    place = budget.where.cited(writer.language)
    stated = writer.say(f"{budget.value} ({place})", f"{_chinese(budget.value)}（{place}）")
    if budget.value.currency != offer.currency:
        note = writer.say(
            f"Budget {stated} and rate card are in different currencies ({offer.currency}): not compared.",
            f"预算{stated}与费率卡币种（{offer.currency}）不同，未作比较。",
        )
        return CeilingCheck("unknown", note)
    readings = _readings(budget, offer, writer)
    over = [amount > budget.value.amount for _, amount in readings]
    compared = writer.say("; ", "；").join(f"{name} {amount:,.2f}" for name, amount in readings)
    if offer.is_assumed:
        note = writer.say(
            f"Budget {stated}; our price rests on an assumed scope or wages and cannot be compared ({compared}).",
            f"预算{stated}；报价基于假设的规模或工资，不具可比性（{compared}）。",
        )
        return CeilingCheck("unknown", note)
    if all(over) or not any(over):
        word = writer.say("over" if over[0] else "within", "超出" if over[0] else "未超出")
        note = writer.say(
            f"Our price is {word} the budget {stated}: {compared}.", f"报价{word}预算{stated}：{compared}。"
        )
        return CeilingCheck("over" if over[0] else "under", note)
    note = writer.say(
        f"Budget {stated} can be read in several ways, and they disagree: {compared}. Ask the buyer.",
        f"预算{stated}口径不明，不同理解结论不同：{compared}。请向招标人澄清。",
    )
    return CeilingCheck("unknown", note, is_ambiguous=True)


def _chinese(money: Money) -> str:
    return f"{money.amount:,.2f}元" if money.currency == "CNY" else str(money)


def _readings(budget: Fact[Money], offer: Offer, writer: Writer) -> list[tuple[str, Decimal]]:
    """Our figure under each reading of the budget that its words leave open."""
    words = f"{budget.text} {budget.why}"
    share = Decimal(12) / offer.term_months
    periods = [(writer.say("whole term", "整个服务期"), Decimal(1))]
    a_year, whole = bool(_A_YEAR.search(words)), bool(_WHOLE.search(words))
    if a_year and not whole:
        periods = [(writer.say("a year", "每年"), share)]
    elif offer.term_months > 12 and a_year == whole:
        periods.append((writer.say("a year", "每年"), share))
    taxes = [
        (writer.say("with tax", "含税"), offer.total_inc_vat),
        (writer.say("without tax", "不含税"), offer.total_ex_vat),
    ]
    if _EX_TAX.search(words):
        taxes = taxes[1:]
    elif _INC_TAX.search(words) or offer.total_ex_vat == offer.total_inc_vat:
        taxes = taxes[:1]
    return [
        (writer.say(f"{period}, {tax}", f"{period}、{tax}"), (amount * factor).quantize(Decimal("0.01")))
        for period, factor in periods
        for tax, amount in taxes
    ]
