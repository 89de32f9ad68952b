"""``audiopaper read``: the stories found, what was joined, and what was left out and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.text import Text

from audiopaper.commands.options import (
    DateOption,
    IssueArgument,
    IssueNumberOption,
    JsonOption,
    PaperOption,
    ShowOption,
    show_for,
)
from audiopaper.commands.screen import results
from audiopaper.issue import read_issue
from audiopaper.model import Article, Dated, Issue, Join, Kind, Why
from audiopaper.words import Words, say


def read(
    issue: IssueArgument,
    show: ShowOption = None,
    paper: PaperOption = None,
    date: DateOption = None,
    issue_no: IssueNumberOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show how an issue is read."""
    found = read_issue(issue, show_for(show, paper=paper, date=date, issue_no=issue_no))
    if as_json:
        results().print(json.dumps(as_data(found), ensure_ascii=False, indent=1), markup=False)
    else:
        _tell(found, results())


def as_data(issue: Issue) -> dict[str, Any]:
    """The contract of ``read --json``."""
    return {
        "paper": issue.paper,
        "date": "" if issue.dated is Dated.TODAY else issue.date.isoformat(),
        "issue_no": issue.issue_no,
        "lunar": issue.lunar,
        "articles": [_article(article) for article in issue.articles],
        "joins": [
            {
                "article": join.article,
                "line": join.line,
                "before": join.before,
                "after": join.after,
                "across": join.across,
            }
            for join in issue.joins
        ],
        "left_out": [
            {"text": issue.text[place.start : place.end], "line": place.line, "why": place.why}
            for place in issue.ledger
            if place.why and issue.text[place.start : place.end].strip()
        ],
    }


def _article(article: Article) -> dict[str, Any]:
    made = {"headline_made": True} if article.headline_made else {}
    return {
        "id": article.id,
        "page": article.page,
        "kicker": article.kicker,
        "headline": article.headline,
        **made,
        "subtitle": article.subtitle,
        "byline": article.byline,
        "byline_reporters": list(article.byline_reporters),
        "paragraphs": list(article.paragraphs),
        "captions": list(article.captions),
        "kind": article.kind,
    }


LONGEST = 72
"""Characters of a text that are shown; the JSON has all of it."""
KINDS = {
    Kind.ARTICLE: Words("article", "报道"),
    Kind.BRIEF: Words("brief", "简讯"),
    Kind.NOTICE: Words("notice", "公告"),
    Kind.POEM: Words("poem", "诗歌"),
    Kind.TABLE: Words("table", "表格"),
    Kind.PHOTO: Words("photo", "图片"),
}
ACROSS = {
    "column": Words("a column", "分栏"),
    "caption": Words("a caption or picture", "图注或图片"),
    "page": Words("a page", "版面"),
    "line": Words("lines", "折行"),
}
REASONS = {
    Why.MASTHEAD: Words("masthead", "报头"),
    Why.PAGE_LABEL: Words("page label", "版次"),
    Why.RUNNING_HEAD: Words("running head", "书眉栏目"),
    Why.CREDITS: Words("editors' credits", "编辑署名"),
    Why.CONTACT: Words("contact line", "联系方式"),
    Why.ADVERTISEMENT: Words("advertisement", "广告"),
    Why.QR_CODE: Words("qr code", "二维码提示"),
    Why.JUMP: Words("jump line", "转版提示"),
    Why.MARKUP: Words("markup", "标记"),
    Why.HIDDEN: Words("hidden from readers", "读者看不到"),
    Why.IMAGE: Words("image", "图片"),
    Why.RULE: Words("rule", "分隔线"),
    Why.SPACE: Words("space", "空白"),
    Why.SHOW_PATTERN: Words("pattern of the show file", "节目文件指定"),
}
SIGNS_ONLY = frozenset([Why.MARKUP, Why.RULE])
"""Reasons of which only the number is told: nobody would have read these signs."""


