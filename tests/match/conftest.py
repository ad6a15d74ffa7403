"""The shipped demo configuration, and requirements made from one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from models.capability import CompanyProfile
from models.requirement import Category, Requirement
from tasks.match.profile import BidRules, Concepts

CONFIG = Path(__file__).resolve().parents[2] / "templates" / "config"
Demand = Callable[..., Requirement]


def load(name: str) -> object:
    return yaml.safe_load((CONFIG / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def profile() -> CompanyProfile:
    return CompanyProfile.model_validate(load("company-profile.yaml"))


@pytest.fixture(scope="session")
def concepts() -> Concepts:
    return Concepts.model_validate(load("concepts.yaml"))


@pytest.fixture(scope="session")
def rules() -> BidRules:
    return BidRules.model_validate(load("bid-rules.yaml"))


@pytest.fixture(scope="session")
def demand() -> Demand:
    def make(text: str, category: Category = "scope", **more: object) -> Requirement:
        party = "bidder" if category in {"eligibility", "submission"} else "supplier"
        fields = {"id": text[:20], "document": "tender.pdf", "page": 3, "party": party, "confidence": 0.9} | more
        return Requirement.model_validate({"text": text, "category": category} | fields)

    return make
