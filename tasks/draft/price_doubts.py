"""What the price rests on that nobody has confirmed; said wherever the price is shown."""

from __future__ import annotations

from typing import Literal

from models.pack import PackContent
from tasks.draft.words import label


def price_basis(content: PackContent) -> Literal["stated", "mixed", "assumed"]:
    """How the price may be shown: work of another trade is never priced from stated facts alone."""
    basis = content.estimate.basis
    return "mixed" if basis == "stated" and not content.match.is_contact_centre else basis


def price_warnings(content: PackContent) -> tuple[str, ...]:
    """The warnings of the price engine, behind the one that matters most where the work is another trade's."""
    other = () if content.match.is_contact_centre else (label("price_other_work", content.reading.language),)
    return tuple(dict.fromkeys((*other, *content.estimate.warnings)))
