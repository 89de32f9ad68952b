"""The signs of Markdown in one line: headings, emphasis, pictures, links, tables, rules, fences."""

from __future__ import annotations

import re

from audiopaper.issue.lines import Line, Mark, Scanned
from audiopaper.issue.strip import Run, Strip

FIRST = frozenset("`~-*_=＝═—─━{>#+|")
"""Signs with which marked lines begin."""
HEADING = re.compile(r"(#{1,6})[ \t\u3000]*(?=[^#\s])")
RULE = re.compile(r"(?:\{\d{1,4}\})?(?:[-*_=＝═~—─━]\s*){3,}$")
"""A rule; some converters number the page in front of it: {3}------."""
FENCE = re.compile(r"(?:```|~~~)[\w+-]{0,20}\s*$")
QUOTE = re.compile(r"(?:>\s?)+")
BULLET = re.compile(r"[-*+]\s+(?=\S)")
CELL = re.compile(r"[^|\s](?:[^|\n]*[^|\s])?")
TABLE_LINE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$")
IMAGE = re.compile(r"!\[([^\[\]\n]*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)|data:[\w/.+-]{3,60};base64,[A-Za-z0-9+/=]+")
PLACEHOLDER = re.compile(
    r"[\[【(（<〈]\s*(?:图片?|照片|插图|配图|图像|圖片?|image|img|photo)\s*[\d一二三四五]{0,3}\s*[\]】)）>〉]$",
    re.IGNORECASE,
)
"""A word in brackets where a picture was."""
ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
"""A backslash that keeps a sign from being markup."""
LINK = re.compile(r"(?<!!)\[([^\[\]\n]*)\]\([^()\s\n]*\)")
LONGEST_PLACEHOLDER = 16
"""Characters."""
SUM = re.compile(r"\$\s*([^$\n\u4e00-\u9fff]{1,40}?)\s*\$")
BACKSLASH = re.compile(r"~?\\(?:mathrm|text|rm|sim|,)?|[{}]")
EMPHASIS = re.compile("[*_~]")
STARS = re.compile(
    r"(?<![\d*])\*\*+|(?<=\d)\*\*(?!\*)|(?<=\d)\*\*\*+(?![\d*])|(?<![^\W_])__+|__+(?![^\W_])|~~|"
    r"(?:(?<=^)|(?<=\s))\*(?=[^\s*][^*]*\*$)|(?<=[^*])\*$"
)
"""Signs of emphasis; three stars or more between digits hide some of a number."""
WHOLE_ITALIC = re.compile(r"([*_])(?![*_])[^*_\n]+\1$")
WHOLE_BOLD = re.compile(r"(?:\*\*+|__)(?=\S)(?:(?!\*\*|__)[^\n])*(?:\*\*+|__)[:：]?$")


def mark_line(line: Line, out: Scanned) -> list[Line]:
    """The line without its markup, with what the markup says; pictures become lines of their own."""
    text = line.text
    if line.mark is not Mark.TEXT:
        return [line]
    if len(text) <= LONGEST_PLACEHOLDER and PLACEHOLDER.match(text):
        runs = line.strip.runs
        out.images.append((runs[0].start, runs[-1].end))
        return [Line(Strip((Run(runs[0].start, runs[-1].end, ""),)), line.number, Mark.IMAGE, blank=line.blank)]
    return _marked(line, out) if text[:1] in FIRST or text[-1:] == "|" else _inline(line, out)


def _marked(line: Line, out: Scanned) -> list[Line]:
    """A line that may begin with a sign."""
    text = line.text
    if FENCE.match(text):
        line.strip = Strip()
        return []
    if not text.strip("| \t"):
        return []
    if RULE.match(text):
        return _rule(line, out)
    if (found := QUOTE.match(text)) and found.end() < len(text):
        line.strip = line.strip.cut(found.end()).stripped()
        text = line.text
    if found := HEADING.match(text):
        line.level = len(found[1])
        bare = text.rstrip("# \t")
        line.strip = line.strip.cut(found.end(), len(bare) if len(bare) > found.end() else None).stripped()
    elif found := BULLET.match(text):
        line.bullet = True
        line.strip = line.strip.cut(found.end()).stripped()
    if line.text.count("|") >= 2 and (line.text.startswith("|") or line.text.endswith("|")):
        return _row(line)
    return _inline(line, out)


