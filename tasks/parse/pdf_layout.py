"""Pages laid out: running heads, feet and footnotes apart, lines and tables of the rest in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from tasks.parse.pdf_aligned import with_aligned_tables
from tasks.parse.pdf_characters import Sides, Word
from tasks.parse.pdf_figures import Figure, captioned, figures_of, watermarks_of
from tasks.parse.pdf_furniture import footnote_lines, in_band, margins_of, masked
from tasks.parse.pdf_lines import PrintedLine, lines_of, measured, sideways_lines_of
from tasks.parse.pdf_paragraphs import usual_pitch
from tasks.parse.pdf_ruling import Rule
from tasks.parse.pdf_tables import PlacedTable, ruled_tables
from tasks.parse.tables import text_of


@dataclass(frozen=True, slots=True)
class PageContent:
    """What was read from one page.

    Attributes:
        number: From 1.
        height: Of the page as its text reads, in points.
        words: In the order the file draws them.
        rules: Straight rules; empty where there are too few to draw a table.
        width: Of the page as its text reads, in points.
        pictures: Boxes of its pictures.
    """

    number: int
    height: float
    words: list[Word]
    rules: list[Rule]
    width: float = 0.0
    pictures: list[Sides] = field(default_factory=list)


Item = PrintedLine | PlacedTable | Figure
_FULL_PAGE_LINES = 12


@dataclass(slots=True)
class LaidPage:
    """One page laid out: its margins apart, its flow in reading order.

    Attributes:
        headers: Running heads, from top to bottom.
        footers: Running feet, from top to bottom.
        sideways: Text that does not read from left to right.
        flow: Lines, tables and figures in reading order.
        watermark: Words of the watermark as one line; empty where there is none.
        footnotes: Lines at the foot, from top to bottom; no part of the flow.
        pitch: Usual distance from line to line in points; 0 when unknown.
    """

    headers: list[PrintedLine]
    footers: list[PrintedLine]
    sideways: list[PrintedLine]
    flow: list[Item]
    watermark: list[PrintedLine] = field(default_factory=list)
    footnotes: list[PrintedLine] = field(default_factory=list)
    pitch: float = 0.0

    @property
    def lines(self) -> list[PrintedLine]:
        """The lines of the flow."""
        return [item for item in self.flow if isinstance(item, PrintedLine)]


def lay_out(pages: Sequence[PageContent], vocabulary: Collection[str]) -> list[LaidPage]:
    """Every page with its parts in reading order.

    Args:
        pages: All pages of the document, in order.
        vocabulary: Words of the document in lower case, for line-end hyphens.
    """
    marks = watermarks_of([page.words for page in pages])
    pages = [_without(page, mark) if mark else page for page, mark in zip(pages, marks, strict=True)]
    found = [
        ruled_tables(page.rules, page.words, page.number, vocabulary) if page.rules else ([], page.words)
        for page in pages
    ]
    found = _without_running_tables(pages, found)
    rough = [lines_of(words, page.number) for page, (_, words) in zip(pages, found, strict=True)]
    margins = margins_of([(page.height, lines) for page, lines in zip(pages, rough, strict=True)])
    laid: list[LaidPage] = []
    for page, (tables, outside), lines, margin, mark in zip(pages, found, rough, margins, marks, strict=True):
        apart = {id(word) for index in margin for word in lines[index].words}
        words = [word for word in outside if id(word) not in apart]
        order = sorted(margin, key=lambda index: lines[index].top)
        laid.append(
            LaidPage(
                headers=[lines[index] for index in order if margin[index] == "header"],
                footers=[lines[index] for index in order if margin[index] == "footer"],
                sideways=sideways_lines_of(words, page.number),
                flow=_flow(words, tables, page.number, vocabulary),
                watermark=[PrintedLine(page.number, tuple(mark))] if mark else [],
            )
        )
    laid = _measured_pages(laid)
    figures = figures_of([page.pictures for page in pages], [(page.width, page.height) for page in pages])
    for page, place, boxes in zip(pages, laid, figures, strict=True):
        for box in boxes:
            _place_figure(place, captioned(box, page.number, place.lines))
    return laid


def _without(page: PageContent, words: Sequence[Word]) -> PageContent:
    """The page without these words."""
    apart = set(map(id, words))
    return replace(page, words=[word for word in page.words if id(word) not in apart])


def _place_figure(page: LaidPage, figure: Figure) -> None:
    """Put the figure into the page's flow before the first thing that stands below its top."""
    apart = set(map(id, figure.caption))
    flow = [item for item in page.flow if id(item) not in apart]
    tops = [item.box[1] if isinstance(item, Figure) else item.top for item in flow]
    place = next((index for index, top in enumerate(tops) if top > figure.box[1]), len(flow))
    page.flow = [*flow[:place], figure, *flow[place:]]


