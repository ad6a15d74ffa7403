"""Answers too short to be read by themselves that settle something about a named clause: a person must apply them."""

from __future__ import annotations

import re

from tasks.extract.amendments.answers import IDLE
from tasks.extract.amendments.entry import name, plain
from tasks.extract.amendments.standing import Standing
from tasks.extract.amendments.targets import target_of

_LONGEST = 90  # characters; a longer answer is read like any text
_LONGEST_QUESTION = 1500
_LARGEST_PART = 10  # requirements; a question about a whole chapter asks for information
_CODE = re.compile(r"(?<![\w-])[A-Z]{2,5}-?\d{1,3}(?!\w)")
_YES = re.compile(r"\W*(?:yes|correct|confirmed|agreed|that is correct|是的?|可以|允许|同意|接受|认可)", re.IGNORECASE)
_BARE_YES = re.compile(
    r"\W*(?:yes|correct|confirmed|agreed|(?:yes,? )?that is correct|是的?|可以|允许|同意|接受|认可)\W*", re.IGNORECASE
)
_BARE_NO = re.compile(r"\W*(?:no|否|不(?:可以|允许|同意|接受|予\w{2})?)\b[^.;。；]{0,40}\W*", re.IGNORECASE)
_CHANGE = (
    r"(?:extend|extension|waiv|relax|reduc|increas|remov|delet|chang|revis|amend|modif|exempt|lower|rais|postpon)\w*"
)
_ASKS_FOR_A_CHANGE = re.compile(
    rf"\b(?:can|could|may|will|would|is it possible|please)\b[^?]{{0,160}}\b{_CHANGE}"
    r"|(?:可否|能否|是否(?:可以?|能够?|考虑|同意)|可以|请)[^？?]{0,60}(?:延|放宽|调整|修改|变更|取消|删除|提高|降低|减少|增加|推迟)",
    re.IGNORECASE,
)
_ASKS_FOR_LEAVE = re.compile(
    r"\b(?:can|could|may|will|would|is it|are)\b[^?]{0,160}\b(?:accept|allow|permit|instead|in lieu|alternativ|"
    r"substitut|suffic|do\?)|(?:可否|能否|是否(?:可以?|能够?|允许|接受))",
    re.IGNORECASE,
)
_RELIEVES = re.compile(
    r"\bnot (?:\w{1,16} )?(?:required|needed|necessary|mandatory|applicable|expected)\b|\bno longer\b|\boptional\b"
    r"|不(?:再)?(?:作|做)?(?:强制)?(?:要求|需要)|无需|无须|不必|非必须",
    re.IGNORECASE,
)
_SAYS_NOTHING = tuple(idle.regex for idle in IDLE if idle.name in {"refers", "tells nothing yet", "leaves as it is"})


def settles(question: str, answer: str, standing: Standing) -> str:
    """What a short answer settles, for a person to apply: "clause 3.7"; empty when it is information or a confirmation.

    Args:
        question: As asked.
        answer: What the buyer says, without its marker.
        standing: The tender as it stands.
    """
    if len(answer) > _LONGEST or len(question) > _LONGEST_QUESTION or any(one.search(answer) for one in _SAYS_NOTHING):
        return ""
    asks_for_a_change = bool(_ASKS_FOR_A_CHANGE.search(question))
    part = _named_part(question, standing)
    if not part:
        return "the change asked for" if asks_for_a_change and _YES.match(answer) else ""
    asks = asks_for_a_change or bool(_ASKS_FOR_LEAVE.search(question))
    is_confirmed = bool(_BARE_YES.fullmatch(answer)) and not asks
    is_refused = bool(_BARE_NO.fullmatch(answer)) and asks and not _RELIEVES.search(answer)
    return "" if is_confirmed or is_refused else part


def _named_part(question: str, standing: Standing) -> str:
    """The clause or row that a question names and that asks for something; empty when it names none."""
    target = target_of(question)
    for number in reversed((*target.numbers, *target.also)):
        owners = standing.index.owners(plain(number))
        asked = {row.id for at in owners if not standing[at].gone and (row := standing[at].requirement)}
        if 0 < len(asked) <= _LARGEST_PART:
            return f"clause {number}"
    for code in _CODE.findall(question):
        if standing.index.is_named(name(code)):
            return str(code)
    return ""
