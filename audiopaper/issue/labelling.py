"""What each line is by itself: masthead, page label, furniture, or something to read."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from audiopaper.issue.lines import Line, Mark
from audiopaper.issue.rules import bylines, flow, kinds, masthead
from audiopaper.issue.rules.characters import ends_sentence, width
from audiopaper.issue.rules.furniture import AD_LABEL, AD_WORD, COUNTS, LABEL, furniture, is_phone_line
from audiopaper.issue.rules.wrapping import SLACK
from audiopaper.issue.shapes import Labelled
from audiopaper.model import Why
from audiopaper.show import Show

PARTS = (Mark.KICKER, Mark.HEADLINE, Mark.SUBTITLE, Mark.BYLINE)
"""What no masthead has."""
SECTIONS = frozenset(masthead.SECTIONS)
MARKED = {Mark.ASIDE: Why.RUNNING_HEAD, Mark.ADVERTISEMENT: Why.ADVERTISEMENT}
"""What page makers say of a line."""
HEADLINES = frozenset(["公告", "信息", "广告"])
"""Names of sections that are as often headlines of notices."""
LONGEST = 130
"""Characters; a longer line is no furniture."""
PLAIN = re.compile("版权所有|本报|社$")
APART = 6
"""Lines between two of a masthead, at most."""
LONGEST_REPEATED = 30
"""Characters."""
FIGURES = re.compile(r"\d+")
SLOGAN = re.compile(
    "[一-鿿]{4,10}(?:[ \u3000]+[一-鿿]{4,10}){2,4}$|"
    "(?=.*(?:文明|节约|保护|爱护|珍惜|关爱|全民|健康|安全|绿色|低碳|从我做起|人人|共建|共享|携手))"
    "[一-鿿]{4}[ \u3000]+[一-鿿]{4}$|"
    "[一-鿿]{2,8}[ \u3000]+就[送喝买选][一-鿿]{2,10}$"
)
"""Phrases of even make, two of four with a good word, or what to buy, apart at the foot of a page."""
COUNTED = re.compile(r"0([1-9])[\s\u3000]+([一-鿿]\S*)$")
"""A heading with its number: "01　三间教室"."""
CALL_US = re.compile(r"(?:电话|電話|热线|熱線|专线|專線)[：:\s]*[\d（()）-]{6,16}$")
LEAST_PARAGRAPH = 40
"""Characters of a paragraph in one line."""
LEAST_FULL = 14
"""Ems of a line of a column."""
STANZAS = frozenset("123456789")
LONGEST_STANZA = 12
"""Lines."""
LEAST_COUNTED = 4
"""Characters of such a heading; names of pages are shorter."""
LONGEST_SKY = 45
"""Characters."""
ZONE = 60
"""Lines from the top among which a masthead is looked for."""


@dataclass
class Facts:
    """What the masthead says."""

    paper: str = ""
    lines: tuple[str, ...] = ()
    """Lines of masthead, running heads and page labels, the masthead's first."""


def label(lines: list[Line], show: Show) -> tuple[list[Labelled], Facts]:
    """Label every line."""
    furniture_of_show = [re.compile(each) for each in show.reading.furniture]
    masthead_of_show = [re.compile(each) for each in show.reading.masthead]
    labelled = [_label(line, furniture_of_show, masthead_of_show) for line in lines]
    _counted(labelled)
    _stanzas(labelled)
    _repeated(labelled)
    body = _first_prose(labelled)
    zone = _zone(labelled, body)
    paper = show.paper or _paper(labelled, zone, body)
    _close_zone(labelled, zone, body)
    for index in range(zone, len(labelled)):
        _later(labelled, index, paper)
    _after_jumps(labelled)
    _in_sentences(labelled)
    _between_halves(labelled)
    _advertisements(labelled)
    _numbers_to_call(labelled)
    _slogans(labelled)
    _feet(labelled)
    paper = paper or _named_somewhere(labelled)
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


def _counted(labelled: list[Labelled]) -> None:
    """Headings that are counted 01, 02, 03 look like labels of pages, whose names are shorter and known."""
    found = [(each, counted) for each in labelled if (counted := COUNTED.match(each.line.text))]
    unknown = all(counted[2] not in SECTIONS and len(counted[2]) >= LEAST_COUNTED for _, counted in found)
    if unknown and {"1", "2"} <= {counted[1] for _, counted in found}:
        for each, _ in found:
            if each.why is Why.PAGE_LABEL and each.line.number - labelled[0].line.number > APART:
                each.why, each.page = None, ""