def _tell(issue: Issue, console: Console) -> None:
    facts = (
        issue.paper,
        say("undated", "无日期") if issue.dated is Dated.TODAY else issue.date.isoformat(),
        say("no. {}", "第{}期").format(issue.issue_no) if issue.issue_no else "",
        issue.lunar,
    )
    console.print(Text(" · ".join(filter(None, map(_plain, facts))), style="bold"))
    console.print(Text(_sum(issue), style="dim"))
    for article in issue.articles:
        console.print()
        _tell_story(article, [join for join in issue.joins if join.article == article.id], console)
    console.print()
    _tell_left(issue, console)


def _sum(issue: Issue) -> str:
    read = sum(place.end - place.start for place in issue.ledger if place.article)
    left = sum(1 for _ in _left(issue))
    return say(
        "{} stories, {} characters read; {} pieces joined; {} left out",
        "{} 篇，读 {} 字；拼接 {} 处；未读 {} 处",
    ).format(len(issue.articles), read, sum(join.across != "line" for join in issue.joins), left)


def _tell_story(article: Article, joins: list[Join], console: Console) -> None:
    style = "italic bold" if article.headline_made else "bold"
    label = f"{KINDS[article.kind].text()} · " + say("page {}", "第{}版").format(article.page)
    console.print(_row(article.line).append(f"[{label}] ", style="cyan").append(_plain(article.headline), style=style))
    if article.headline_made:
        console.print(
            _row().append(say("no headline is printed; made from the lead", "原文无标题，取自导语"), style="yellow")
        )
    for name, fact in (
        (say("kicker", "引题"), article.kicker),
        (say("subtitle", "副题"), article.subtitle),
        (say("byline", "署名"), article.byline),
    ):
        if fact:
            console.print(_row().append(f"{name}: ", style="dim").append(_plain(fact)))
    _tell_text(article, console)
    for caption in article.captions:
        console.print(_row().append(say("caption: ", "图注：") + _short(caption), style="magenta"))
    wrapped = sum(join.across == "line" for join in joins)
    for join in joins:
        if join.across != "line":
            across = ACROSS[join.across].text()
            joined = _row(join.line).append(say("joined across {}: ", "跨{}拼接：").format(across), style="green")
            console.print(
                joined.append(f"…{_plain(join.before)}").append("⁀", style="green").append(f"{_plain(join.after)}…")
            )
    if wrapped:
        console.print(_row().append(say("{} wrapped lines joined", "合并折行 {} 处").format(wrapped), style="green"))


def _tell_text(article: Article, console: Console) -> None:
    """How a story begins and ends: where a boundary is wrong, it shows here."""
    length = sum(map(len, article.paragraphs))
    counts = say("{} paragraphs, {} characters", "{} 段，{} 字").format(len(article.paragraphs), length)
    console.print(_row().append(counts, style="dim"))
    if article.paragraphs:
        first, last = article.paragraphs[0], article.paragraphs[-1]
        shown = _short(first, 22) if length <= 44 else f"{_short(first, 22)} … {_plain(last[-22:])}"
        console.print(_row().append(shown, style="dim"))
    for index in article.subheads:
        console.print(_row().append("· " + _short(article.paragraphs[index]), style="dim"))


def _left(issue: Issue) -> Iterator[tuple[int, Why, str]]:
    """Line, reason and text of what was left out and a reader might miss."""
    for place in issue.ledger:
        text = issue.text[place.start : place.end].strip()
        if place.why and place.why not in SIGNS_ONLY and text:
            yield place.line, place.why, text


def _tell_left(issue: Issue, console: Console) -> None:
    console.print(Text(say("left out", "未读"), style="bold"))
    for line, why, text in _left(issue):
        console.print(_row(line).append(f"{REASONS[why].text()}: ", style="yellow").append(_short(text)))
    signs = [place for place in issue.ledger if place.why in SIGNS_ONLY]
    if signs:
        console.print(_row().append(say("and {} pieces of markup", "另有标记 {} 处").format(len(signs)), style="dim"))


def _row(line: int | None = None) -> Text:
    return Text(f"{line or '':>5} ", style="dim", overflow="fold")


def _short(text: str, most: int = LONGEST) -> str:
    text = _plain(text[: most * 2])
    return text if len(text) <= most else text[: most - 1] + "…"


def _plain(text: str) -> str:
    """What a terminal shows and does not obey."""
    return "".join(
        each if each.isprintable() or each == "\u3000" else "·" if each not in "\r\n\t" else " " for each in text
    )
