"""All files of an issue as one text, with the lines of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from audiopaper.issue.fields import without_fields
from audiopaper.issue.lines import Line, Mark, Scanned
from audiopaper.issue.pdf import read_pdf
from audiopaper.issue.scanning import scan
from audiopaper.issue.source import File, Form
from audiopaper.issue.strip import Run, Strip

BETWEEN = "\n\f\n"
"""What stands between two files in the text of the issue."""


@dataclass
class Pages:
    """The text of all files and its lines."""

    text: str = ""
    scanned: Scanned = field(default_factory=Scanned)
    begins: list[int] = field(default_factory=list)
    """Where each file begins in the text."""
    starts: list[list[int]] = field(default_factory=list)
    """For each file where its lines begin in it."""

    def lines_of(self, places: Iterable[int]) -> Iterator[int]:
        """The line, in its file, of each of these code points of the text, which ascend."""
        file = line = 0
        for at in places:
            while file + 1 < len(self.begins) and self.begins[file + 1] <= at:
                file, line = file + 1, 0
            starts = self.starts[file]
            while line < len(starts) and starts[line] <= at - self.begins[file]:
                line += 1
            yield line


def scan_all(files: list[File]) -> Pages:
    """Scan every file; offsets count from the beginning of the first."""
    pages = Pages()
    texts: list[str] = []
    base = 0
    for file in files:
        if texts:
            texts.append(BETWEEN)
            base += len(BETWEEN)
            pages.scanned.lines.append(Line(Strip(), 1, Mark.BREAK, label="file"))
        text, scanned = read_pdf(file) if file.form is Form.PDF else (file.text, scan(file.text, file.form))
        pages.begins.append(base)
        pages.starts.append([0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text))])
        _add(pages.scanned, scanned, base)
        texts.append(text)
        base += len(text)
    pages.text = "".join(texts)
    return pages


def _add(all_files: Scanned, scanned: Scanned, base: int) -> None:
    for line in without_fields(scanned.lines):
        if base:
            line.strip = Strip(tuple(Run(run.start + base, run.end + base, run.text) for run in line.strip.runs))
        all_files.lines.append(line)
    all_files.title = all_files.title or scanned.title
    for name in ("hidden", "images", "rules"):
        getattr(all_files, name).extend((start + base, end + base) for start, end in getattr(scanned, name))
