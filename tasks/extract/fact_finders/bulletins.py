"""Documents that list many tenders: what they say is the key data of none of them."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.extract.fact_finders.deadlines import submission_dates
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.references import labelled_codes

_MANY = 5


def lists_many_tenders(passages: Sequence[Passage]) -> bool:
    """Whether the documents hold many tenders: many numbers of tenders and as many closing days."""
    codes = {one.value for one in labelled_codes(passages)}
    return len(codes) >= _MANY and len({one.value[:10] for one in submission_dates(passages)}) >= _MANY
