"""Whether a person would see a run of text: hidden by a property, or white on white, or too small to read."""

from __future__ import annotations

from typing import Literal

from lxml.etree import _Element as Element

from tasks.parse.docx_package import is_on, value, w, whole
from tasks.parse.docx_styles import Styles, is_shaded

Sight = Literal["seen", "hidden", "faint"]

_TINY_HALF_POINTS = 6
_PALE = 0xF0


def sight_of(run: Element, styles: Styles, style_id: str | None) -> Sight:
    """How visible the run's text is; ``faint`` stands on the page, but no reader will see it.

    White text counts as faint only where nothing colours the ground behind it: no highlight, no shading of run,
    paragraph, cell or table, no drawing.
    """
    properties = run.find(w("rPr"))
    run_style = value(properties, "rStyle")
    hidden = is_on(properties, "vanish")
    if hidden is None:
        hidden = styles.is_hidden(run_style) or styles.is_hidden(style_id)
    if hidden:
        return "hidden"
    size = whole(value(properties, "sz")) or styles.size(run_style) or styles.size(style_id)
    if size is not None and 0 < size <= _TINY_HALF_POINTS:
        return "faint"
    colour = value(properties, "color") or styles.colour(run_style) or styles.colour(style_id)
    is_lost = _is_white(colour) and not _has_ground(run, properties, styles, (run_style, style_id))
    return "faint" if is_lost else "seen"


def _is_white(colour: str | None) -> bool:
    try:
        return colour is not None and len(colour) == 6 and min(bytes.fromhex(colour)) >= _PALE
    except ValueError:
        return False


def _has_ground(run: Element, properties: Element | None, styles: Styles, style_ids: tuple[str | None, ...]) -> bool:
    if is_shaded(properties) or any(styles.is_shaded(one) for one in style_ids):
        return True
    if properties is not None and properties.find(w("highlight")) is not None:
        return True
    for ancestor in run.iterancestors(w("p"), w("tc"), w("tr"), w("tbl"), w("txbxContent")):
        if ancestor.tag == w("txbxContent"):
            return True
        name = ancestor.tag.rpartition("}")[2]
        of_ancestor = ancestor.find(w(f"{name}Pr"))
        if is_shaded(of_ancestor) or (name == "tbl" and styles.is_shaded(value(of_ancestor, "tblStyle"))):
            return True
    return False
