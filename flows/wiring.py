"""Composition root: settings become a store, a blob folder, a parser and validated configuration."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from flows.reading import document_reader
from flows.settings import Settings
from models.capability import CompanyProfile
from models.errors import ConfigError
from models.estimate import PricingRules, RateCard
from models.ports import Clock
from models.stage import hash_of
from tasks.adapters.blobs import FileBlobs
from tasks.adapters.clock import SystemClock
from tasks.adapters.config_files import read_mapping, seed_config
from tasks.adapters.document_reader import DocumentReader
from tasks.adapters.pack_shelf import PackShelf
from tasks.adapters.store import Store
from tasks.match.profile import BidRules, Concepts

TEMPLATES = Path(__file__).resolve().parents[1] / "templates" / "pack"

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Configuration:
    """What people may edit under ``config/``, validated.

    Attributes:
        rate_cards: By id.
        templates_hash: Of the page and document templates in force.
        digest: Over all of it; a change makes undecided packs be prepared anew.
    """

    profile: CompanyProfile
    concepts: Concepts
    bid_rules: BidRules
    pricing_rules: PricingRules
    rate_cards: tuple[RateCard, ...]
    templates_hash: str

    @property
    def digest(self) -> str:
        """One hash over everything that is configured."""
        parts: list[BaseModel] = [self.profile, self.concepts, self.bid_rules, self.pricing_rules, *self.rate_cards]
        return hash_of(self.templates_hash, *(part.model_dump_json() for part in parts))


@dataclass(frozen=True, slots=True)
class Office:
    """Everything one run works with."""

    settings: Settings
    clock: Clock
    store: Store
    blobs: FileBlobs
    shelf: PackShelf
    reader: DocumentReader
    configuration: Configuration


@contextmanager
def open_office(settings: Settings | None = None) -> Iterator[Office]:
    """The office of one run; the database is closed afterwards.

    Raises:
        ConfigError: A file under ``config/`` is missing or invalid; nothing is run with a guess.
        StoreUnavailableError: The database does not answer.
    """
    chosen = settings or Settings.read()
    configuration = load_configuration(chosen)
    with open_store(chosen) as store:
        blobs = FileBlobs(chosen.home_dir / "blobs")
        yield Office(
            settings=chosen,
            clock=SystemClock(),
            store=store,
            blobs=blobs,
            shelf=PackShelf(chosen.packs_dir, blobs),
            reader=document_reader(chosen),
            configuration=configuration,
        )


@contextmanager
def open_store(settings: Settings) -> Iterator[Store]:
    """The product's database, migrated; closed afterwards."""
    store = Store(settings.database, SystemClock())
    try:
        yield store
    finally:
        store.close()


def load_configuration(settings: Settings) -> Configuration:
    """The workspace's configuration; missing files are seeded from the shipped defaults first.

    Raises:
        ConfigError: naming the file and the field.
    """
    folder = settings.home_dir / "config"
    seed_config(folder)
    load = partial(_load, folder)
    return Configuration(
        profile=load("company-profile.yaml", CompanyProfile),
        concepts=load("concepts.yaml", Concepts),
        bid_rules=load("bid-rules.yaml", BidRules),
        pricing_rules=load("pricing-rules.yaml", PricingRules),
        rate_cards=load_rate_cards(folder),
        templates_hash=_hash_folder(TEMPLATES),
    )


def load_rate_cards(folder: Path) -> tuple[RateCard, ...]:
    """Every rate card under ``config/rate-cards/``, by id.

    Raises:
        ConfigError: There is none, one is wrong, or two have one id: which rates hold is never a guess.
    """
    cards: dict[str, tuple[RateCard, Path]] = {}
    for path in sorted((folder / "rate-cards").glob("*.y*ml")):
        card = _load(folder, path.relative_to(folder).as_posix(), RateCard)
        if card.id in cards:
            raise ConfigError(f"{path}: id: {card.id} is the id of {cards[card.id][1].name} too")
        cards[card.id] = card, path
    if not cards:
        raise ConfigError(f"{folder / 'rate-cards'} holds no rate card")
    return tuple(card for _id, (card, _path) in sorted(cards.items()))


def _load(folder: Path, name: str, model: type[Model]) -> Model:
    path = folder / name
    try:
        return model.model_validate(read_mapping(path))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"{path}: {where}: {first['msg']}") from error


def _hash_folder(folder: Path) -> str:
    names = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".py")
    return hash_of(*(part for path in names for part in (path.name, path.read_bytes().hex())))
