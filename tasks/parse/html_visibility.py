"""What of an HTML page a reader does not see: scripts and styles, controls, hidden and struck text."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

NOT_TEXT = {
    "script", "style", "noscript", "template", "svg", "head", "iframe", "object", "embed", "video", "audio", "canvas",
    "map", "rt", "rp", "datalist", "button",
}  # fmt: skip
STRUCK = {"del", "s", "strike"}
FIELDS = {"input", "select", "textarea"}
_HIDING_STYLE = re.compile(
    r"(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)"
    r"|font-size\s{0,9}:\s{0,9}0(?:\.0{1,4})?(?:px|pt|em|rem|%)?\s{0,9}(?:;|!|$)"
    r"|opacity\s{0,9}:\s{0,9}0(?:\.0{1,4})?\s{0,9}(?:;|!|$)|mso-hide\s{0,9}:\s{0,9}all)",
    re.IGNORECASE,
)
_HIDING_CLASSES = {"hidden", "d-none", "sr-only", "visually-hidden", "accessibility-hidden", "screen-reader-text"}
_STRUCK_STYLE = re.compile(r"text-decoration[a-z-]{0,10}\s{0,9}:[^;]{0,40}line-through", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s{0,9}:\s{0,9}(?:bold|[6-9]00)", re.IGNORECASE)
_STYLE_LENGTH = 2_000


def is_hidden(element: HtmlElement) -> bool:
    """Whether the element and all in it is kept from sight by its own attributes.

    Style sheets are not read; class names that hide in every common one count as hidden.
    """
    if element.get("hidden") is not None or element.get("aria-hidden", "").strip().lower() == "true":
        return True
    return bool(_HIDING_STYLE.search(_style(element))) or not _HIDING_CLASSES.isdisjoint(
        element.get("class", "")[:_STYLE_LENGTH].lower().split()
    )


def is_struck(element: HtmlElement) -> bool:
    """Whether the text is shown as withdrawn."""
    return element.tag in STRUCK or bool(_STRUCK_STYLE.search(_style(element)))


def is_bold(element: HtmlElement) -> bool:
    """Whether the element makes its text bold."""
    return element.tag in {"b", "strong", "th"} or bool(_BOLD_STYLE.search(_style(element)))


def _style(element: HtmlElement) -> str:
    return str(element.get("style", ""))[:_STYLE_LENGTH]


class LeftOut:
    """Counts what was left out, for the notes."""

    def __init__(self) -> None:
        self.hidden = 0
        self.struck = 0
        self.fields = 0

    def add(self, other: LeftOut) -> None:
        """Count what was counted apart."""
        self.hidden += other.hidden
        self.struck += other.struck
        self.fields += other.fields

    def takes(self, element: HtmlElement) -> bool:
        """Whether the element is left out; counted where there was something to read in it."""
        if element.tag in NOT_TEXT:
            return True
        if element.tag in FIELDS:
            self.fields += element.get("type", "").lower() != "hidden"
            return True
        if is_hidden(element):
            self.hidden += _has_text(element)
            return True
        if is_struck(element):
            self.struck += _has_text(element)
            return True
        return False


def _has_text(element: HtmlElement) -> bool:
    return any(text.strip() and text.getparent().tag not in NOT_TEXT for text in element.xpath(".//text()"))
