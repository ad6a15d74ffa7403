"""A parsed document's requirements, each traced to its place; reads text only, decides nothing about the bid."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.document import Language, ParsedDocument
from models.requirement import Requirement
from tasks.extract.actors import BUYER_EN
from tasks.extract.buyer_names import buyer_names
from tasks.extract.category import category_of
from tasks.extract.consequences import decided_by_consequence
from tasks.extract.context import Mode
from tasks.extract.decision import decide
from tasks.extract.judge_en import english_findings, is_form_line, judge_english
from tasks.extract.judge_rows import judge_row, says_nothing, unit_mode
from tasks.extract.judge_zh import chinese_findings, is_form_text, judge_chinese
from tasks.extract.judgement import Judged, Verdict
from tasks.extract.knockout import is_knockout
from tasks.extract.legends import Legends, legends_of, level_of
from tasks.extract.party import Parties
from tasks.extract.questions import asked
from tasks.extract.rules import Hit
from tasks.extract.segment import units
from tasks.extract.trained.features import features_of
from tasks.extract.trained.scorer import Scorer, shipped
from tasks.extract.unit import READ_LIMIT, Unit

EXTRACTOR_VERSION = "requirements/5"


@dataclass(frozen=True, slots=True)
class Found:
    """What a document asks.

    Attributes:
        requirements: Rows of the compliance matrix, in tender order; exact repeats are listed once.
        doubtful: Passages that may ask something, for a person to check; in tender order, none of them a row.
    """

    requirements: tuple[Requirement, ...]
    doubtful: tuple[Requirement, ...]


def extract_requirements(document: ParsedDocument) -> tuple[Requirement, ...]:
    """Every requirement of a document, in tender order; see ``find_requirements``."""
    return find_requirements(document).requirements


def find_requirements(document: ParsedDocument, scorer: Scorer | None = None) -> Found:
    """What a document asks, and what may be asked; the same document always gives the same rows.

    Args:
        document: As a parser delivered it.
        scorer: The trained component; the one that ships with the code when None.
    """
    language = document.language
    judged = judged_units(document)
    probabilities = (scorer or shipped(language)).probabilities(features_of(judged, language))
    decisions = [decide(unit, probability) for unit, probability in zip(judged, probabilities, strict=True)]
    rows: list[Verdict | None] = [None if one.doubtful else one.verdict for one in decisions]
    placed = [one.unit for one in judged]
    legends = replace(
        legends_of((unit.head for unit in placed), language), decided=decided_by_consequence(placed, rows, language)
    )
    seen: set[str] = set()
    used: Counter[str] = Counter()
    found: list[Requirement] = []
    doubtful: list[Requirement] = []
    for position, (unit, decision) in enumerate(zip(judged, decisions, strict=True)):
        key = "".join(character for character in unit.unit.row_text if character.isalnum()).lower()
        if decision.verdict is None or key in seen:
            continue
        seen.add(key)
        row = _requirement(document, unit, decision.verdict, legends, position)
        used[row.id] += 1
        row = row if used[row.id] == 1 else row.model_copy(update={"id": f"{row.id}-{used[row.id]}"})
        (doubtful if decision.doubtful else found).append(row)
    return Found(tuple(found), tuple(doubtful))


def judged_units(document: ParsedDocument) -> list[Judged]:
    """Every unit of a document with what the rules make of it, in order."""
    language = document.language
    placed = [(unit, unit_mode(unit, language)) for unit in units(document.blocks, language)]
    parties = Parties(placed, language)
    buyers = buyer_names(unit.head for unit, _ in placed)
    questions = asked([unit for unit, _ in placed])
    judged: list[Judged] = []
    for position, (unit, mode) in enumerate(placed):
        verdict = None if position in questions else judge(unit, mode, language, buyers)
        judged.append(Judged(unit, mode, parties.of(unit, mode), verdict, *_findings(unit, language, buyers)))
    return judged


def _findings(unit: Unit, language: Language, buyers: frozenset[str]) -> tuple[tuple[tuple[str, str], ...], bool]:
    """The rules found against the bidding side (name, effect), and whether the words say that nothing is asked."""
    void = unit.kind == "row" and says_nothing(unit)
    if language == "zh":
        _, own, actor = chinese_findings(unit.head)
        return _named(own), void or actor == "buyer" or is_form_text(unit.head)
    own, buyer_acted = english_findings(unit.head, buyers)
    void = void or is_form_line(unit.head)
    return _named(own), void or (buyer_acted and not any(hit.rule.effect in _AGAINST_BIDDERS for hit in own))


_AGAINST_BIDDERS = frozenset({"obliges", "wishes", "voids"})


def _named(hits: Sequence[Hit]) -> tuple[tuple[str, str], ...]:
    return tuple((hit.rule.name, hit.rule.effect) for hit in hits)


def judge(unit: Unit, mode: Mode, language: Language, buyers: frozenset[str] = BUYER_EN) -> Verdict | None:
    """The verdict on a unit, by its kind and language."""
    if unit.kind in {"row", "cell"}:
        return judge_row(unit, mode, language, buyers)
    return judge_chinese(unit, mode) if language == "zh" else judge_english(unit, mode, buyers)


def _requirement(
    document: ParsedDocument, judged: Judged, verdict: Verdict, legends: Legends, position: int
) -> Requirement:
    unit, mode = judged.unit, judged.mode
    party = verdict.party or judged.party
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
