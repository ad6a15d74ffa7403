"""Normalised key data of the annotated tenders: seldom missing, hardly ever wrong."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from models.facts import TenderFacts
from tasks.extract.facts import extract_facts
from tasks.parse.reader import parse_document

TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
DOCUMENTS = ("taxcourt-rfq", "fmcsa-rfq", "zh-bank-staffing", "zh-cleaning", "zh-guangdong-tax", "zh-retail-staffing")


def stated(gold: dict) -> dict[str, object]:
    """The annotated values that have one normal form."""
    pick = {
        "submission_deadline": lambda value: (value["iso"] or "")[:16],
        "questions_deadline": lambda value: (value["iso"] or "")[:16],
        "budget": lambda value: Decimal(str(value["amount"])),
        "bid_security": lambda value: Decimal(str(value["amount"])),
        "contract_term": lambda value: value["months"],
        "bid_validity_days": int,
        "price_weight_percent": float,
        "reference": lambda value: value.strip("#"),
    }
    return {name: found for name, form in pick.items() if gold.get(name) and (found := form(gold[name]))}


def read(facts: TenderFacts, name: str) -> object:
    fact = getattr(facts, name)
    if fact is None:
        return None
    if name in {"budget", "bid_security"}:
        return fact.value.amount
    if name.endswith("deadline"):
        return fact.value[:16]
    return fact.value.strip("#") if name == "reference" else fact.value


def test_key_data_of_annotated_tenders(shared: Path):
    right, wrong, total = 0, [], 0
    for name in DOCUMENTS:
        path = next((shared / "gold" / "docs").glob(f"{name}.*"))
        facts = extract_facts([parse_document(path.read_bytes(), path.name, TYPES[path.suffix])])
        gold = json.loads((shared / "gold" / f"{name}.json").read_text(encoding="utf-8"))["facts"]
        for field, expected in stated(gold).items():
            found = read(facts, field)
            total += 1
            right += found == expected
            if found not in {None, expected}:
                wrong.append((name, field, found, expected))
    assert len(wrong) <= 0.03 * total, wrong
    assert right >= 0.9 * total
