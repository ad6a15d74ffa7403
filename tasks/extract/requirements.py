"""A parsed document's requirements, each traced to its place; reads text only, decides nothing about the bid."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace

from models.document import Language, ParsedDocument
from models.requirement import Party, Requirement
from tasks.extract.actors import BUYER_EN
from tasks.extract.buyer_names import buyer_names
from tasks.extract.category import category_of
from tasks.extract.consequences import decided_by_consequence
from tasks.extract.context import Mode
from tasks.extract.judge_en import judge_english
from tasks.extract.judge_rows import judge_row, unit_mode
from tasks.extract.judge_zh import judge_chinese
from tasks.extract.judgement import Verdict
from tasks.extract.knockout import is_knockout
from tasks.extract.legends import Legends, legends_of, level_of
from tasks.extract.party import Parties
from tasks.extract.segment import units
from tasks.extract.unit import READ_LIMIT, Unit

EXTRACTOR_VERSION = "requirements/4"


def extract_requirements(document: ParsedDocument) -> tuple[Requirement, ...]:
    """Every requirement of a document, in tender order; exact repeats are listed once.

    Args:
        document: As a parser delivered it.

    Returns:
        Rows of the compliance matrix; the same document always gives the same rows.
    """
    language = document.language
    placed = [(unit, unit_mode(unit, language)) for unit in units(document.blocks, language)]
    parties = Parties(placed, language)
    buyers = buyer_names(unit.head for unit, _ in placed)
    verdicts = [judge(unit, mode, language, buyers) for unit, mode in placed]
    legends = replace(
        legends_of((unit.head for unit, _ in placed), language),
        decided=decided_by_consequence([unit for unit, _ in placed], verdicts, language),
    )
    seen: set[str] = set()
    used: Counter[str] = Counter()
    found: list[Requirement] = []
    for position, ((unit, mode), verdict) in enumerate(zip(placed, verdicts, strict=True)):
        key = "".join(character for character in unit.row_text if character.isalnum()).lower()
        if verdict is None or key in seen:
            continue
        seen.add(key)
        row = _requirement(document, unit, verdict, mode, parties.of(unit, mode), legends, position)
        used[row.id] += 1
        found.append(row if used[row.id] == 1 else row.model_copy(update={"id": f"{row.id}-{used[row.id]}"}))
    return tuple(found)


def judge(unit: Unit, mode: Mode, language: Language, buyers: frozenset[str] = BUYER_EN) -> Verdict | None:
    """The verdict on a unit, by its kind and language."""
    if unit.kind in {"row", "cell"}:
        return judge_row(unit, mode, language, buyers)
    return judge_chinese(unit, mode) if language == "zh" else judge_english(unit, mode, buyers)


def _requirement(
    document: ParsedDocument,
    unit: Unit,
    verdict: Verdict,
    mode: Mode,
    party: Party,
    legends: Legends,
    position: int,
) -> Requirement:
    party = verdict.party or party
    category = verdict.category or category_of(
        unit.row_text[:READ_LIMIT], unit.section, party, document.language, unit.headers, (unit.lead_in or "")[-300:]
    )
    place = f"{document.name}\n{unit.number or ''}\n{unit.page or ''}\n{unit.row_text}"
    return Requirement(
        document=document.name,
        id=f"R-{hashlib.sha256(place.encode()).hexdigest()[:10]}",
        number=unit.number,
        section=unit.section,
        page=unit.page,
        boxes=unit.boxes,
        text=unit.row_text,
        level=level_of(verdict, legends),
        knockout=is_knockout(unit, verdict, party, category, mode, legends, position),
        party=party,
        category=category,
        confidence=verdict.confidence,
        source="ocr" if unit.ocr else "table" if unit.kind in {"row", "cell"} else "text",
        lead_in=unit.lead_in,
        rule=verdict.rule,
    )