def _rule(line: Line, out: Scanned) -> list[Line]:
    out.rules.append((line.strip.runs[0].start, line.strip.runs[-1].end))
    line.strip, line.mark = Strip(), Mark.BREAK
    return [line]


def _row(line: Line) -> list[Line]:
    if TABLE_LINE.match(line.text):
        return []
    runs: list[Run] = []
    for cell in CELL.finditer(line.text):
        strip = line.strip.cut(*cell.span())
        if EMPHASIS.search(cell[0]):
            strip = _without(strip, STARS)
        if strip.runs:
            if runs:
                runs.append(Run(runs[-1].end, runs[-1].end, "，"))
            runs.extend(strip.runs)
    line.strip, line.mark = Strip(tuple(runs)), Mark.TABLE
    return [line] if runs else []


def _without(strip: Strip, pattern: re.Pattern[str]) -> Strip:
    runs: list[Run] = []
    at = 0
    for found in pattern.finditer(strip.text):
        runs.extend(strip.cut(at, found.start()).runs)
        at = found.end()
    return strip if at == 0 else Strip((*runs, *strip.cut(at).runs))


def _inline(line: Line, out: Scanned) -> list[Line]:
    text = line.text
    pictures = list(IMAGE.finditer(text)) if "](" in text or "data:" in text else []
    if pictures and pictures[0].start() > 0 and pictures[-1].end() < len(text):
        for found in pictures:  # a picture inside a paragraph does not divide it
            runs = line.strip.cut(*found.span()).runs
            out.images.append((runs[0].start, runs[-1].end))
        line.strip = _without(line.strip, IMAGE)
        text, pictures = line.text, []
    if pictures:
        return _pictures(line, pictures, out)
    if "](" in text:
        line.strip = _links(line.strip)
        text = line.text
    if text.count("$") > 1:
        line.strip = _sums(line.strip)
        text = line.text
    if "\\" in text:
        line.strip = _without(line.strip, ESCAPE)
        text = line.text
    if "*" in text or "__" in text or "~~" in text:
        line.bold = line.bold or bool(WHOLE_BOLD.match(text))
        line.italic = not line.bold and bool(WHOLE_ITALIC.match(text))
        line.strip = _without(line.strip, STARS).stripped()
    return [line] if line.text else []


def _links(strip: Strip) -> Strip:
    runs: list[Run] = []
    at = 0
    for found in LINK.finditer(strip.text):
        runs.extend(strip.cut(at, found.start()).runs)
        runs.extend(strip.cut(*found.span(1)).runs)
        at = found.end()
    return strip if at == 0 else Strip((*runs, *strip.cut(at).runs))


def _sums(strip: Strip) -> Strip:
    """Figures without the signs of formulas that readers of pages put around them."""
    runs: list[Run] = []
    at = 0
    for found in SUM.finditer(strip.text):
        runs.extend(strip.cut(at, found.start()).runs)
        runs.extend(_without(strip.cut(*found.span(1)), BACKSLASH).runs)
        at = found.end()
    return strip if at == 0 else Strip((*runs, *strip.cut(at).runs))


def _pictures(line: Line, pictures: list[re.Match[str]], out: Scanned) -> list[Line]:
    lines: list[Line] = []
    at = 0
    blank = line.blank
    for found in [*pictures[:5000], None]:
        piece = line.strip.cut(at, found.start() if found else None).stripped()
        if piece.text:
            lines.extend(_inline(Line(piece, line.number, blank=blank, indent=line.indent, level=line.level), out))
            blank = 0
        if found:
            runs = line.strip.cut(*found.span()).runs
            out.images.append((runs[0].start, runs[-1].end))
            lines.append(Line(Strip((Run(runs[0].start, runs[-1].end, ""),)), line.number, Mark.IMAGE, blank=blank))
            at = found.end()
            blank = 0
    return lines