def _without_running_tables(
    pages: Sequence[PageContent], found: list[tuple[list[PlacedTable], list[Word]]]
) -> list[tuple[list[PlacedTable], list[Word]]]:
    """The tables that are no running heads or feet set in a frame; the words of those are text again."""
    texts = Counter(text for tables, _ in found for text in {masked(text_of(table.table)) for table in tables})
    kept: list[tuple[list[PlacedTable], list[Word]]] = []
    for page, (tables, outside) in zip(pages, found, strict=True):
        running = [
            table
            for table in tables
            if in_band(table.top, table.bottom, page.height) and texts[masked(text_of(table.table))] > 2
        ]
        if running:
            words = list(outside)
            inside = {id(word) for word in page.words} - {id(word) for word in outside}
            words += [word for word in page.words if id(word) in inside and any(_stands_in(word, t) for t in running)]
            kept.append(([table for table in tables if table not in running], words))
        else:
            kept.append((tables, outside))
    return kept


def _stands_in(word: Word, table: PlacedTable) -> bool:
    return table.top <= (word.top + word.bottom) / 2 <= table.bottom and table.x0 <= (word.x0 + word.x1) / 2 <= table.x1


def _flow(words: list[Word], tables: Sequence[PlacedTable], page: int, vocabulary: Collection[str]) -> list[Item]:
    """Lines and tables from top to bottom; a table parts the text above it from the text below."""
    flow: list[Item] = []
    column = 0
    for table in [*tables, None]:
        above = [word for word in words if table is None or (word.top + word.bottom) / 2 < table.top]
        words = [word for word in words if table is not None and (word.top + word.bottom) / 2 >= table.top]
        lines = lines_of(above, page)
        numbered_columns = [line.placed(column=line.column + column) if line.column else line for line in lines]
        flow.extend(with_aligned_tables(numbered_columns, page, vocabulary))
        column += max((line.column for line in lines), default=0)
        if table is not None:
            flow.append(table)
    return flow


def _measured_pages(laid: list[LaidPage]) -> list[LaidPage]:
    """Every line with the edges of its column, every page with its usual distance between lines."""
    full_pages = [page.lines for page in laid if len(page.lines) >= _FULL_PAGE_LINES]
    rights = sorted(max(line.right for line in measured(lines)) for lines in full_pages)
    usual = rights[len(rights) // 2] if rights else 0.0
    everywhere = usual_pitch([line for page in laid for line in page.lines])
    body = body_size([line for page in laid for line in page.lines])
    for page in laid:
        lines = page.lines
        edged = iter(measured(lines, usual) if lines else [])
        page.flow = [next(edged) if isinstance(item, PrintedLine) else item for item in page.flow]
        page.pitch = usual_pitch(lines) or everywhere
        page.footnotes = footnote_lines(page.flow, body)
        page.flow = page.flow[: len(page.flow) - len(page.footnotes)]
    return laid


def body_size(lines: Sequence[PrintedLine]) -> float:
    """The size most of the text has, in points; 0 without text."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size)] += len(line.text)
    if not letters:
        return 0.0
    body = max(letters, key=lambda size: (letters[size], size))
    exact = sorted(line.size for line in lines if round(line.size) == body)
    return exact[len(exact) // 2]
