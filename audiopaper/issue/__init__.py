"""The issue room: how a printed page is laid out, and where every character of it goes."""

from __future__ import annotations

import contextlib
import datetime
import gc
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from audiopaper.errors import IssueError
from audiopaper.issue.assembling import Assembly
from audiopaper.issue.blocks import gather
from audiopaper.issue.labelling import Facts, label
from audiopaper.issue.ledger import Ledger
from audiopaper.issue.lines import Scanned
from audiopaper.issue.pages import Pages, scan_all
from audiopaper.issue.rules import masthead
from audiopaper.issue.source import ADVICE, File, Form, read_files
from audiopaper.mandarin.characters import encodable
from audiopaper.model import Article, Dated, Issue, Join, Why
from audiopaper.show import Show
from audiopaper.words import Words

__all__ = ["read_issue", "read_text"]

FILE_DATE = re.compile(r"(?<!\d)(20\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)")


def read_issue(path: Path, show: Show) -> Issue:
    """Read a printed issue: a file, or a folder of one file a page.

    Raises:
        IssueError: it is missing, empty, no text, or has no story.
    """
    files = read_files(path)
    with _no_cycles():
        return _read(scan_all(files), show, path)


def read_text(text: str, show: Show, path: Path | None = None) -> Issue:
    """Read an issue from its text, Markdown or plain; `path` is only named in errors. Raises IssueError."""
    path = path or Path("issue.md")
    with _no_cycles():
        return _read(scan_all([File(path, Form.TEXT, encodable(text), b"")]), show, path)


@contextlib.contextmanager
def _no_cycles() -> Iterator[None]:
    """Reading makes very many small objects and no cycles; the search for some would take a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read(pages: Pages, show: Show, path: Path) -> Issue:
    labelled, facts = label(pages.scanned.lines, show, pages.scanned.title)
    assembly = Assembly(gather(labelled))
    ledger = Ledger()
    articles: list[Article] = []
    joins: list[Join] = []
    for draft in assembly.run():
        if draft.is_empty:
            for strip in draft.byline:
                ledger.leave(strip, Why.CREDITS)
            continue
        article, made = draft.finish(f"a{len(articles) + 1}", ledger)
        articles.append(article)
        joins.extend(made)
    if not articles:
        raise IssueError(Words("There is no story in this issue", "这期报纸里没有找到文章"), file=path, todo=ADVICE)
    for strip, why in assembly.left:
        ledger.leave(strip, why)
    _leave_unseen(pages.scanned, ledger)
    date, dated = _day(facts, show, path)
    return Issue(
        text=pages.text,
        paper=facts.paper,
        date=date,
        dated=dated,
        issue_no=next(filter(None, map(masthead.issue_no_in, facts.lines)), show.issue_no),
        lunar=next(filter(None, map(masthead.lunar_in, facts.lines)), ""),
        articles=tuple(articles),
        ledger=ledger.close(pages.text, pages.lines_of),
        joins=tuple(joins),
    )


def _leave_unseen(scanned: Scanned, ledger: Ledger) -> None:
    for spans, why in ((scanned.hidden, Why.HIDDEN), (scanned.images, Why.IMAGE), (scanned.rules, Why.RULE)):
        for start, end in spans:
            ledger.leave_span(start, end, why)


def _day(facts: Facts, show: Show, path: Path) -> tuple[datetime.date, Dated]:
    """The printed day, the show's where none is printed, the one in the file's name, or today's where the paper is.

    A date that the layout broke over lines is read from the lines together.
    """
    together = (before + after for before, after in pairwise(facts.lines))
    printed = next(filter(None, map(masthead.date_in, (*facts.lines, *together))), None)
    if printed:
        return printed, Dated.PRINTED
    if show.date:
        return show.date, Dated.GIVEN
    if (found := FILE_DATE.search(path.stem)) and (named := masthead.date_in("-".join(found.groups()))):
        return named, Dated.FILE_NAME
    there = datetime.timezone(datetime.timedelta(hours=show.utc_offset))
    return datetime.datetime.now(there).date(), Dated.TODAY
