"""Is this Chinese unit a requirement? Forms of words, weighed with who acts and in what chapter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tasks.extract import phrases_zh as phrases
from tasks.extract.context import Mode
from tasks.extract.judgement import Verdict
from tasks.extract.modality_zh import chinese_rules
from tasks.extract.rules import Hit
from tasks.extract.subjects_zh import Actor, actor_before, first_actor
from tasks.extract.tokens import tokenise
from tasks.extract.unit import Unit


@dataclass(frozen=True, slots=True)
class _Reading:
    """A sentence with the rules found in it, those among them that are not about the buyer's acts, and who acts."""

    text: str
    names: frozenset[str]
    own: frozenset[str]
    actor: Actor | None
    mode: Mode

    @property
    def modal(self) -> str | None:
        """The strict form of words that counts, if any."""
        return next((name for name in ("禁止", "须应", "配备") if name in self.own), None)

    @property
    def duty(self) -> str | None:
        """The looser form of words that counts, if any."""
        return next((name for name in ("职责", "提交", "限量") if name in self.own), None)


def judge_chinese(unit: Unit, mode: Mode) -> Verdict | None:
    """The verdict on one sentence or list item, or None when it asks nothing of the bidder."""
    text = phrases.SPACED_OUT.sub("", unit.head)
    if unit.kind == "heading" or mode == "definitions" or len(text) < _least_length(unit) or is_form_text(text):
        return None
    reading = _read(text, mode)
    if "定义" in reading.names or _is_of_the_buyer(unit, reading):
        return None
    if phrases.IMPORTANCE_MARK.search(text):
        return Verdict("重要条款标记", 0.95)
    return _voids(unit, reading) or _decide(unit, reading) or _listed(unit, reading)


def _least_length(unit: Unit) -> int:
    """Shorter texts say nothing; a lead-in whose items stand alone must say more than "应包括："."""
    if unit.opens_list:
        return 25
    return 5 if unit.lead_in else 7


def is_form_text(text: str) -> bool:
    """Whether a text is a line to fill in, a pledge in the bidder's own name, the frame of a contract, or a title."""
    patterns = (
        phrases.BLANK,
        phrases.PLEDGE,
        phrases.CONTRACT_FRAME,
        phrases.TITLE,
        phrases.ASKS_NOTHING,
        phrases.SAID_OF_WORDS,
    )
    return any(pattern.search(text) for pattern in patterns)


def _is_of_the_buyer(unit: Unit, reading: _Reading) -> bool:
    """Whether it stands in a list of the buyer's own duties and names nobody else."""
    above = (*unit.section[-1:], (unit.lead_in or "").rstrip("：:"))
    return reading.actor != "contractor" and any(map(phrases.BUYERS_DUTIES.search, above))


def _read(text: str, mode: Mode) -> _Reading:
    hits, own, actor = chinese_findings(text)
    return _Reading(
        text, frozenset(hit.rule.name for hit in hits), frozenset(hit.rule.name for hit in own), actor, mode
    )


@lru_cache(maxsize=512)
def chinese_findings(text: str) -> tuple[tuple[Hit, ...], tuple[Hit, ...], Actor | None]:
    """The rules found in a text, those among them that are not about the buyer's acts, and who acts first."""
    words = tokenise(text, "zh")
    hits = tuple(chinese_rules().hits(words))
    return hits, tuple(hit for hit in hits if actor_before(words, hit) != "buyer"), first_actor(words)


def _voids(unit: Unit, reading: _Reading) -> Verdict | None:
    if _only_tells(reading.text) or _refuses_objections(unit):
        return None
    if _voids_a_paper_only(reading.text):
        return Verdict("材料无效", 0.7)
    if "不接受" in reading.names and reading.mode not in {"buyer", "forms"}:
        return Verdict("不接受", 0.85, voids=True)
    scored = reading.mode == "evaluation" and "评审" in reading.names
    if "无效" in reading.names and not scored and (reading.mode != "buyer" or reading.actor == "contractor"):
        return Verdict("无效", 0.9, voids=True)
    return Verdict("无效情形", 0.85, voids=True) if _completes_a_list_of_voids(unit) else None


def _only_tells(text: str) -> bool:
    return any(
        pattern.search(text) for pattern in (phrases.BUYERS_PROCEDURE, phrases.PRICE_PREFERENCE, phrases.VOIDS_NOTHING)
    )


def _refuses_objections(unit: Unit) -> bool:
    said = f"{unit.lead_in or ''}{unit.head}"
    return any(map(phrases.OBJECTION_HEADING.search, unit.section[-1:])) and bool(phrases.NOT_HEARD.search(said))


def _voids_a_paper_only(text: str) -> bool:
    return bool(phrases.VOIDS_PAPER.search(text)) and not phrases.VOIDS_BID.search(phrases.VOIDS_PAPER.sub("", text))


def _completes_a_list_of_voids(unit: Unit) -> bool:
    if unit.lead_in is None or phrases.FAILS_PROCEDURE.search(unit.lead_in):
        return False
    return bool(phrases.LEAD_VOIDS.search(unit.lead_in))


def _decide(unit: Unit, reading: _Reading) -> Verdict | None:
    if reading.mode in {"evaluation", "buyer"}:
        return _in_evaluation(reading)
    if reading.mode == "forms":
        return _in_forms(unit, reading)
    if reading.modal is not None:
        return Verdict(reading.modal, 0.9)
    terms = _states_terms(reading)
    if terms is not None:
        return terms
    if reading.mode == "work":
        return _in_work(unit, reading)
    return _in_instructions(unit, reading)


