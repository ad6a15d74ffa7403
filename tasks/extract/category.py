"""What a requirement is about: vocabularies by category, the column of the ledger that a bid manager filters by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from models.document import Language
from models.requirement import Category, Party
from tasks.extract.vocabulary import Matched
from tasks.extract.vocabulary_en import ENGLISH
from tasks.extract.vocabulary_zh import CHINESE

# What the words of each party's duties are seldom about: a bid is submitted, a service is performed.
_WEIGHT: dict[Party, dict[Category, float]] = {
    "bidder": {
        "submission": 0.9,
        "commercial": 1.0,
        "eligibility": 1.0,
        "legal": 0.8,
        "staffing": 0.35,
        "technical": 0.1,
        "security": 0.2,
        "scope": 0.05,
        "service_level": 0.05,
        "reporting": 0.05,
        "transition": 0.1,
    },
    "supplier": {"submission": 0.05, "eligibility": 0.1, "scope": 0.5, "technical": 0.7},
}
# "Bidders must hold a licence": who may bid at all, whatever else the sentence names.
_QUALIFIES = re.compile(
    r"\b(?:bidder|tenderer|offeror|quoter|proposer|supplier|vendor|respondent|applicant)s?\b[^.]{0,40}"
    r"\b(?:must|shall|(?:is|are) required to|ha(?:s|ve) to)\b[^.]{0,20}"
    r"\b(?:hold|have|possess|be (?:duly |fully |currently |legally )?"
    r"(?:registered|licen[cs]ed|certified|accredited|authori[sz]ed|incorporated|solvent|eligible))\b"
    r"(?=[^.]{0,120}\b(?:licen|certif|accredit|regist|years?\b|turnover|experience|clearance|permit|eligib|solven|"
    r"incorporat|authori))",
    re.IGNORECASE,
)
_HEADING_SHARE = 0.8
_COLUMNS_SHARE = 0.5
_LEAD_IN_SHARE = 0.3
_DEFAULT: dict[Party, Category] = {"bidder": "submission", "supplier": "scope"}


def category_of(
    text: str,
    section: Sequence[str],
    party: Party,
    language: Language,
    columns: Sequence[str] = (),
    lead_in: str = "",
) -> Category:
    """The category whose vocabulary fits best; what stands around counts too, ties go by the vocabulary's order.

    Args:
        text: The requirement.
        section: Heading path, outermost first; the innermost two speak.
        party: Whose duty it is.
        language: Chooses the vocabulary.
        columns: For a table row: the column headings.
        lead_in: The sentence that a list item completes.
    """
    if language == "en" and party == "bidder" and _QUALIFIES.search(text):
        return "eligibility"
    headings = _heading_scores(tuple(section[-2:]), language)
    heads = " ".join(columns)
    best: Category = _DEFAULT[party]
    best_score = 0.3
    for name, vocabulary in _BOOK[language].items():
        around = headings[name] + _COLUMNS_SHARE * vocabulary.names(heads) + _LEAD_IN_SHARE * vocabulary.names(lead_in)
        score = (vocabulary.words_in(text) + around) * _WEIGHT[party].get(name, 1.0)
        if name == _DEFAULT[party]:
            score += 0.3
        if score > best_score:
            best, best_score = name, score
    return best


@lru_cache(maxsize=4096)
def _heading_scores(headings: tuple[str, ...], language: Language) -> dict[Category, float]:
    scores: dict[Category, float] = {}
    for name, vocabulary in _BOOK[language].items():
        named = [vocabulary.names(heading) / (1 + depth) for depth, heading in enumerate(reversed(headings))]
        scores[name] = _HEADING_SHARE * max(named, default=0.0)
    return scores


_BOOK: dict[Language, dict[Category, Matched]] = {
    "en": {name: Matched.of(vocabulary, "en") for name, vocabulary in ENGLISH.items()},
    "zh": {name: Matched.of(vocabulary, "zh") for name, vocabulary in CHINESE.items()},
}
