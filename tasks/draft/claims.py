"""Every sentence of a draft carries what it rests on; one without evidence cannot be built."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from models.document import Language
from models.frozen import Frozen
from models.match import Evidence
from models.provenance import Source
from tasks.draft.words import label

BasisKind = Literal["tender", "profile", "computed", "assumed"]
_QUOTE_LIMIT = 400


class Basis(Frozen):
    """What a claim rests on.

    Attributes:
        mark: As printed beside the claim: ``p14``, ``D2 p3``, ``3.2.1``.
        full: Enough to open the place: ``tender.pdf, p. 14``; a profile entry; how it was computed.
        quote: The tender's own words, verbatim; long ones are cut at the end with an ellipsis.
    """

    kind: BasisKind
    mark: str
    full: str
    quote: str = ""

    @property
    def title(self) -> str:
        """The place and the words, for a tooltip."""
        return f"{self.full}: “{self.quote}”" if self.quote else self.full


class Claim(Frozen):
    """A sentence or figure of a draft with its evidence."""

    text: str
    basis: tuple[Basis, ...] = Field(min_length=1)

    @property
    def assumed(self) -> bool:
        """Whether any of it is an assumption, which must then be shown as one."""
        return any(basis.kind == "assumed" for basis in self.basis)


class Citer(Frozen):
    """Names places the same way throughout one draft.

    Attributes:
        documents: The tender's documents; with more than one, marks carry ``D1``, ``D2`` ... in this order.
        whole: Whether stated values and lists stand in full; a card cuts and counts them.
    """

    language: Language
    documents: tuple[str, ...]
    whole: bool = False

    def tender(self, source: Source) -> Basis:
        """The place in the tender."""
        return Basis(kind="tender", mark=self._mark(source), full=source.cited(self.language), quote=_cut(source.text))

    def clause(self, source: Source, number: str | None) -> Basis:
        """The place of a numbered clause; the number is the mark where the format has no pages."""
        basis = self.tender(source)
        if source.page is not None or not number:
            return basis
        return basis.model_copy(update={"mark": f"§{number}", "full": f"{basis.full}, §{number}"})

    def profile(self, evidence: Evidence) -> Basis:
        """The entry of the company profile and the document that proves it."""
        document = evidence.document or label("no_document", self.language)
        return Basis(kind="profile", mark=evidence.title, full=f"{evidence.title} ({document})")

    def own(self, entry: str) -> Basis:
        """A field of the company profile."""
        name, slash, rest = entry.partition("/")
        known = label(f"own_{name}", self.language)
        shown = known if known != f"own {name}".replace("_", " ") else name
        full = label("named", self.language).format(name=label("profile", self.language), what=f"{shown}{slash}{rest}")
        return Basis(kind="profile", mark=label("profile", self.language), full=full)

    def computed(self, how: str) -> Basis:
        """A result of ours and how it came about."""
        return Basis(kind="computed", mark=label("computed", self.language), full=how)

    def assumed(self, reason: str) -> Basis:
        """An assumption and its reason."""
        return Basis(kind="assumed", mark=label("assumed", self.language), full=reason)

    def _mark(self, source: Source) -> str:
        several = len(self.documents) > 1 or source.page is None
        number = self.documents.index(source.document) + 1 if source.document in self.documents else 0
        document = f"D{number}" if several and number else ""
        page = label("page_mark", self.language).format(page=source.page) if source.page is not None else ""
        return f"{document} {page}".strip() or source.document


def _cut(text: str) -> str:
    return text if len(text) <= _QUOTE_LIMIT else f"{text[:_QUOTE_LIMIT]}…"