def _stanzas(labelled: list[Labelled]) -> None:
    """Lone numbers 1, 2, 3 right above lines of text count stanzas; those of pages stand apart or alone."""
    numbered = [
        (each, int(each.line.text))
        for each, below in pairwise(labelled)
        if each.why is Why.PAGE_LABEL and each.line.text in STANZAS and not below.line.blank and not below.page
    ]
    for (one, first), (two, second) in pairwise(numbered):
        apart = two.line.blank and two.line.number - one.line.number <= LONGEST_STANZA
        if second == first + 1 and apart:
            for each in (one, two):
                each.why, each.page = None, ""


def _is_dated(text: str) -> bool:
    """A table that only sets the paper's name beside the date."""
    dated = bool(masthead.DATE.search(text) and masthead.WEEKDAY.search(text))
    named = any(masthead.NAME.fullmatch(cell.strip()) for cell in text.split("，"))
    return dated and (named or masthead.is_dateline(text))


def _repeated(labelled: list[Labelled]) -> None:
    """A short line with a date that comes again, if only with other figures, is a running head."""
    dated = [each for each in labelled if each.why is None and len(each.line.text) <= LONGEST_REPEATED]
    dated = [each for each in dated if masthead.DATE.search(each.line.text)]
    seen = Counter(FIGURES.sub("0", each.line.text) for each in dated)
    for each in dated:
        if seen[FIGURES.sub("0", each.line.text)] > 1 and not ends_sentence(each.line.text):
            each.why = Why.RUNNING_HEAD


def _is_navigation(text: str) -> bool:
    """A table that only sets the name of the page beside buttons."""
    cells = re.split(r"[，\s\u3000\xa0]+", text)
    return all(
        masthead.is_page_label(each) or LABEL.match(each) or masthead.is_dateline(each) or masthead.NAME.fullmatch(each)
        for each in cells
        if each
    )


def _is_prose(text: str) -> bool:
    if _is_sky(text):
        return False
    return (
        (len(text) > 25 and (ends_sentence(text) or text.count("，") > 1))
        or len(text) > 60
        or bylines.lead_length(text) > 0
    )


def _first_prose(labelled: list[Labelled]) -> int:
    return next((i for i, each in enumerate(labelled) if each.why is None and _is_prose(each.line.text)), len(labelled))


def _is_masthead_line(each: Labelled) -> bool:
    text = each.line.text
    if masthead.TERM_ONLY.fullmatch(text) and (each.line.bold or each.line.level):
        return False  # a poem on a day of the solar year
    if masthead.CAPITALS.fullmatch(text) or _is_sky(text):
        return True
    return (
        each.why in (Why.MASTHEAD, Why.CONTACT, Why.CREDITS, Why.QR_CODE, Why.RUNNING_HEAD)
        or masthead.is_dateline(text)
        or _split_date(text)
    )


def _is_sky(text: str) -> bool:
    """Today's weather in one line, as it stands beside the date."""
    return len(text) <= LONGEST_SKY and kinds.is_forecast(text) and not ends_sentence(text)


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
        if index - last > APART or each.line.mark in PARTS or masthead.COLUMN.match(each.line.text):
            break
        bare_name = not each.why and not each.line.level and index - last <= 3 and masthead.paper_in(each.line.text)
        if bare_name or (each.why is not Why.PAGE_LABEL and _is_masthead_line(each)):
            last = index
    return last + 1


def _paper(labelled: list[Labelled], zone: int, body: int) -> str:
    first = labelled[: min(max(zone + 2, 4), body)]
    heads = [each for each in first if each.why is not Why.PAGE_LABEL and not masthead.COLUMN.match(each.line.text)]
    found = [(each.line.level != 1, not each.line.bold, masthead.paper_in(each.line.text)) for each in heads]
    named = sorted(each for each in found if each[2] and not re.match("主|本报|今日[一二三四五六七八九十\\d]", each[2]))
    if named:
        return named[0][2]
    titles = [
        each.line.text
        for each in labelled[:zone]
        if not each.page and each.line.level == 1 and width(each.line.text) <= 8
    ]
    return titles[0] if titles and zone > 1 else ""


