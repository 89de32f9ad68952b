"""The rundown: greeting, contents, stories, sign-off; what is said in each, and by whom."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from audiopaper.mandarin.almanac import printed_date, weekday
from audiopaper.model import Article, Issue, Kind, Part, Role, Section, SectionKind, Silence
from audiopaper.script.bylines import said_byline
from audiopaper.show import Pauses, Show

LONGEST_CHAPTER = 60
"""Characters of a chapter's title."""
SECTION_MARK = re.compile(r"[（(]?(?:第?([一二三四五六七八九十]{1,3})部?分?|(\d{1,2}))[)）、.．]?")
"""A subhead that is nothing but a number: a syllable on its own tells a listener nothing."""


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
    said: str = ""
    """What is said in place of `printed`, in one line; "" says what is printed."""


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
    page = ""
    for turn, article in enumerate(issue.articles):
        yield _story(article, turn, show, turns_page=page not in ("", article.page))
        page = article.page
    yield _sign_off(issue, show.pauses)


def show_title(issue: Issue, show: Show) -> str:
    """Name of the podcast."""
    return show.title or (f"{issue.paper}有声版" if issue.paper else "有声报纸")


def _named(issue: Issue) -> str:
    """What is listened to, also where the paper prints no name."""
    return f"《{issue.paper}》有声版" if issue.paper else "有声报纸"


def _greeting(issue: Issue, pauses: Pauses) -> Programme:
    day = f"{printed_date(issue.date)}，{weekday(issue.date)}"
    if issue.lunar:
        day += f"，{issue.lunar}"
    number = f"今天的报纸是第{issue.issue_no}期。" if issue.issue_no else ""
    texts = (
        f"您好，欢迎收听{_named(issue)}。",
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
    items = [Passage(Role.ANCHOR, 0, _sentence(title), pauses.item, whole=True) for title in titles]
    closing = Passage(Role.ANCHOR, 0, f"以上共{count}篇，下面请听详细内容。", pauses.story)
    return Programme(Section("contents", SectionKind.CONTENTS, "今天的主要内容"), (opening, *items, closing))


def _sign_off(issue: Issue, pauses: Pauses) -> Programme:
    texts = (f"今天的{_named(issue)}就为您播送到这里。", "感谢您的收听，我们下期再会。")
    passages = tuple(Passage(Role.ANCHOR, 0, text, pauses.sentence) for text in texts)
    return Programme(Section("sign-off", SectionKind.SIGN_OFF, "结束语"), passages)


def _story(article: Article, turn: int, show: Show, *, turns_page: bool) -> Programme:
    pauses = show.pauses
    passages = [*_announcement(article, pauses), *_body(article, turn, pauses)]
    if turns_page and article.page:
        passages.insert(0, Passage(Role.ANCHOR, 0, f"下面请听第{article.page}版。", pauses.headline))
    silences: list[Silence] = []
    for number, caption in enumerate(article.captions):
        if show.read_captions or not article.paragraphs:
            text = f"图片说明：{_sentence(caption)}"
            passages.append(Passage(Role.ANCHOR, 0, text, pauses.paragraph, Part.CAPTION, number))
        else:
            silences.append(Silence(article.id, Part.CAPTION, number, caption, "caption"))
    passages[-1] = dataclasses.replace(passages[-1], pause=pauses.story)
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
    elif not said_byline(article.byline, article.byline_reporters):
        yield Passage(Role.ANCHOR, 0, "下面一条消息。", pauses.headline)
    byline = said_byline(article.byline, article.byline_reporters)
    if byline:
        yield Passage(Role.ANCHOR, 0, byline, pauses.byline, Part.BYLINE)


def _body(article: Article, turn: int, pauses: Pauses) -> Iterator[Passage]:
    role = Role.NOTICE if article.kind in (Kind.NOTICE, Kind.TABLE) else Role.REPORTER
    usual = {Kind.POEM: pauses.verse, Kind.TABLE: pauses.row}.get(article.kind, pauses.paragraph)
    subheads = frozenset(article.subheads)
    for number, paragraph in enumerate(article.paragraphs):
        pause = pauses.subhead if subheads & {number, number + 1} else usual
        whole = number in subheads or article.kind in (Kind.POEM, Kind.TABLE)
        said = _numbered(paragraph, article.kind) if number in subheads or len(paragraph) < 3 else ""
        yield Passage(role, turn, paragraph, pause, Part.PARAGRAPH, number, whole=whole, said=said)


def _numbered(subhead: str, kind: Kind) -> str:
    """第一部分 where 一 is printed, 其一 in a poem; "" for all that says something itself."""
    mark = SECTION_MARK.fullmatch(subhead.strip())
    if not mark or kind is Kind.TABLE:
        return ""
    number = mark[1] or mark[2]
    return f"其{number}。" if kind is Kind.POEM else f"第{number}部分。"


def _announced(article: Article) -> str:
    return article.headline or next(iter(article.paragraphs), "")[:LONGEST_CHAPTER]


def _sentence(title: str) -> str:
    """A title as a sentence: its spaces are breaths, and it ends."""
    clauses = [clause for clause, _ in itertools.groupby(title.split())]
    text = "，".join(clauses)
    return text if text.endswith(tuple("。！？!?…")) else text + "。"
