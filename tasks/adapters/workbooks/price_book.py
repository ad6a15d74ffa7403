"""The pricing workbook while it is written: sheets, names for formulas, and the checks that pile up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from models.document import Language
from models.estimate import Estimate
from models.pack import PackContent
from tasks.adapters.workbooks.tables import Formula, quoted
from tasks.draft.price_words import price_word

SHEETS = ("summary", "assumptions", "volumes", "staffing", "cost", "options", "inputs", "checks")
_NAME = re.compile(r"[^A-Za-z0-9_]")
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d{1,7}|[RrCc]\d*|[Rr]\d*[Cc]\d*")


@dataclass(frozen=True, slots=True)
class Check:
    """An engine value beside the formula that must give the same."""

    label: str
    engine: Decimal | float
    formula: Formula


@dataclass(slots=True)
class PriceBook:
    """What the sheets of one pricing workbook share.

    Attributes:
        names: Name in our formulas to the workbook's defined name.
        checks: In the order in which the sheets were written.
        differing: Formula for the number of checks that differ; known once the Checks sheet is written.
    """

    workbook: Workbook
    content: PackContent
    names: dict[str, str] = field(default_factory=dict)
    checks: list[Check] = field(default_factory=list)
    differing: str = "0"

    @property
    def language(self) -> Language:
        """Of the tender and so of every label."""
        return self.content.reading.language

    @property
    def estimate(self) -> Estimate:
        """What is shown."""
        return self.content.estimate

    def word(self, key: str) -> str:
        """A label in the tender's language."""
        return price_word(key, self.language)

    def sheet(self, key: str) -> Worksheet:
        """The sheet with this key of ``SHEETS``."""
        sheet = self.workbook[self.word(key)]
        if not isinstance(sheet, Worksheet):
            raise TypeError(f"{key} is not a worksheet")
        return sheet

    def define(self, name: str, sheet: Worksheet, cell: str) -> None:
        """Formulas may say ``name`` for this cell."""
        column, row = re.sub(r"\d", "", cell), re.sub(r"\D", "", cell)
        defined = defined_name(name)
        self.names[name] = defined
        self.workbook.defined_names[defined] = DefinedName(defined, attr_text=f"{quoted(sheet.title)}!${column}${row}")

    def check(self, label: str, engine: Decimal | float, formula: str) -> None:
        """The Checks sheet compares the engine's value with this formula."""
        self.checks.append(Check(label, engine, Formula(formula)))


def defined_name(name: str) -> str:
    """A name that a spreadsheet accepts: ASCII letters, digits, underscores, and unlike a cell's address."""
    safe = _NAME.sub("_", name)
    return f"in_{safe}" if _LIKE_A_CELL.fullmatch(safe) or not safe[:1].isalpha() else safe
