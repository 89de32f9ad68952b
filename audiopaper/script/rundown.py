"""The rundown: greeting, contents, stories, sign-off; what is said in each, and by whom."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from audiopaper.model import Article, Issue, Kind, Part, Role, Section, SectionKind, Silence
from audiopaper.script.almanac import printed_day
from audiopaper.show import Pauses, Show

LONGEST_CHAPTER = 60
"""Characters of a chapter's title."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of the script, before it is cut into lines."""

    role: Role
    turn: int
    printed: str
    pause: float
    """Seconds after its last line."""
    part: Part | None = None
    paragraph: int = -1
    whole: bool = False
    """One line whatever punctuation it holds, if it is not too long."""


@dataclass(frozen=True, slots=True)
class Programme:
    """A section with its passages, and what of its story is not said."""

    section: Section
    passages: tuple[Passage, ...]
    silences: tuple[Silence, ...] = ()


def rundown(issue: Issue, show: Show) -> Iterator[Programme]:
    """The programmes of an edition, in order."""
    yield _greeting(issue, show.pauses)
    yield _contents(issue, show.pauses)
    for turn, article in enumerate(issue.articles):
        yield _story(article, turn, show)
    yield _sign_off(issue, show.pauses)


def show_title(issue: Issue, show: Show) -> str:
    """Name of the podcast."""
    return show.title or f"{issue.paper}有声版"


def _greeting(issue: Issue, pauses: Pauses) -> Programme:
    day = printed_day(issue.date)
    if issue.lunar:
        day += f"，{issue.lunar}"
    number = f"今天的报纸是第{issue.issue_no}期。" if issue.issue_no else ""
    texts = (
        f"您好，欢迎收听《{issue.paper}》有声版。",
        f"今天是{day}。{number}",
        "本节目由人工智能语音播报。",
    )
    return Programme(
        Section("greeting", SectionKind.GREETING, "开场"),
        tuple(Passage(Role.ANCHOR, 0, text, pauses.paragraph) for text in texts),
    )


def _contents(issue: Issue, pauses: Pauses) -> Programme:
    titles = [_announced(article) for article in issue.articles]
    count = len(titles)
    opening = Passage(Role.ANCHOR, 0, "今天的主要内容有：", pauses.sentence)
    items = [Passage(Role.ANCHOR, 0, _sentence(title), pauses.paragraph, whole=True) for title in titles]
    closing = Passage(Role.ANCHOR, 0, f"以上共{count}篇，下面请听详细内容。", pauses.story)
    return Programme(Section("contents", SectionKind.CONTENTS, "今天的主要内容"), (opening, *items, closing))


def _sign_off(issue: Issue, pauses: Pauses) -> Programme:
    texts = (f"今天的《{issue.paper}》就为您播送到这里。", "感谢您的收听，我们下期再会。")
    passages = tuple(Passage(Role.ANCHOR, 0, text, pauses.sentence) for text in texts)
    return Programme(Section("sign-off", SectionKind.SIGN_OFF, "结束语"), passages)


def _story(article: Article, turn: int, show: Show) -> Programme:
    pauses = show.pauses
    passages = [*_announcement(article, pauses), *_body(article, turn, pauses)]
    silences: list[Silence] = []
    for number, caption in enumerate(article.captions):
        if show.read_captions or not article.paragraphs:
            text = f"图片说明：{_sentence(caption)}"
            passages.append(Passage(Role.ANCHOR, 0, text, pauses.paragraph, Part.CAPTION, number))
        else:
            silences.append(Silence(article.id, Part.CAPTION, number, caption, "caption"))
    last = passages[-1]
    passages[-1] = Passage(last.role, last.turn, last.printed, pauses.story, last.part, last.paragraph, last.whole)
    section = Section(article.id, SectionKind.STORY, article.headline[:LONGEST_CHAPTER])
    return Programme(section, tuple(passages), tuple(silences))


def _announcement(article: Article, pauses: Pauses) -> Iterator[Passage]:
    """Kicker, headline, subtitle and byline by the anchor. A headline made of the lead is not said before the lead."""
    if not article.headline_made:
        for part, text in (
            (Part.KICKER, article.kicker),
            (Part.HEADLINE, article.headline),
            (Part.SUBTITLE, article.subtitle),
        ):
            if text:
                yield Passage(Role.ANCHOR, 0, _sentence(text), pauses.headline, part, whole=True)
    elif not article.byline_reporters:
        yield Passage(Role.ANCHOR, 0, "下面一条消息。", pauses.headline)
    if article.byline_reporters:
        names = "、".join(article.byline_reporters)
        yield Passage(Role.ANCHOR, 0, f"{_desk(article)}{names}报道。", pauses.byline, Part.BYLINE)


def _desk(article: Article) -> str:
    if "新华社" in article.byline:
        return "新华社记者"
    if "记者" in article.byline:
        return "本报记者"
    return "通讯员" if "通讯员" in article.byline else "作者"


def _body(article: Article, turn: int, pauses: Pauses) -> Iterator[Passage]:
    role = Role.NOTICE if article.kind in (Kind.NOTICE, Kind.TABLE) else Role.REPORTER
    pause = pauses.sentence if article.kind in (Kind.POEM, Kind.TABLE) else pauses.paragraph
    for number, paragraph in enumerate(article.paragraphs):
        yield Passage(role, turn, paragraph, pause, Part.PARAGRAPH, number)


def _announced(article: Article) -> str:
    return article.headline or next(iter(article.paragraphs), "")[:LONGEST_CHAPTER]


def _sentence(title: str) -> str:
    """A title as a sentence: its spaces are breaths, and it ends."""
    clauses = [clause for clause, _ in itertools.groupby(title.split())]
    text = "，".join(clauses)
    return text if text.endswith(tuple("。！？!?…")) else text + "。"