def _named_somewhere(labelled: list[Labelled]) -> str:
    """The paper's name in a running head, or before 讯 in a byline."""
    told = (Why.MASTHEAD, Why.RUNNING_HEAD, Why.PAGE_LABEL)
    for text in dict.fromkeys(each.line.text[:200] for each in labelled if each.why in told):
        if found := masthead.ANY_NAME.search(PLAIN.sub("", masthead.remainder(text))):
            return found[0]
    leads = (
        re.match(r"([一-鿿]{2,6}(?:日报|晚报|早报|晨报|时报|周报|商报|报))讯", each.line.text[:20]) for each in labelled
    )
    return next((found[1] for found in leads if found and found[1] != "本报"), "")


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
    elif all(each in SECTIONS for each in text.strip("◎●■◆□◇○ ").split("·")) and (
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


def _advertisements(labelled: list[Labelled]) -> None:
    """What stands directly under the word 广告, or speaks as advertisements do, goes with it."""
    under = False
    for each in labelled:
        text = each.line.text
        if each.why is Why.ADVERTISEMENT and AD_LABEL.match(text):
            under = True
        elif under and (
            each.page
            or each.line.mark is Mark.BREAK
            or bylines.lead_length(text)
            or (_is_prose(text) and not AD_WORD.search(text))
        ):
            under = False
        elif under and each.why is Why.CONTACT and each.line.blank == 0:
            each.why = Why.ADVERTISEMENT
        elif under and each.why is None and text:
            speaks = bool(AD_WORD.search(text) or re.search(r"\d{7,}|\d{3,4}-\d{7,8}|地址|电话", text))
            if each.line.blank == 0 or speaks:
                each.why = Why.ADVERTISEMENT
            elif each.line.level or not speaks:
                under = False
        elif under and each.why is None and each.line.mark is Mark.IMAGE:
            continue


def _after_jumps(labelled: list[Labelled]) -> None:
    """A line of a column that begins with "（上接第1版）" is text if it ends within a clause or goes on right below."""
    for at, each in enumerate(labelled):
        text = each.line.text
        if each.why is not Why.JUMP or not 0 < flow.jump_from(text) < len(text):
            continue
        below = labelled[at + 1] if at + 1 < len(labelled) else None
        goes_on = below is not None and below.why is None and not (below.line.blank or below.line.indent)
        even = goes_on and below is not None and _is_even(text, below.line.text)
        if text[-1] in "，、；" or even:
            each.why = None


def _is_even(one: str, two: str) -> bool:
    """Whether the second of two lines of a column is as wide as the first, or shorter and the end of a sentence."""
    room = width(one) - width(two)
    return abs(room) <= SLACK or (room > 0 and ends_sentence(two))


def _in_sentences(labelled: list[Labelled]) -> None:
    """A line of a column that speaks as advertisements do, in the midst of a sentence with a comma in it, is text."""
    for above, each, below in zip(labelled, labelled[1:], labelled[2:], strict=False):
        if each.why is not Why.ADVERTISEMENT or each.line.blank or below.line.blank or below.why or above.why:
            continue
        torn = width(above.line.text) >= LEAST_FULL and not ends_sentence(above.line.text)
        if torn and "，" in each.line.text and not each.line.text.startswith(("广告", "廣告")):
            each.why = None


def _between_halves(labelled: list[Labelled]) -> None:
    """A line with a number to call at its end, between the halves of a sentence of a long paragraph, advertises."""
    for above, each, below in zip(labelled, labelled[1:], labelled[2:], strict=False):
        if each.why or above.why or below.why or each.line.level or below.line.level:
            continue
        text = above.line.text
        torn = len(text) >= LEAST_PARAGRAPH and "。" in text and not ends_sentence(text)
        if torn and CALL_US.search(each.line.text) and "。" in below.line.text:
            each.why = Why.ADVERTISEMENT


def _numbers_to_call(labelled: list[Labelled]) -> None:
    """A number right below an advertisement belongs to it."""
    for above, below in pairwise(labelled):
        if (
            above.why is Why.ADVERTISEMENT
            and below.why is None
            and not below.line.blank
            and is_phone_line(below.line.text)
        ):
            below.why = Why.ADVERTISEMENT


def _slogans(labelled: list[Labelled]) -> None:
    """What stands right above an advertisement, set as a headline, is its slogan."""
    for above, below in pairwise(labelled):
        if below.why is Why.ADVERTISEMENT and above.why is None and _is_slogan(above.line):
            above.why = Why.ADVERTISEMENT


def _feet(labelled: list[Labelled]) -> None:
    """Phrases of even make, apart at the foot of a page, advertise."""
    told = [each for each in labelled if each.line.text or each.page]
    for at, last in enumerate(told):
        after = told[at + 1] if at + 1 < len(told) else None
        foot = after is None or after.page or after.why is Why.CREDITS
        quoted = at and told[at - 1].line.text[-1:] in "：:"
        if foot and not quoted and last.why is None and _stands_apart(last.line):
            last.why = Why.ADVERTISEMENT


def _stands_apart(line: Line) -> bool:
    return bool(line.blank) and line.mark is Mark.TEXT and SLOGAN.match(line.text) is not None


def _is_slogan(line: Line) -> bool:
    """A line of few words set apart, marked as headlines are."""
    return line.level > 0 and len(line.text.split()) > 1 and not re.search("[，。：；]", line.text)
