"""Every automatic label is the one that LibreOffice prints: on real tenders, and on lists made at random."""

from __future__ import annotations

import difflib
import random
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from docx.oxml import parse_xml

from tasks.parse import docx_reader
from tests.parse.docx_making import ListMaker, W, level, saved

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]

_BULLETS = re.compile(r"^[•●○◦■▪◆❖➢✓□☑➔\uf000-\uf0ff]")


class Line(NamedTuple):
    """One printed line, white space out; whether its label is automatic, and whether it calls a note."""

    text: str
    is_numbered: bool
    calls_note: bool


def folded(text: str) -> str:
    """Without white space; bullets all alike: the plain text export has few signs for them."""
    return _BULLETS.sub("•", re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)))


def printed_by_office(paths: Sequence[Path], folder: Path) -> list[list[str]]:
    """The lines of each document; running heads, feet and text boxes are not in a text export."""
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder), *map(str, paths),
        ],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    texts = ((folder / f"{path.stem}.txt").read_text("utf-8-sig") for path in paths)
    return [[line for line in map(folded, text.split("\n")) if line] for text in texts]


def read_by_us(content: bytes, name: str, monkeypatch: pytest.MonkeyPatch) -> list[Line]:
    """The lines of every paragraph that the reader meets, in its order."""
    lines: list[Line] = []
    read = docx_reader._Story._paragraph

    def watched(story: docx_reader._Story, element: object) -> object:
        paragraph = read(story, element)
        if paragraph is not None:
            label = paragraph.label.text if paragraph.label else ""
            for at, line in enumerate(f"{label}{paragraph.reading.raw}".split("\n")):
                calls = bool(paragraph.reading.notes)
                lines.append(Line(folded(line), is_numbered=bool(label) and not at, calls_note=calls))
        return paragraph

    with monkeypatch.context() as patch:
        patch.setattr(docx_reader._Story, "_paragraph", watched)
        docx_reader.read_docx(content, name)
    return [line for line in lines if line.text]


def differences(ours: Sequence[Line], theirs: Sequence[str]) -> list[str]:
    """What the other prints and we do not read, and labels of ours that the other does not print."""
    # the sign that calls a note is no part of our text
    with_notes = {re.sub(r"\d", "", line.text): line.text for line in ours if line.calls_note}
    theirs = [with_notes.get(re.sub(r"\d", "", line), line) for line in theirs]
    matcher = difflib.SequenceMatcher(None, [line.text for line in ours], theirs, autojunk=False)
    found = []
    for tag, first, last, their_first, their_last in matcher.get_opcodes():
        if tag != "equal":
            found += [f"ours {line.text[:40]}" for line in ours[first:last] if line.is_numbered]
            found += [f"theirs {line[:40]}" for line in theirs[their_first:their_last]]
    return found


def test_labels_of_real_tenders(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = shared / "corpus"
    paths = sorted((*(corpus / "tenders" / "zh").glob("*.docx"), *(corpus / "packs").rglob("*.docx")))
    numbered = 0
    for path, theirs in zip(paths, printed_by_office(paths, tmp_path), strict=True):
        ours = read_by_us(path.read_bytes(), path.name, monkeypatch)
        numbered += sum(line.is_numbered for line in ours)
        assert differences(ours, theirs) == [], path.name
    assert numbered > 500


_FORMATS = (
    "decimal", "decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "decimalEnclosedCircle",
    "chineseCounting", "chineseCountingThousand", "japaneseCounting",
)  # fmt: skip
_PATTERNS = ("%{0}.", "（%{0}）", "第%{0}章", "%{0}、", "(%{0})", "Part %{0}")


def random_level(chance: random.Random, at: int, start: int, more: str = "") -> str:
    """Leaves out where LibreOffice departs from ECMA-376, which Word follows.

    It prints no decimals where isLgl asks for them, knows no lvlRestart between levels, drops the whole label for
    the format none, and restarts a level below at the definition's start where startOverride says another.
    """
    deepest = ".".join(f"%{one}" for one in range(1, at + 2))
    of_two = (f"%1.%{at + 1}", f"%1-%{at + 1}") if at else ()
    text = chance.choice((*(pattern.format(at + 1) for pattern in _PATTERNS), *of_two, deepest, deepest))
    return level(at, chance.choice(_FORMATS), text, start=start, more=more)


def random_override(chance: random.Random, starts: Sequence[int]) -> str:
    at = chance.randrange(3)
    if chance.random() < 0.5:
        return f'<w:lvlOverride w:ilvl="{at}">{random_level(chance, at, starts[at])}</w:lvlOverride>'
    return f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{chance.randrange(1, 6)}"/></w:lvlOverride>'


def random_lists(seed: int) -> bytes:
    """Paragraphs that jump between lists and levels; some stand in cells, get their number from a style, or lose it."""
    chance = random.Random(seed)
    lists = ListMaker()
    ids = []
    for definition in range(1, 4):
        starts = chance.choices((1, 1, 1, 3, 18), k=4)
        linked = [f'<w:pStyle w:val="Heading{at}"/>' if definition == 1 else "" for at in range(1, 5)]
        ids.append(lists.define(*(random_level(chance, at, starts[at], linked[at]) for at in range(4))))
        ids += [lists.use(definition, random_override(chance, starts)) for _ in range(2)]
    for depth in range(1, 5):
        numbering = f'<w:numPr {W}><w:ilvl w:val="{depth - 1}"/><w:numId w:val="{ids[0]}"/></w:numPr>'
        lists.document.styles[f"Heading {depth}"].element.get_or_add_pPr().append(parse_xml(numbering))
    at, begun = 0, set()
    for number in range(60):
        list_id = chance.choice(ids)
        at = min(3, max(0, at + chance.choice((-2, -1, 0, 0, 1, 1)))) if list_id in begun else 0
        begun.add(list_id)
        if chance.random() < 0.1:
            cell = lists.document.add_table(1, 2).cell(0, 1)
            cell.text = f"cell {number}"
            cell.paragraphs[0]._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {W}><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>')
            )
        elif list_id == ids[0]:
            lists.document.add_paragraph(f"heading {number}", style=f"Heading {at + 1}")
        else:
            lists.item(f"text {number}", list_id, at)
        if chance.random() < 0.1:
            lists.item(f"bare {number}", 0, at)
    return saved(lists.document)


def test_labels_of_random_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [tmp_path / f"{seed}.docx" for seed in range(12)]
    for seed, path in enumerate(paths):
        path.write_bytes(random_lists(seed))
    for path, theirs in zip(paths, printed_by_office(paths, tmp_path), strict=True):
        ours = read_by_us(path.read_bytes(), path.name, monkeypatch)
        assert differences(ours, theirs) == [], path.name
