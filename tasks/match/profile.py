"""What people may edit about matching and deciding: the concept vocabulary and the bid rules (config/*.yaml)."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from models.capability import Text
from models.frozen import Frozen
from models.requirement import Category

GateId = Literal[
    "deadline", "contact_centre", "licence", "certificates", "knockouts", "conflict", "ceiling", "capacity", "reading"
]
FactorId = Literal[
    "own_centre",
    "outsourcing_intent",
    "volume",
    "self_run_ability",
    "business_effect",
    "outsourcing_experience",
    "quality_vs_price",
    "relationship",
    "references",
    "capacity_ramp",
    "price_to_win",
    "terms",
]


class Concept(Frozen):
    """One idea of the field with the words that name it.

    Attributes:
        en: English terms; hyphens, plurals and case are taken care of.
        zh: Chinese terms.
        category: The requirement category it usually belongs to.
        signal: Its words say by themselves that the work is a contact centre's.
        context: It tells what kind of tender this is and needs no evidence of ours.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    category: Category
    signal: bool = False
    context: bool = False


class Concepts(Frozen):
    """The vocabulary of config/concepts.yaml."""

    concepts: tuple[Concept, ...]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        twice = [one for one, count in Counter(concept.id for concept in self.concepts).items() if count > 1]
        if twice:
            raise ValueError(f"concept ids used twice: {', '.join(twice)}")
        return self


class Band(Frozen):
    """From this value on (inclusive), this score."""

    at_least: Decimal
    score: int = Field(ge=0, le=5)


class FactorRule(Frozen):
    """One scored factor of the bid/no-bid decision.

    Attributes:
        weight: Share of the total; all twelve add up to 100.
        bands: Ascending; how the measured value becomes a score. Empty for factors that are not measured.
        score: What a person knows about every tender of this house (0..5); None lets the engine look.
    """

    id: FactorId
    name: Text
    weight: int = Field(ge=0, le=100)
    bands: tuple[Band, ...] = ()
    score: int | None = Field(default=None, ge=0, le=5)
    question: Text

    def score_of(self, value: Decimal) -> int:
        """The score of the last band that the value reaches; 0 below the first."""
        return max((band for band in self.bands if value >= band.at_least), key=_start, default=_NOTHING).score


def _start(band: Band) -> Decimal:
    return band.at_least


_NOTHING = Band(at_least=Decimal(0), score=0)


class GateRule(Frozen):
    """One knock-out question; a gate that is left out of the file is not asked."""

    id: GateId
    name: Text


class Thresholds(Frozen):
    """Where a score out of 100 becomes a decision."""

    bid: Decimal = Decimal(70)
    conditional: Decimal = Decimal(55)


class RiskRules(Frozen):
    """Limits that the gates compare with.

    Attributes:
        deadline_min_days: Fewer days left than this ask a person whether the bid can still be written.
        ramp_max_months: Hiring for longer than this asks a person.
        expiry_within_term: What a mandatory certificate means that is valid at the start but ends within the term.
        low_confidence: Facts read with less confidence than this never pass a gate.
        licence: Id of the certificate that contact-centre work always needs, by language of the tender.
    """

    deadline_min_days: int = 7
    ramp_max_months: Decimal = Decimal(4)
    expiry_within_term: Literal["fail", "ask"] = "ask"
    low_confidence: float = 0.6
    licence: dict[str, str] = Field(default_factory=dict)


class BidRules(Frozen):
    """The rules of config/bid-rules.yaml."""

    gates: tuple[GateRule, ...]
    factors: tuple[FactorRule, ...]
    thresholds: Thresholds = Thresholds()
    risk: RiskRules = RiskRules()

    @model_validator(mode="after")
    def _weights_make_one_hundred(self) -> Self:
        total = sum(factor.weight for factor in self.factors)
        if total != 100:
            raise ValueError(f"the factors' weights add up to {total}, not 100")
        return self
