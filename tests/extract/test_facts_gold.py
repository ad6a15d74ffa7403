"""Key data of the annotated tenders: seldom missing, hardly ever wrong."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from tasks.evaluate.facts import score_facts
from tasks.extract.facts import extract_facts
from tasks.parse.reader import parse_document

TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
DOCUMENTS = ("taxcourt-rfq", "fmcsa-rfq", "zh-bank-staffing", "zh-cleaning", "zh-guangdong-tax", "zh-retail-staffing")


def test_key_data_of_annotated_tenders(shared: Path):
    counts: Counter[str] = Counter()
    wrong = []
    for name in DOCUMENTS:
        path = next((shared / "gold" / "docs").glob(f"{name}.*"))
        facts = extract_facts([parse_document(path.read_bytes(), path.name, TYPES[path.suffix])])
        gold = json.loads((shared / "gold" / f"{name}.json").read_text(encoding="utf-8"))["facts"]
        for one in score_facts(gold, facts.rows()):
            counts[one.outcome] += 1
            wrong += [(name, one)] if one.outcome == "wrong" else []
    stated = counts["right"] + counts["wrong"] + counts["missing"]
    assert counts["right"] >= 0.9 * stated, counts
    assert counts["wrong"] <= 0.04 * stated, wrong
