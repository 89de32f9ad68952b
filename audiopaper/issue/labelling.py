"""What each line is by itself: masthead, page label, furniture, or something to read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audiopaper.issue import beside
from audiopaper.issue.lines import Line, Mark
from audiopaper.issue.rules import bylines, flow, kinds, masthead
from audiopaper.issue.rules.characters import width
from audiopaper.issue.rules.furniture import COUNTS, LABEL, furniture
from audiopaper.issue.shapes import Labelled
from audiopaper.model import Why
from audiopaper.show import Show

PARTS = (Mark.KICKER, Mark.HEADLINE, Mark.SUBTITLE, Mark.BYLINE)
"""What no masthead has."""
MARKED = {Mark.ASIDE: Why.RUNNING_HEAD, Mark.ADVERTISEMENT: Why.ADVERTISEMENT}
"""What page makers say of a line."""
HEADLINES = frozenset(["公告", "信息", "广告"])
"""Names of sections that are as often headlines of notices."""
LONGEST = 130
"""Characters; a longer line is no furniture."""
PLAIN = re.compile("版权所有|本报|社$")
NO_PAPER = re.compile(r"主|本报|今日[一二三四五六七八九十\d]")
PAGE_LAST = re.compile(r"[\s\u3000][A-D]?\d{1,2}$")
TITLE_PARTS = re.compile(r"[-_|·—:：\s]+")
ZONE = 60
"""Lines from the top among which a masthead is looked for."""


@dataclass
class Facts:
    """What the masthead says."""

    paper: str = ""
    lines: tuple[str, ...] = ()
    """Lines of masthead, running heads and page labels, the masthead's first."""


def label(lines: list[Line], show: Show, title: str = "") -> tuple[list[Labelled], Facts]:
    """Label every line; `title` is that of the page of the web."""
    furniture_of_show = [re.compile(each) for each in show.reading.furniture]
    masthead_of_show = [re.compile(each) for each in show.reading.masthead]
    labelled = [_label(line, furniture_of_show, masthead_of_show) for line in lines]
    for settle in beside.BEFORE_MASTHEAD:
        settle(labelled)
    body = _first_prose(labelled)
    zone = _zone(labelled, body)
    paper = show.paper or _paper(labelled, zone, body)
    _close_zone(labelled, zone, body)
    for index in range(zone, len(labelled)):
        _later(labelled, index, paper)
    for settle in beside.AFTER_MASTHEAD:
        settle(labelled)
    paper = paper or _named_somewhere(labelled) or _in_title(title)
    told = [each.line.text for each in labelled if each.why in (Why.MASTHEAD, Why.RUNNING_HEAD, Why.PAGE_LABEL)]
    return labelled, Facts(paper, tuple(told))


def _label(line: Line, left: list[re.Pattern[str]], heads: list[re.Pattern[str]]) -> Labelled:
    text = line.text
    if line.mark is Mark.PAGE:
        return Labelled(line, Why.HIDDEN, masthead.page_in(line.label) or "?")
    if line.mark in (Mark.BREAK, Mark.IMAGE):
        return Labelled(line)
    if line.mark is Mark.TABLE:
        return Labelled(line, Why.RUNNING_HEAD if _is_dated(text) or _is_navigation(text) else None)
    for why, patterns in ((Why.SHOW_PATTERN, left), (Why.MASTHEAD, heads)):
        if patterns and any(each.fullmatch(text) for each in patterns):
            return Labelled(line, why)
    if (
        masthead.is_page_label(text)
        and not COUNTS.match(text)
        and not masthead.EDITION.search(text)
        and not bylines.is_byline(text)
    ):
        return Labelled(line, Why.PAGE_LABEL, masthead.page_in(text) or "?")
    reason = MARKED.get(line.mark) or (None if len(text) > LONGEST else furniture(text))
    names_page = reason is Why.RUNNING_HEAD and line.mark is not Mark.ASIDE
    return Labelled(line, reason, masthead.page_in(text) if names_page else "")


def _is_dated(text: str) -> bool:
    """A table that only sets the paper's name beside the date."""
    dated = bool(masthead.DATE.search(text) and masthead.WEEKDAY.search(text))
    named = any(masthead.NAME.fullmatch(cell.strip()) for cell in text.split("，"))
    return dated and (named or masthead.is_dateline(text))


def _is_navigation(text: str) -> bool:
    """A table that only sets the name of the page beside buttons."""
    cells = re.split(r"[，\s\u3000\xa0]+", text)
    return all(
        masthead.is_page_label(each) or LABEL.match(each) or masthead.is_dateline(each) or masthead.NAME.fullmatch(each)
        for each in cells
        if each
    )


def _first_prose(labelled: list[Labelled]) -> int:
    return next(
        (i for i, each in enumerate(labelled) if each.why is None and flow.is_prose(each.line.text)), len(labelled)
    )


def _is_masthead_line(each: Labelled) -> bool:
    text = each.line.text
    if masthead.TERM_ONLY.fullmatch(text) and (each.line.bold or each.line.level):
        return False  # a poem on a day of the solar year
    if masthead.CAPITALS.fullmatch(text) or kinds.is_sky(text):
        return True
    return (
        each.why in (Why.MASTHEAD, Why.CONTACT, Why.CREDITS, Why.QR_CODE, Why.RUNNING_HEAD)
        or masthead.is_dateline(text)
        or _split_date(text)
    )