def _states_terms(reading: _Reading) -> Verdict | None:
    """When and where to deliver, what the price covers, what being late costs: binding without a modal."""
    if reading.mode == "background" or reading.actor == "buyer" or phrases.KEY_WITHOUT_VALUE.search(reading.text):
        return None
    if phrases.KEY_OF_DELIVERY.search(reading.text):
        return Verdict("履约条款", 0.65)
    if phrases.PRICE_COVERS.search(reading.text):
        return Verdict("报价包含", 0.7)
    if phrases.PENALTY.search(reading.text) and not phrases.BUYERS_BREACH.search(reading.text):
        return Verdict("违约金", 0.6, party="supplier")
    return None


def _in_instructions(unit: Unit, reading: _Reading) -> Verdict | None:
    """Notices, instructions, contracts, unknown chapters: key lines and duties count, the buyer's acts do not."""
    named = reading.actor == "contractor"
    if not named and phrases.BUYERS_PROCEDURE.search(reading.text):
        return None
    if reading.mode == "instructions" and _is_key_line(reading.text):
        return Verdict("前附表条款", 0.6)
    if reading.actor == "buyer" or phrases.CONTACT.search(reading.text):
        return None
    if _is_eligibility(unit, reading):
        return Verdict("资格条件", 0.75, party="bidder", category="eligibility")
    return _duty_in_instructions(unit, reading)


def _duty_in_instructions(unit: Unit, reading: _Reading) -> Verdict | None:
    named = reading.actor == "contractor"
    if reading.duty is not None and (named or unit.lead_in is not None or reading.mode != "other"):
        return Verdict(reading.duty, 0.75 if named or unit.lead_in is not None else 0.6)
    if "行事" in reading.own and named:
        return Verdict("行事", 0.6)
    return Verdict("愿望", 0.6, level="desirable") if "愿望" in reading.own else None


def _is_eligibility(unit: Unit, reading: _Reading) -> bool:
    """Whether it is a condition in the list of what a bidder must be or have."""
    stated = unit.kind == "item" and len(reading.text) >= 8 and reading.mode == "instructions"
    return (
        stated
        and any(map(phrases.ELIGIBILITY_HEADING.search, unit.section[-1:]))
        and not phrases.NOT_ELIGIBILITY.search(reading.text)
        and not phrases.NOT_ELIGIBILITY.search((unit.lead_in or "").rstrip("：:"))
    )


def _is_key_line(text: str) -> bool:
    return bool(phrases.KEY_LINE.search(text)) and not phrases.KEY_WITHOUT_VALUE.search(text)


def _in_evaluation(reading: _Reading) -> Verdict | None:
    """Scoring and review: only what the bid must contain or prove."""
    if phrases.BUYERS_PROCEDURE.search(reading.text):
        return None
    if phrases.EVIDENCE.search(reading.text) and reading.actor != "buyer":
        return Verdict("证明材料", 0.7)
    if phrases.SCORED_CONTENT.search(reading.text):
        return Verdict("评分内容", 0.55)
    if phrases.SCORED_CERTIFICATE.search(reading.text):
        return Verdict("评分证书", 0.55, level="desirable")
    if reading.modal is not None and (reading.actor == "contractor" or phrases.OBJECTION.search(reading.text)):
        return Verdict(reading.modal, 0.8)
    return None


def _in_forms(unit: Unit, reading: _Reading) -> Verdict | None:
    """Blank forms: only their notes to the bidder, and the rules of conduct that a pledge sets."""
    if reading.actor == "buyer" or phrases.PLACEHOLDER.search(reading.text):
        return None
    if reading.modal is not None and (reading.actor == "contractor" or phrases.NOTE.match(reading.text)):
        return Verdict(reading.modal, 0.75)
    if phrases.CONDUCT.match(reading.text) and any(map(phrases.PLEDGE_HEADING.search, unit.section[-2:])):
        return Verdict("承诺事项", 0.55)
    if phrases.EVIDENCE.search(reading.text) and phrases.COPY.search(reading.text):
        return Verdict("证明材料", 0.6)
    if phrases.FILL_IN.search(reading.text) and (reading.actor == "contractor" or "表" in reading.text):
        return Verdict("提交", 0.6)
    inside_form = any(map(phrases.FORM_HEADING.search, unit.section[-1:]))
    return Verdict(reading.modal, 0.6) if reading.modal is not None and not inside_form else None


def _in_work(unit: Unit, reading: _Reading) -> Verdict | None:
    """The buyer's needs: everything there is asked for, modal or not, except what the buyer does itself."""
    if reading.actor == "buyer" or phrases.CONTACT.search(reading.text):
        return None
    if "愿望" in reading.own and (reading.duty is None or phrases.WISHED.search(reading.text)):
        return Verdict("愿望", 0.6, level="desirable")
    if reading.duty is not None:
        return Verdict(reading.duty, 0.8)
    if _is_key_line(reading.text):
        return Verdict("前附表条款", 0.6)
    if len(reading.text) >= 10 and (unit.number or unit.kind == "item" or unit.text[-1] in "。；;"):
        return Verdict("需求章节条目", 0.6)
    return None


def _listed(unit: Unit, reading: _Reading) -> Verdict | None:
    if unit.lead_in is None or reading.mode in {"background", "buyer", "forms", "evaluation"}:
        return None
    if (
        reading.actor == "buyer"
        or phrases.PART_OF_TENDER.search(reading.text)
        or phrases.LEAD_OF_BUYER.search(unit.lead_in)
    ):
        return None
    return Verdict("列举项", 0.6) if phrases.LEAD_OBLIGES.search(unit.lead_in) else None
