"""``audiopaper read``: the stories found, what was joined, and what was left out and why."""

from __future__ import annotations

import json
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
from audiopaper.model import Article, Issue, Why
from audiopaper.words import say


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
        "date": issue.date.isoformat(),
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


def _tell(issue: Issue, console: Console) -> None:
    facts = (issue.paper, issue.date.isoformat(), say("no. {}", "第{}期").format(issue.issue_no), issue.lunar)
    console.print(Text(" · ".join(fact for fact in facts if fact), style="bold"))
    for article in issue.articles:
        console.print()
        heading = Text(f"{article.line:5} ", style="dim").append(f"[{article.kind}] ", style="cyan")
        console.print(heading.append(article.headline, style="italic bold" if article.headline_made else "bold"))
        for fact in (article.kicker, article.subtitle, article.byline):
            if fact:
                console.print(Text(f"      {fact}", style="dim"))
        length = sum(map(len, article.paragraphs))
        console.print(
            Text("      " + say("{} paragraphs, {} characters", "{} 段，{} 字").format(len(article.paragraphs), length))
        )
        for caption in article.captions:
            console.print(Text("      " + say("caption: ", "图注：") + caption, style="magenta"))
        for join in issue.joins:
            if join.article == article.id:
                joined = Text(f"{join.line:5} ", style="dim").append(
                    say("joined across ", "拼接：") + join.across + "  "
                )
                console.print(
                    joined.append(f"…{join.before}", style="green").append("⁀").append(f"{join.after}…", style="green")
                )
    console.print()
    console.print(Text(say("left out", "未读"), style="bold"))
    for place in issue.ledger:
        text = issue.text[place.start : place.end].strip()
        if place.why and place.why is not Why.SPACE and text:
            console.print(
                Text(f"{place.line:5} ", style="dim").append(f"{place.why}: ", style="yellow").append(text[:100])
            )
