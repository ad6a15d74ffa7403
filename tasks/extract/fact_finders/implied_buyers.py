"""Who buys where nobody is named as buyer: assumed from who is named most, or acts as the contract's other party."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tasks.extract.fact_finders.choosing import Candidate
from tasks.extract.fact_finders.folding import bare, tidy
from tasks.extract.fact_finders.organisations import find_organisations
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.words import word_set

# "as agreed between the Contractor and PQR", "PQR's requirements", "PQR expects": the contract's other party
_ACRONYM_IS_PARTY = re.compile(
    r"(?<![\w-])(?P<name>[A-Z][A-Z&]{1,7})(?:'s (?:objectives?|requirements?|mission|needs?|portfolio|staff|employees"
    r"|headquarters|polic(?:y|ies))|\s(?:expects|requires|intends|seeks|wishes|anticipates|plans to|has a need"
    r"|currently (?:uses|has|maintains|operates)))\b"
    r"|\bbetween (?:the )?(?:[Cc]ontractor|[Ss]upplier|[Vv]endor|[Pp]rovider) and (?:the )?"
    r"(?P<party>[A-Z][A-Z&]{1,7})\b"
    r"|\b(?P<first>[A-Z][A-Z&]{1,7}) and the Contractor\b"
)
NOT_PARTY = word_set("CO COR COTR ACOR KO PM PMO QASP PWS SOW SOO RFP RFQ RFT ITT BPA IDIQ SLA FTE IT NOTICE FAR NDA")
_LEAST_PARTY = 4


def implied_buyers(passages: Sequence[Passage]) -> list[Candidate[str]]:
    """At most one assumed buyer: the organisation named most, else the initials of the contract's other party."""
    return list(_named_most(passages)) or list(_acronym_as_party(passages))


def _named_most(passages: Sequence[Passage]) -> Iterator[Candidate[str]]:
    """Where nobody acts as buyer: the organisation that the tender names clearly more often than any other."""
    first: dict[str, Candidate[str]] = {}
    times: Counter[str] = Counter()
    for passage in passages:
        if passage.language == "zh" or passage.kind == "row" or passage.rank == "form":
            continue
        for named in find_organisations(passage.text):
            name = tidy(passage.text[named.start : named.end])
            times[bare(name)] += 1
            remark = "nobody is named as buyer: the organisation named most often"
            first.setdefault(
                bare(name), Candidate(name, passage, named.start, named.end, 0.3, status="assumed", remark=remark)
            )
    ranked = [*times.most_common(2), ("", 0)]
    if ranked[0][1] >= 3 and ranked[0][1] >= 1.5 * ranked[1][1]:
        yield first[ranked[0][0]]


def _acronym_as_party(passages: Sequence[Passage]) -> Iterator[Candidate[str]]:
    """Where no organisation is named in full: the initials that stand as the contract's other party throughout."""
    first: dict[str, Candidate[str]] = {}
    times: Counter[str] = Counter()
    for passage in passages:
        if passage.language == "zh" or passage.kind in {"row", "margin"} or passage.rank == "form":
            continue
        for hit in _ACRONYM_IS_PARTY.finditer(passage.text):
            group = hit.lastgroup or "name"
            name = hit[group]
            if name not in NOT_PARTY:
                times[name] += 1
                remark = "no organisation is named in full: the initials that act as the contract's other party"
                first.setdefault(name, Candidate(name, passage, *hit.span(group), 0.3, status="assumed", remark=remark))
    ranked = [*times.most_common(2), ("", 0), ("", 0)]
    if ranked[0][1] >= _LEAST_PARTY and ranked[0][1] >= 2 * ranked[1][1]:
        yield first[ranked[0][0]]
