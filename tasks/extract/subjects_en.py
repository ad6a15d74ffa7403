"""Whose act an English form of words is: does the buying side stand as its subject, or behind its "by"?"""

from __future__ import annotations

from spacy.tokens import Doc

from tasks.extract.actors import CONTRACTOR_EN, SUBMISSION_EN
from tasks.extract.rules import Hit
from tasks.extract.wordlist import words

_CLAUSE_STARTS = words(", ; : ( ) that which if when where — –")
_JOINERS = words("and or also then but")
# Behind one of these the buyer's name only describes a thing.
_BUYER_PROPERTY = words("'s ’s - facilities property site sites systems data furnished premises access")
_BUYER_STAFF = words("technical representative designee staff office")
_NOT_THE_BUYERS_ACT = words("received approved accepted authorized required requested")


def names_bidding_side(text: Doc) -> bool:
    """Whether the bidding or performing side, or what it hands in, is named at all."""
    return any(token.lower_ in CONTRACTOR_EN or token.lower_ in SUBMISSION_EN for token in text)


def asks_nothing(text: Doc, hit: Hit, hits: list[Hit], buyers: frozenset[str]) -> bool:
    """Whether a form of words is about the buying side's own acts, or part of a procedure of its own.

    Args:
        text: The sentence.
        hit: The form of words.
        hits: All that were found in the sentence.
        buyers: What this document calls its buyer, lower case.
    """
    procedure = any(other.rule.name == "procedure" and other.start <= hit.end - 1 < other.end for other in hits)
    if hit.rule.name == "will_of_contractor":
        return procedure  # "the vendor will be notified" asks nothing of the vendor
    if any(word.lower_ in CONTRACTOR_EN for word in text[max(0, hit.start - 8) : hit.start]):
        return _buyer_acts(text, hit, buyers)
    return (procedure and text[0].lower_ != "no") or _buyer_acts(text, hit, buyers) or _done_by_buyer(text, hit, buyers)


def _done_by_buyer(text: Doc, hit: Hit, buyers: frozenset[str]) -> bool:
    """Whether it goes on like "shall be held by the agency"."""
    if hit.rule.name not in {"shall", "will_be_done"}:
        return False
    for position in range(hit.end, min(hit.end + 7, len(text))):
        if text[position].lower_ in _NOT_THE_BUYERS_ACT:
            return False
        if text[position].lower_ == "by":
            return _starts_with_buyer(text, position + 1, position + 4, buyers)
    return False


def _buyer_acts(text: Doc, hit: Hit, buyers: frozenset[str]) -> bool:
    """Whether the buying side is the subject in front; a joined second verb keeps the first one's subject."""
    start = hit.start
    while start > 0 and text[start - 1].lower_ not in _CLAUSE_STARTS:
        start -= 1
        if text[start].lower_ in _JOINERS and hit.start - start > 1:
            break
    head = [token.lower_ for token in text[start : hit.start]]
    shares_subject = not head or (len(head) == 1 and head[0] in _JOINERS)
    if shares_subject and start > 0:
        return _starts_with_buyer(text, 0, start, buyers)
    return _starts_with_buyer(text, start, hit.start, buyers)


def _starts_with_buyer(text: Doc, start: int, end: int, buyers: frozenset[str]) -> bool:
    for position in range(start, min(end, start + 6, len(text))):
        word = text[position].lower_
        if word in CONTRACTOR_EN or word in SUBMISSION_EN:
            return False
        if word in buyers:
            following = text[position + 1].lower_ if position + 1 < len(text) else ""
            owner = following in {"'s", "’s"} and text[min(position + 2, len(text) - 1)].lower_ in _BUYER_STAFF
            if owner or following not in _BUYER_PROPERTY:
                return True
    return False
