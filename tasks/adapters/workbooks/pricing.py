"""``pricing.xlsx``: the price with live formulas, each checked against the engine's exact figure."""

from __future__ import annotations

from openpyxl import Workbook

from models.pack import PackContent
from tasks.adapters.workbooks.deterministic import workbook_bytes
from tasks.adapters.workbooks.price_assumptions import write_assumptions, write_volumes
from tasks.adapters.workbooks.price_book import SHEETS, PriceBook
from tasks.adapters.workbooks.price_checks import write_checks
from tasks.adapters.workbooks.price_cost import write_cost
from tasks.adapters.workbooks.price_forms import write_price_forms
from tasks.adapters.workbooks.price_inputs import write_inputs
from tasks.adapters.workbooks.price_options import write_options
from tasks.adapters.workbooks.price_staffing import write_staffing
from tasks.adapters.workbooks.price_summary import write_summary
from tasks.adapters.workbooks.styles import add_styles


def render_pricing(content: PackContent) -> bytes:
    """The workbook's bytes; the same content gives the same bytes."""
    workbook = Workbook()
    add_styles(workbook, content.reading.language, content.estimate.currency)
    book = PriceBook(workbook, content)
    workbook.worksheets[0].title = book.word(SHEETS[0])
    for key in SHEETS[1:]:
        workbook.create_sheet(book.word(key))
    write_inputs(book, write_staffing(book))
    write_cost(book)
    write_options(book)
    if content.reading.language == "zh":
        write_price_forms(book)
    write_assumptions(book)
    write_volumes(book)
    write_checks(book)
    write_summary(book)
    title = content.reading.facts.title
    return workbook_bytes(workbook, title.value if title else content.tender.name)
