"""Packs for the workbooks: the made-up tenders of ``factory`` with a price that the pricing engine made."""

from __future__ import annotations

import io
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from models.estimate import Estimate, PricingRules, RateCard, ScopeLine, StaffingResult
from models.money import Money
from models.pack import PackContent
from tasks.price.chinese_amount import chinese_amount
from tasks.price.cost import build_cost
from tasks.price.estimate import estimate_price
from tasks.price.options import build_price
from tests.draft import factory

CONFIG = Path(__file__).resolve().parents[2] / "templates" / "config"


def rules() -> PricingRules:
    return PricingRules.model_validate(yaml.safe_load((CONFIG / "pricing-rules.yaml").read_text()))


def card(name: str) -> RateCard:
    return RateCard.model_validate(yaml.safe_load((CONFIG / "rate-cards" / f"{name}.yaml").read_text()))


def priced(language: str, **facts: Any) -> PackContent:
    """A made-up pack with an engine's estimate; ``facts`` replace what the tender states."""
    base = factory.content(language)
    stated = base.reading.facts.model_copy(update=facts)
    reading = base.reading.model_copy(update={"facts": stated})
    chosen = card("cn-onshore-2026" if language == "zh" else "uk-onshore-2026")
    return factory.content(language, reading=reading, estimate=estimate_price(stated, language, chosen, rules()))


# The acceptance example of the pricing specification: 14 seats, 84 h a week, 24 months.
EXAMPLE: dict[str, str] = {
    "contacts_voice": "73000", "aht_s_voice": "180", "service_level_percent_voice": "80",
    "service_level_seconds_voice": "20", "hours_per_week_voice": "84", "seats_voice": "14",
    "productive_hours_voice": "5110", "fte_voice": "42", "wage_voice": "5000", "fte_total": "42", "fte_operated": "42",
    "fte_agents": "42", "production_seats": "14", "productive_hours": "5110", "contacts": "73000",
    "telephony_minutes": "219000", "handling_minutes": "219000", "night_share": "0", "stated_supervisor": "0",
    "stated_qa": "0", "stated_trainer": "0", "stated_wfm": "0", "stated_manager": "0", "term_months": "24",
    "shrinkage": "0.30", "occupancy_max": "0.85", "occupancy_deferred": "0.85", "days_per_year": "365",
    "interval_minutes": "30", "min_on_shift": "0", "support_step": "1", "span_supervisor": "15", "span_qa": "30",
    "span_trainer": "50", "span_wfm": "75", "span_manager": "100", "attrition_month": "0.03",
    "training_months": "0.5", "spare_share": "0.1", "overhead": "0.08", "contingency": "0.03", "sla_credit": "0.005",
    "payment_days": "60", "finance_rate": "0.05", "margin_target": "0.10", "margin_stretch": "0.15",
    "discount_rate": "0.08", "paid_hours_per_week": "40", "wage_supervisor": "8000", "wage_qa": "7000",
    "wage_trainer": "7500", "wage_wfm": "8000", "wage_manager": "15000", "bonus_share": "0", "night_premium": "0",
    "housing_fund": "0.05", "labour_index": "0.04", "vat_rate": "0.06", "social_insurance": "0.267",
    "recruit_cost": "1500", "seat_month": "800", "licence_month": "350", "telephony_minute": "0.06",
    "setup_fixed": "80000",
}  # fmt: skip


def example() -> PackContent:
    """The Chinese pack priced as the specification's worked example."""
    inputs = {name: Decimal(value) for name, value in EXAMPLE.items()}
    cost = build_cost(inputs, [("voice", "来电")], "zh")
    price = build_price(inputs, cost, "CNY", "zh")
    total = price.total_ex_vat + price.vat

    def money(amount: Decimal) -> Money:
        return Money(amount=amount, currency="CNY")

    estimate = Estimate(
        currency="CNY", rate_card="example", basis="stated", term_months=24,
        scope=(
            ScopeLine(id="voice", label="来电", kind="queue", contacts_per_month=Decimal(73000), aht_s=Decimal(180)),
        ),
        staffing=(
            StaffingResult(
                line_id="voice", model="erlang_c", seats_peak=14, productive_hours_per_month=Decimal(5110),
                paid_hours_per_month=Decimal(7300), fte=Decimal(42),
            ),
        ),
        fte_total=Decimal(42), seats=14, cost_lines=cost.lines, monthly_cost=money(cost.monthly),
        floor_monthly=money(price.floor), target_monthly=money(price.target), stretch_monthly=money(price.stretch),
        total_ex_vat=money(price.total_ex_vat), vat=money(price.vat), total_inc_vat=money(total),
        options=price.options, ceiling_check="unknown", assumptions=(), inputs=inputs, workplaces=cost.workplaces,
        licences=cost.licences, hire_cost=cost.hire_cost, support_heads=cost.support_heads, years=cost.years,
        setup_cost=cost.setup, total_cost=cost.total, price_lines=price.bridge, npv=money(price.npv),
        break_even_contacts=price.break_even_contacts, vat_rate=inputs["vat_rate"],
        total_in_chinese=chinese_amount(total, "人民币"),
    )  # fmt: skip
    return factory.content("zh", estimate=estimate)


def opened(body: bytes) -> openpyxl.Workbook:
    """The workbook with its formulas."""
    return openpyxl.load_workbook(io.BytesIO(body))


def recalculated(body: bytes, folder: Path) -> openpyxl.Workbook:
    """The workbook's values after LibreOffice has calculated it; the test is skipped where that is missing."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    source, target = folder / "book.xlsx", folder / "calculated"
    source.write_bytes(body)
    subprocess.run(
        [soffice, f"-env:UserInstallation={(folder.parent / 'soffice').as_uri()}", "--headless",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(target), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return openpyxl.load_workbook(target / "book.xlsx", data_only=True)


def texts(workbook: openpyxl.Workbook) -> list[str]:
    """Every text of every sheet, in sheet and row order."""
    return [
        cell.value for sheet in workbook for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)
    ]
