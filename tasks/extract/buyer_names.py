"""What an English tender calls its buyer, told from what only a buyer does: reserve rights, evaluate, award."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.extract.actors import BUYER_EN, CONTRACTOR_EN, SUBMISSION_EN
from tasks.extract.wordlist import words

_BUYERS_ACT = re.compile(
    r"\b([A-Z][A-Za-z]{1,20}) (?:reserves? the (?:sole )?right|intends to (?:award|issue|select|make)|"
    r"(?:is|are) (?:seeking|soliciting)|"
    r"(?:will|shall) (?:evaluate|award|select|notify|furnish|reject|consider|conduct a pre))"
)
_NOT_A_NAME = words("it they we this that these system solution contract agreement and or who which section team")


def buyer_names(texts: Iterable[str]) -> frozenset[str]:
    """Lower-case words that stand for the buyer in this document, the usual ones included.

    Args:
        texts: The document's sentences.
    """
    named = {name.lower() for text in texts for name in _BUYERS_ACT.findall(text)}
    return BUYER_EN | (named - CONTRACTOR_EN - SUBMISSION_EN - _NOT_A_NAME)