def _split_date(text: str) -> bool:
    """A piece of a date that the layout broke over lines."""
    return (
        bool(
            re.fullmatch(
                r"[12]\d{3}\s*年?|\d{1,2}月?\d{0,2}日?|第?\d{1,6}期?|[12]\d{3}年\d{1,2}月|\d{1,2}月\d{1,2}日",
                text.strip(),
            )
        )
        and width(text) <= 6
    )


def _zone(labelled: list[Labelled], body: int) -> int:
    """How many lines from the top belong to the masthead."""
    last = -1
    for index, each in enumerate(labelled[: min(ZONE, body)]):
        if index - last > masthead.APART or each.line.mark in PARTS or masthead.COLUMN.match(each.line.text):
            break
        bare_name = not each.why and not each.line.level and index - last <= 3 and masthead.paper_in(each.line.text)
        if bare_name or (each.why is not Why.PAGE_LABEL and _is_masthead_line(each)):
            last = index
    return last + 1


def _paper(labelled: list[Labelled], zone: int, body: int) -> str:
    first = labelled[: min(max(zone + 2, 4), body)]
    heads = [each for each in first if each.why is not Why.PAGE_LABEL and not masthead.COLUMN.match(each.line.text)]
    named = [(each.line, name) for each in heads if (name := masthead.paper_in(each.line.text))]
    named = [each for each in named if not NO_PAPER.match(each[1])]
    if named:  # a heading rather than a line, and the first of them; the name of a column last
        return min(named, key=lambda each: (masthead.RUBRIC.match(each[1]) is not None, *_lowness(each[0])))[1]
    titles = [
        each.line.text
        for each in labelled[:zone]
        if not each.page and each.line.level == 1 and width(each.line.text) <= 8
    ]
    return titles[0] if titles and zone > 1 else ""


def _lowness(line: Line) -> tuple[bool, bool]:
    return line.level != 1, not line.bold


def _named_somewhere(labelled: list[Labelled]) -> str:
    """The paper's name in a running head, or before 讯 in a byline."""
    told = (Why.MASTHEAD, Why.RUNNING_HEAD, Why.PAGE_LABEL)
    for text in dict.fromkeys(each.line.text[:200] for each in labelled if each.why in told):
        if found := masthead.ANY_NAME.search(PLAIN.sub("", masthead.remainder(text))):
            return found[0]
        if masthead.DATE.search(text) and (name := masthead.paper_in(PAGE_LAST.sub("", text))):
            return name
    leads = (
        re.match(r"([一-鿿]{2,6}(?:日报|晚报|早报|晨报|时报|周报|商报|报))讯", each.line.text[:20]) for each in labelled
    )
    return next((found[1] for found in leads if found and found[1] != "本报"), "")


def _in_title(title: str) -> str:
    """The paper's name in "…数字报-…" or "…_…报"."""
    return next(filter(None, (masthead.paper_in(each) for each in TITLE_PARTS.split(title))), "") if title else ""


def _close_zone(labelled: list[Labelled], zone: int, body: int) -> None:
    """Names and mottoes among the lines of the masthead belong to it; what may be a headline does not."""
    rest = [each for each in labelled[zone:body] if not each.why and each.line.text]
    spare = None if rest else next((each for each in reversed(labelled[:zone]) if _may_be_headline(each)), None)
    for each in labelled[:zone]:
        text = each.line.text
        if each.why is Why.RUNNING_HEAD and each.line.mark is not Mark.ASIDE:
            each.why = Why.MASTHEAD
        if each.why or each is spare or not text or each.line.mark in (Mark.BREAK, Mark.IMAGE, Mark.TABLE):
            continue
        if (
            _is_masthead_line(each)
            or masthead.paper_in(text)
            or width(text) <= 13
            or (each.line.level == 1 and width(text) <= 16)
        ):
            each.why = Why.MASTHEAD


def _may_be_headline(each: Labelled) -> bool:
    named = masthead.paper_in(each.line.text) or _is_masthead_line(each)
    return each.why is None and each.line.level > 0 and not named


def _later(labelled: list[Labelled], index: int, paper: str) -> None:
    each = labelled[index]
    text = each.line.text
    if each.why or not text or len(text) > 120 or text[-1] in "。！？”":
        return
    if masthead.TERM_ONLY.fullmatch(text):
        return  # a name, or a poem on that day
    if kinds.DATE_ONLY.match(text) and _is_under_notice(labelled[max(index - 3, 0) : index]):
        return
    if masthead.is_dateline(text, paper):
        each.why = Why.RUNNING_HEAD
        each.page = masthead.page_in(text)
    elif all(each in masthead.SECTIONS for each in text.strip("◎●■◆□◇○ ").split("·")) and (
        _beside_page(labelled, index) or not (each.line.level or text in HEADLINES)
    ):
        each.why = Why.RUNNING_HEAD


def _is_under_notice(above: list[Labelled]) -> bool:
    """Whether the last of these lines may be who signs a notice, so that the date below it belongs to that."""
    before = next((each for each in reversed(above) if each.line.text), None)
    if before is None or before.why is not None or before.page or before.line.level:
        return False
    return width(before.line.text) <= 24 and not masthead.paper_in(before.line.text)


def _beside_page(labelled: list[Labelled], index: int) -> bool:
    return any(each.page for each in labelled[max(index - 2, 0) : index + 2])
