"""A parsed document's requirements, each traced to its place; reads text only, decides nothing about the bid."""

from __future__ import annotations

import hashlib
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
from tasks.extract.same_text import key
from tasks.extract.scripts import LEADING, Script, script_of
from tasks.extract.segment import units
from tasks.extract.sentences import sentence_spans
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
    probabilities = _probabilities(judged, language, scorer)
    decisions = [decide(unit, probability) for unit, probability in zip(judged, probabilities, strict=True)]
    rows: list[Verdict | None] = [None if one.doubtful else one.verdict for one in decisions]
    placed = [one.unit.comparable() for one in judged]
    legends = replace(
        legends_of((unit.head for unit in placed), language), decided=decided_by_consequence(placed, rows)
    )
    found: dict[str, Requirement] = {}
    doubtful: dict[str, Requirement] = {}
    for position, (unit, decision) in enumerate(zip(judged, decisions, strict=True)):
        said = doubtful if decision.doubtful else found
        text = key(unit.unit.row_text)
        if decision.verdict is not None and text not in said:
            said[text] = _requirement(document, unit, placed[position], decision.verdict, legends, position)
    return Found(tuple(found.values()), tuple(row for text, row in doubtful.items() if text not in found))


def judged_units(document: ParsedDocument) -> list[Judged]:
    """Every unit of a document with what the rules make of it, in order."""
    printed = units(document.blocks, document.language)
    placed = [(unit, unit_mode(unit, unit.language)) for unit in map(Unit.comparable, printed)]
    parties = Parties(placed)
    buyers = buyer_names(unit.head for unit, _ in placed)
    questions = asked([unit for unit, _ in placed])
    judged: list[Judged] = []
    for position, (unit, mode) in enumerate(placed):
        verdict = None if position in questions else _judge_both(unit, mode, buyers)
        party = parties.of(unit, mode)
        judged.append(Judged(printed[position], mode, party, verdict, *_findings(unit, buyers)))
    return judged


def _judge_both(unit: Unit, mode: Mode, buyers: frozenset[str]) -> Verdict | None:
    """The verdict on a unit; what its translation asks, or says to void the bid, it asks and says too."""
    verdict = judge(unit, mode, buyers)
    script = script_of(unit.translation) if unit.translation else None
    if unit.translation is None or script is None or script not in _JUDGED_IN or unit.kind == "heading":
        return verdict
    language = _JUDGED_IN[script]
    if len(sentence_spans(unit.translation, language)) != 1:
        return verdict  # of the whole clause: it may void by another sentence than this one
    other = judge(replace(unit, text=unit.translation, label="", language=language).comparable(), mode, buyers)
    if verdict is None or other is None:
        return verdict or other
    return replace(verdict, voids=verdict.voids or other.voids)


_JUDGED_IN: dict[Script, Language] = {script: language for language, script in LEADING.items()}


def _probabilities(judged: Sequence[Judged], language: Language, scorer: Scorer | None) -> list[float]:
    """How likely each unit asks something, by the component of its own language.

    Args:
        judged: In order.
        language: Of the document.
        scorer: For the document's language; the one that ships with the code when None.
    """
    likely = (scorer or shipped(language)).probabilities(features_of(judged, language))
    if all(one.unit.language == language for one in judged):
        return likely
    other: Language = "en" if language == "zh" else "zh"
    in_other = shipped(other).probabilities(features_of(judged, other))
    return [
        mine if one.unit.language == language else theirs
        for one, mine, theirs in zip(judged, likely, in_other, strict=True)
    ]


def _findings(unit: Unit, buyers: frozenset[str]) -> tuple[tuple[tuple[str, str], ...], bool]:
    """The rules found against the bidding side (name, effect), and whether the words say that nothing is asked."""
    void = unit.kind == "row" and says_nothing(unit)
    if unit.language == "zh":
        _, own, actor = chinese_findings(unit.head)
        return _named(own), void or actor == "buyer" or is_form_text(unit.head)
    own, buyer_acted = english_findings(unit.head, buyers)
    void = void or is_form_line(unit.head)
    told = buyer_acted or any(hit.rule.name == "history" for hit in own)
    return _named(own), void or (told and not any(hit.rule.effect in _AGAINST_BIDDERS for hit in own))


_AGAINST_BIDDERS = frozenset({"obliges", "wishes", "voids"})


def _named(hits: Sequence[Hit]) -> tuple[tuple[str, str], ...]:
    return tuple((hit.rule.name, hit.rule.effect) for hit in hits)


def judge(unit: Unit, mode: Mode, buyers: frozenset[str] = BUYER_EN) -> Verdict | None:
    """The verdict on a unit, by its kind and language."""
    if unit.kind in {"row", "cell"}:
        return judge_row(unit, mode, unit.language, buyers)
    return judge_chinese(unit, mode) if unit.language == "zh" else judge_english(unit, mode, buyers)


def _requirement(
    document: ParsedDocument, judged: Judged, read: Unit, verdict: Verdict, legends: Legends, position: int
) -> Requirement:
    unit, mode = judged.unit, judged.mode
    party = verdict.party or judged.party
    category = verdict.category or category_of(
        read.row_text[:READ_LIMIT], read.section, party, read.language, read.headers, (read.lead_in or "")[-300:]
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
        knockout=is_knockout(read, verdict, party, category, mode, legends, position),
        party=party,
        category=category,
        confidence=verdict.confidence,
        source="ocr" if unit.ocr else "table" if unit.kind in {"row", "cell"} else "text",
        lead_in=unit.lead_in,
        rule=verdict.rule,
        translation=unit.translation,
    )
