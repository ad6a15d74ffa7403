"""What a document says about its own statements: which marks decide, which failures exclude, what is only a sketch."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.document import Language
from models.requirement import Level
from tasks.extract.judgement import Verdict
from tasks.extract.marks import marks_spoken_of
from tasks.extract.phrase import Phrase

# Decide without a word about them; every other mark only when the document says so.
_DECIDING_BY_CUSTOM = frozenset("★※")
_DECIDES = Phrase(
    "A mark's legend says that its clauses decide.",
    re.compile(r"实质性|无效|否决|废标|不允许负?偏离|不可偏离|必须(?:全部|完全)?满足|完全满足|一票"),
    "实质性条款，不满足即投标无效",
    "参考条款",
)
_DECIDES_NOT = Phrase(
    "A mark's legend says that its clauses do not decide.",
    re.compile(r"(?:不作为|不构成|不视为|不属于|不导致|非)[^，。；]{0,8}(?:无效|否决|废标|实质性)"),
    "不作为无效投标条款",
    "作为无效投标条款",
)
_COSTS_POINTS = Phrase(
    "A mark's legend says that its clauses cost points.",
    re.compile(r"扣 ?\d|扣除?分|被扣|不得分|加分"),
    "每项不满足扣2分",
    "扣除异常值后计算平均价",
)
_ALL_SUBMISSION = Phrase(
    "Breaking any rule of submission excludes the bid.",
    re.compile(
        r"(?:\bfail\w{0,6}\b|non-?compliant|not (?:compl|includ|conform))[^.]{0,120}(?:any|all)[^.]{0,80}"
        r"(?:removed|rejected|not be considered|eliminated|disqualified)|non-?compliant with any[^.]{0,80}removed|"
        r"\b(?:reject|disqualify|exclude)\b[^.]{0,120}\b(?:not|fails? to) (?:conform|comply|adhere|follow)\w*[^.]{0,30}"
        r"\binstructions\b|"
        r"\b(?:not|fails? to) (?:conform|comply|adhere|follow)\w*[^.]{0,60}\binstructions\b[^.]{0,80}"
        r"\b(?:reject|disqualif|exclu|eliminat|not be considered)\w*|"
        r"\bfail\w{0,6}\b[^.]{0,60}\b(?:required|requested|all|any)\b[^.]{0,60}\b(?:information|documents?|requirements)\b[^.]{0,80}"
        r"\b(?:non-?responsive|unacceptable|rejected|rejection|ineligible)\b",
        re.IGNORECASE,
    ),
    "Quotes that fail to follow any of these instructions will be rejected",
    "Any quote may be discussed, none will be rejected for its font",
)
_CONTENTS = Phrase(
    "A general rule that speaks of what a bid contains.",
    re.compile(r"\b(?:includ|contain|provid|submit)\w*\b[^.]{0,30}\b(?:any|all)\b", re.IGNORECASE),
    "fail to include all parts",
    "a late quote",
)
_NAMES_BIDS = Phrase(
    "Names what bidders hand in.",
    re.compile(r"\b(?:quot\w+|proposals?|offers?|offerors?|bids?|tenders?|submissions?|responses?)\b", re.IGNORECASE),
    "Proposals received late",
    "Invoices received late",
)
# "A bid that fails any of them": speaks of what stands beside it, not of every rule of the document.
_SPEAKS_OF_NEIGHBOURS = Phrase(
    "Speaks of what stands beside it, not of every rule.",
    re.compile(r"\bany (?:one )?of (?:them|these|those)\b|\bcriteri", re.IGNORECASE),
    "A bid that fails any of them",
    "A bid that fails any instruction",
)
_NOT_TAKEN = (
    r"not be (?:\w+ ){0,2}(?:consider|accept|evaluat|open|review|process|admit)\w*|reject\w+|disqualif\w+|excluded"
)
_LATE_RULE = Phrase(
    "Late bids are not considered.",
    re.compile(
        rf"\blate\b[^.]{{0,80}}\b(?:{_NOT_TAKEN}|returned)\b|"
        r"(?:after the (?:closing|due|submission|deadline)|\b(?:received|submitted|delivered) (?:after|later than)\b)"
        rf"[^.]{{0,160}}\b(?:{_NOT_TAKEN})\b",
        re.IGNORECASE,
    ),
    "Late offers will not be considered",
    "Late shifts will not be changed by the agency",
)
_BELOW = Phrase(
    "Speaks of what follows.",
    re.compile(r"\b(?:below|following)\b", re.IGNORECASE),
    "the following instructions",
    "the instructions followed so far",
)
_SKETCHED_STORIES = Phrase(
    "User stories are only a sketch.",
    re.compile(
        r"(?:preliminary|illustrative|sample|example)[^.]{0,40}user stor|"
        r"user stor[^.]{0,80}(?:illustrative|preliminary)",
        re.IGNORECASE,
    ),
    "These preliminary user stories may change",
    "Each user story is a requirement",
)


@dataclass(frozen=True, slots=True)
class Legends:
    """What the whole document says about what decides.

    Attributes:
        language: Of the document.
        marks: Marks whose clauses decide; ★ and ※ unless the document says otherwise.
        decides_from: From which sentence on every submission rule decides; None when no rule says so.
        late: Late bids are not considered.
        sketched_stories: User stories are called preliminary or illustrative.
        contents_only: The rule of ``decides_from`` speaks of what a bid must contain, not of its form or quality.
        decided: Positions of the sentences that one behind them makes decisive.
    """

    language: Language
    marks: frozenset[str]
    decides_from: int | None
    late: bool
    sketched_stories: bool
    contents_only: bool = False
    decided: frozenset[int] = frozenset()


def legends_of(texts: Iterable[str], language: Language) -> Legends:
    """The document's own legend of marks and its general rules.

    Args:
        texts: Its sentences, in order.
        language: Of the document.
    """
    deciding: set[str] = set()
    harmless: set[str] = set()
    decides_from: int | None = None
    late = sketched = contents_only = False
    for position, text in enumerate(texts):
        for mark, said in marks_spoken_of(text):
            if _DECIDES.search(_DECIDES_NOT.sub("", said)):
                deciding.add(mark)
            elif _DECIDES_NOT.search(said) or _COSTS_POINTS.search(said):
                harmless.add(mark)
        if decides_from is None and _decides_all(text):
            decides_from = position if _BELOW.search(text) else 0
            contents_only = bool(_CONTENTS.search(text))
        late = late or bool(_LATE_RULE.search(text))
        sketched = sketched or bool(_SKETCHED_STORIES.search(text))
    marks = deciding | (_DECIDING_BY_CUSTOM - harmless)
    return Legends(language, frozenset(marks), decides_from, late, sketched, contents_only)


def _decides_all(text: str) -> bool:
    """Whether breaking any submission rule of the document excludes the bid."""
    found = _ALL_SUBMISSION.search(text)
    return found is not None and bool(_NAMES_BIDS.search(text)) and not _SPEAKS_OF_NEIGHBOURS.search(found.group())


def level_of(verdict: Verdict, legends: Legends) -> Level:
    """The verdict's level; user stories bind unless the document calls them a sketch."""
    return "desirable" if verdict.rule == "user_story" and legends.sketched_stories else verdict.level
