"""Exact money: Decimal, half-up to the cent, one currency at a time."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from pydantic import Field, field_validator

from models.errors import CurrencyMismatchError
from models.frozen import Frozen

CENT = Decimal("0.01")


def round_half_up(amount: Decimal, places: Decimal = CENT) -> Decimal:
    """Return ``amount`` rounded half-up, as commerce and the tender rules do."""
    return amount.quantize(places, rounding=ROUND_HALF_UP)


class Money(Frozen):
    """An exact amount (OCDS ``Value``).

    Attributes:
        amount: Major units, rounded half-up to 0.01.
        currency: ISO 4217 code, upper case.
    """

    amount: Decimal
    currency: str = Field(pattern=r"^[A-Z]{3}$")

    @field_validator("amount")
    @classmethod
    def _to_the_cent(cls, amount: Decimal) -> Decimal:
        return round_half_up(amount)

    def __add__(self, other: Money) -> Money:
        """Add; raise ``CurrencyMismatchError`` across currencies."""
        if other.currency != self.currency:
            raise CurrencyMismatchError(f"{self.currency} + {other.currency}")
        return Money(amount=self.amount + other.amount, currency=self.currency)

    def __str__(self) -> str:
        """``GBP 214,900.00``."""
        return f"{self.currency} {self.amount:,.2f}"
