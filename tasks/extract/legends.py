"""What a document says about its own statements: which marks decide, which failures exclude, what is only a sketch."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.document import Language
from models.requirement import Level
from tasks.extract.judgement import Verdict

_LEGEND = re.compile(
    r"[“\"'‘（(]?([★▲※●◆☆])[”\"'’）)]?[^。\n]{0,60}(?:实质性|无效|否决|废标|不允许负?偏离|不可偏离|必须满足)"
)
_ALL_SUBMISSION = re.compile(
    r"(?:fail\w*|non-?compliant|not (?:compl|includ|conform))[^.]{0,120}(?:any|all)[^.]{0,80}"
    r"(?:removed|rejected|not be considered|eliminated|disqualified)|non-?compliant with any[^.]{0,80}removed",
    re.IGNORECASE,
)
_LATE_RULE = re.compile(r"\blate\b[^.]{0,80}\bnot be\b|after the (?:closing|due)[^.]{0,160}\bnot be\b", re.IGNORECASE)
_SKETCHED_STORIES = re.compile(
    r"(?:preliminary|illustrative|sample|example)[^.]{0,40}user stor|user stor[^.]{0,80}(?:illustrative|preliminary)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Legends:
    """What the whole document says about what decides.

    Attributes:
        language: Of the document.
        marks: Marks whose clauses decide; ★ unless the document says otherwise.
        all_submission: Every submission rule decides.
        late: Late bids are not considered.
        sketched_stories: User stories are called preliminary or illustrative.
    """

    language: Language
    marks: frozenset[str]
    all_submission: bool
    late: bool
    sketched_stories: bool


def legends_of(texts: Iterable[str], language: Language) -> Legends:
    """The document's own legend of marks and its general rules.

    Args:
        texts: Its sentences.
        language: Of the document.
    """
    marks = {"★", "※"}
    everything = late = sketched = False
    for text in texts:
        marks.update(_LEGEND.findall(text))
        everything = everything or bool(_ALL_SUBMISSION.search(text))
        late = late or bool(_LATE_RULE.search(text))
        sketched = sketched or bool(_SKETCHED_STORIES.search(text))
    return Legends(language, frozenset(marks), everything, late, sketched)


def level_of(verdict: Verdict, legends: Legends) -> Level:
    """The verdict's level; user stories bind unless the document calls them a sketch."""
    return "desirable" if verdict.rule == "user_story" and legends.sketched_stories else verdict.level
