"""Issue: how a printed page is laid out. Every character of the file ends up read, or left out with a reason."""

from __future__ import annotations

import re
from pathlib import Path

from audiopaper.errors import IssueError
from audiopaper.issue.blocks import Act, Block, blocks_of
from audiopaper.issue.ledger import Account
from audiopaper.issue.lines import IMAGE, Look, SourceLine, lines_of
from audiopaper.issue.masthead import read_masthead
from audiopaper.issue.source import read_source
from audiopaper.issue.stories import Desk
from audiopaper.model import Issue, Why
from audiopaper.show import Show
from audiopaper.words import Words

__all__ = ["read_issue", "read_text"]


def read_issue(path: Path, show: Show) -> Issue:
    """Read the issue in `path`, a file or a folder of one file a page.

    Raises:
        IssueError: it is missing, empty or no text; it holds no story; nobody says of which day it is.
    """
    return read_text(read_source(path), show, path)


def read_text(text: str, show: Show, path: Path | None = None) -> Issue:
    """Read an issue from its text; `path` is only named in errors. Raises IssueError."""
    lines = list(lines_of(text))
    masthead = read_masthead(lines, show)
    account = Account(text)
    _leave_markup(text, lines, account)
    desk = Desk(account)
    for block in _with_patterns(blocks_of(lines, masthead), show):
        desk.take(block)
    articles, joins = desk.finish()
    if not articles:
        raise IssueError(
            Words("There is no story in this issue", "这份报纸里没有找到文章"),
            file=path,
            todo=Words("check that the file is the text of an issue", "请检查文件是否为报纸正文"),
        )
    date = show.date or masthead.date
    if date is None:
        raise IssueError(
            Words("The issue does not say of which day it is", "报纸上没有日期"),
            file=path,
            todo=Words("give it with --date 2026-11-23", "请用 --date 2026-11-23 指定"),
        )
    return Issue(
        text=text,
        paper=masthead.paper or "本报",
        date=date,
        issue_no=show.issue_no or masthead.issue_no,
        lunar=masthead.lunar,
        articles=articles,
        ledger=account.placements(lines),
        joins=joins,
    )


def _leave_markup(text: str, lines: list[SourceLine], account: Account) -> None:
    """Say of everything in a line that is not readable what it is; the account's own word for the rest is space."""
    for line in lines:
        why = {Look.HIDDEN: Why.HIDDEN, Look.RULE: Why.RULE}.get(line.look, Why.MARKUP)
        at = line.start
        for start, end in [*((piece.start, piece.end) for piece in line.pieces), (line.end, line.end)]:
            gap = text[at:start]
            if gap.strip():
                account.leave_run(at, start, Why.IMAGE if why is Why.MARKUP and IMAGE.search(gap) else why)
            at = end


def _with_patterns(blocks: list[Block], show: Show) -> list[Block]:
    """The paper's own habits go before everything that the program thinks."""
    furniture = [re.compile(pattern) for pattern in show.reading.furniture]
    masthead = [re.compile(pattern) for pattern in show.reading.masthead]
    known: list[Block] = []
    for block in blocks:
        if any(pattern.fullmatch(block.text) for pattern in furniture):
            known.append(Block(block.line, Act.FURNITURE, Why.SHOW_PATTERN))
        elif any(pattern.fullmatch(block.text) for pattern in masthead):
            known.append(Block(block.line, Act.FURNITURE, Why.MASTHEAD))
        else:
            known.append(block)
    return known
