"""The words of a piece of HTML, paragraph by paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td",
    "th", "tr", "ul",
))  # fmt: skip
SILENT = frozenset(("script", "style", "template", "noscript", "head", "title"))
BREAK = "\x00"


def paragraphs_of(html: str) -> str:
    r"""The text of an HTML fragment, one paragraph a line, an empty line between them; "" where there is none.

    >>> paragraphs_of("<p>Des tirs &agrave; <b>Gao</b>.</p><p>Le calme<br>est revenu.</p>")
    'Des tirs à Gao.\n\nLe calme\n\nest revenu.'
    """
    from lxml import html as lxml_html
    from lxml.etree import ParserError

    try:
        tree = lxml_html.fromstring(f"<div>{html.replace(BREAK, '')}</div>")
    except (ParserError, ValueError):  # nothing but comments, or letters that XML forbids
        return ""
    pieces = "".join(_pieces(tree)).split(BREAK)
    return "\n\n".join(line for piece in pieces if (line := re.sub(r"[ \t\r\n]+", " ", piece).strip()))


def _pieces(tree: HtmlElement) -> Iterator[str]:
    """The words in order, with a mark where a block begins or ends; walked without recursion, however deep it is."""
    waiting: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while waiting:
        node, left = waiting.pop()
        if left:
            yield (BREAK if node.tag in BLOCKS else "") + (node.tail or "")
            continue
        waiting.append((node, True))
        if not isinstance(node.tag, str) or node.tag in SILENT:
            continue
        yield (BREAK if node.tag in BLOCKS else "") + (node.text or "")
        waiting.extend((child, False) for child in reversed(node))
