"""Pages of a PDF with a text layer: characters become lines, lines stand in columns, columns are read in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from audiopaper.errors import IssueError
from audiopaper.issue.columns import Box, blocks_in_order
from audiopaper.issue.lines import Line, Mark, Scanned
from audiopaper.issue.rules.characters import INVISIBLE, ends_sentence
from audiopaper.issue.source import File
from audiopaper.issue.strip import Run, Strip
from audiopaper.words import Words

HIGH, LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
"""The two halves of which UTF-16 makes a character beyond the basic plane."""
LARGER = 1.25
"""A headline's type is at least this much larger than that of the text."""
INDENT = 1.4
"""Ems by which the first line of a paragraph stands in."""


def read_pdf(file: File) -> tuple[str, Scanned]:
    """Text and lines of a PDF; the text is what its text layer holds, in reading order.

    Raises:
        IssueError: pypdfium2 is not installed, the file is damaged or locked, or it holds only pictures.
    """
    try:
        import pypdfium2 as pdfium
    except ImportError as error:
        raise IssueError(
            Words("Reading PDF needs the extra `pdf`", "读取 PDF 需要安装附加组件 pdf"),
            file=file.path,
            todo=Words("pip install 'audiopaper[pdf]'", "请运行 pip install 'audiopaper[pdf]'"),
        ) from error
    try:
        document = pdfium.PdfDocument(file.data)
        pages = [_boxes(page.get_textpage(), pdfium.raw) for page in document]
        document.close()
    except pdfium.PdfiumError as error:
        raise IssueError(
            Words("The PDF is damaged or locked", "PDF 文件损坏或已加密"),
            file=file.path,
            todo=Words("export it again without a password", "请重新导出不加密的 PDF"),
        ) from error
    if not any(pages):
        raise IssueError(
            Words("The PDF has no text layer, only pictures", "PDF 里没有文字层，只有图片"),
            file=file.path,
            todo=Words("run it through OCR first", "请先做 OCR 识别"),
        )
    return _as_lines(pages)


def _sign(page: Any, raw: Any, index: int) -> str:
    """One character; U+FFFD for what is none, "" for the second half of one beyond the basic plane (𠮷).

    PDFium counts in UTF-16, so that such a character comes as two halves.
    """
    code = raw.FPDFText_GetUnicode(page, index)
    if code in HIGH and index + 1 < page.count_chars():
        pair = bytes.fromhex(f"{code:04x}{raw.FPDFText_GetUnicode(page, index + 1):04x}")
        return pair.decode("utf-16-be", "replace")[0]
    if code in LOW and index and raw.FPDFText_GetUnicode(page, index - 1) in HIGH:
        return ""
    return "\ufffd" if code in HIGH or code in LOW else chr(code or 0xFFFD)


def _boxes(page: Any, raw: Any) -> list[Box]:
    """The text of one page as boxes: neighbours on a baseline with no more than an em between are one."""
    import ctypes

    boxes: list[Box] = []
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(page.count_chars()):
        sign = _sign(page, raw, index)
        if raw.FPDFText_IsGenerated(page, index) == 1 or sign in "\r\n":
            continue
        raw.FPDFText_GetCharBox(page, index, left, right, bottom, top)
        size = round(raw.FPDFText_GetFontSize(page, index), 1) or 10.0
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        wide = right.value - left.value if sign.strip() else size * (1.0 if sign == "\u3000" else 0.25)
        made = Box(
            x.value, y.value, x.value + max(wide, size if ord(sign) > 0x2E7F else wide), y.value + size, size, sign
        )
        if boxes and _follows(boxes[-1], made):
            last = boxes.pop()
            gap = made.left - last.right
            space = (
                " "
                if gap > (0.7 if sign.isdigit() and last.text[-1:].isdigit() else 0.15) * size
                and last.text[-1:].isascii()
                and sign.isascii()
                and last.text[-1:].isalnum()
                else ""
            )
            made = Box(
                last.left,
                last.bottom,
                made.right,
                max(last.top, made.top),
                max(last.size, size),
                last.text + space + sign,
            )
        boxes.append(made)
    return [box for box in boxes if box.text.strip()]


def _follows(last: Box, made: Box) -> bool:
    near = -0.6 * made.size < made.left - last.right < 0.9 * made.size
    return near and abs(last.bottom - made.bottom) < 0.3 * made.size and abs(last.size - made.size) < 0.2 * made.size


def _as_lines(pages: list[list[Box]]) -> tuple[str, Scanned]:
    sizes: Counter[float] = Counter()
    for page in pages:
        for box in page:
            sizes[box.size] += len(box.text)
    body = sizes.most_common(1)[0][0]
    levels = {
        size: min(level, 6)
        for level, size in enumerate(sorted((s for s in sizes if s >= body * LARGER), reverse=True), 1)
    }
    texts: list[str] = []
    scanned = Scanned()
    at = 0
    for number, page in enumerate(pages):
        if number:
            texts.append("\f\n")
            at += 2
            scanned.lines.append(Line(Strip(), len(texts), Mark.BREAK))
        for line, text in _page_lines(page, levels):
            strip = _visible(text, at, scanned).stripped()
            line.strip, line.number = strip, sum(1 for _ in scanned.lines) + 1
            texts.append(text + "\n")
            at += len(text) + 1
            if strip.text:
                scanned.lines.append(line)
    text = "".join(texts)
    for line in scanned.lines:
        if line.strip.runs:
            line.number = 0
    _number(text, scanned)
    return text, scanned


def _number(text: str, scanned: Scanned) -> None:
    at = number = 0
    for line in scanned.lines:
        if line.strip.runs:
            start = line.strip.runs[0].start
            number += text.count("\n", at, start)
            at = start
        line.number = number + 1


def _visible(text: str, at: int, scanned: Scanned) -> Strip:
    runs: list[Run] = []
    begin = 0
    for found in INVISIBLE.finditer(text):
        runs.append(Run(at + begin, at + found.start(), text[begin : found.start()]))
        scanned.hidden.append((at + found.start(), at + found.end()))
        begin = found.end()
    runs.append(Run(at + begin, at + len(text), text[begin:]))
    return Strip(tuple(run for run in runs if run.text))


def _page_lines(page: list[Box], levels: dict[float, int]) -> Iterator[tuple[Line, str]]:
    last: Box | None = None
    for group in blocks_in_order(page):
        edge = min(box.left for box in group)
        before: Box | None = None
        for row in _rows(group):
            box = row[0]
            text = "　".join(each.text.strip() for each in row)
            line = Line(Strip(), 1, level=levels.get(box.size, 0))
            line.indent = (box.left - edge > INDENT * box.size and len(group) > 1) or box.text.startswith("\u3000")
            apart = (
                not _goes_on(last, box)
                if before is None
                else before.bottom - box.bottom > 1.9 * max(box.size, before.size)
            )
            line.blank = int(apart)
            before = last = box
            yield line, text


def _goes_on(last: Box | None, box: Box) -> bool:
    """Whether the top of a column goes on with the text at the foot of the one before: same type, and open."""
    return last is not None and last.size == box.size and not ends_sentence(last.text)


def _rows(group: list[Box]) -> Iterator[list[Box]]:
    row: list[Box] = []
    for box in group:
        if row and abs(row[0].bottom - box.bottom) > 0.4 * box.size:
            yield row
            row = []
        row.append(box)
    if row:
        yield row
