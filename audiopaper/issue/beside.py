"""What lines are beside one another: what one line alone does not say, and what it says wrongly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from audiopaper.issue.lines import Line, Mark
from audiopaper.issue.rules import bylines, flow, masthead
from audiopaper.issue.rules.characters import ends_sentence, width
from audiopaper.issue.rules.furniture import AD_LABEL, AD_WORD, is_phone_line
from audiopaper.issue.rules.wrapping import SLACK
from audiopaper.issue.shapes import Labelled
from audiopaper.model import Why

COUNTED = re.compile(r"0([1-9])[\s\u3000]+([一-鿿]\S*)$")
"""A heading with its number: "01　三间教室"."""
LEAST_COUNTED = 4
"""Characters of such a heading; names of pages are shorter."""
STANZAS = frozenset("123456789")
LONGEST_STANZA = 12
"""Lines."""
LONGEST_REPEATED = 30
"""Characters."""
FIGURES = re.compile(r"\d+")
NUMBER_ALONE = re.compile(r"(?:电话|電話|热线|熱線)?[：:\s]*[\d（()）-]{6,16}$")
PRINTED = re.compile("遗失|公[告示]|[声聲]明|启事|啟事|通[告知]|讣告|[寻尋][人物]")
"""Notices that stand among classified advertisements."""
BUTTONS = frozenset(["收藏", "在看", "点赞", "分享", "转发", "赞"])
LEAST_FULL = 14
"""Ems of a line of a column."""
LEAST_PARAGRAPH = 40
"""Characters of a paragraph in one line."""
CALL_US = re.compile(r"(?:电话|電話|热线|熱線|专线|專線)[：:\s]*[\d（()）-]{6,16}$")
SLOGAN = re.compile(
    "[一-鿿]{4,10}(?:[ \u3000]+[一-鿿]{4,10}){2,4}$|"
    "(?=.*(?:文明|节约|保护|爱护|珍惜|关爱|全民|健康|安全|绿色|低碳|从我做起|人人|共建|共享|携手))"
    "[一-鿿]{4}[ \u3000]+[一-鿿]{4}$|"
    "[一-鿿]{2,8}[ \u3000]+就[送喝买选][一-鿿]{2,10}$"
)
"""Phrases of even make, two of four with a good word, or what to buy, apart at the foot of a page."""


def _counted(labelled: list[Labelled]) -> None:
    """Headings that are counted 01, 02, 03 look like labels of pages, whose names are shorter and known."""
    found = [(each, counted) for each in labelled if (counted := COUNTED.match(each.line.text))]
    unknown = all(counted[2] not in masthead.SECTIONS and len(counted[2]) >= LEAST_COUNTED for _, counted in found)
    if unknown and {"1", "2"} <= {counted[1] for _, counted in found}:
        for each, _ in found:
            if each.why is Why.PAGE_LABEL and each.line.number - labelled[0].line.number > masthead.APART:
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


def _repeated(labelled: list[Labelled]) -> None:
    """A short line with a date that comes again, if only with other figures, is a running head."""
    dated = [each for each in labelled if each.why is None and len(each.line.text) <= LONGEST_REPEATED]
    dated = [each for each in dated if masthead.DATE.search(each.line.text)]
    seen = Counter(FIGURES.sub("0", each.line.text) for each in dated)
    for each in dated:
        if seen[FIGURES.sub("0", each.line.text)] > 1 and not ends_sentence(each.line.text):
            each.why = Why.RUNNING_HEAD


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


def _advertisements(labelled: list[Labelled]) -> None:
    """What stands directly under the word 广告, or speaks as advertisements do, goes with it, till text or a notice."""
    under = False
    for each in labelled:
        text = each.line.text
        if each.why is Why.ADVERTISEMENT and AD_LABEL.match(text):
            under = True
        elif under and (
            each.page
            or each.line.mark is Mark.BREAK
            or bylines.lead_length(text)
            or ((each.line.level or each.line.bold) and PRINTED.search(text) and not AD_WORD.search(text))
            or (flow.is_prose(text) and not AD_WORD.search(text))
        ):
            under = False
        elif under and each.why is Why.CONTACT and each.line.blank == 0:
            each.why = Why.ADVERTISEMENT
        elif under and each.why is None and text:
            speaks = bool(AD_WORD.search(text) or re.search(r"\d{7,}|\d{3,4}-\d{7,8}|地址|电话", text))
            if each.line.blank == 0 or speaks:
                each.why = Why.ADVERTISEMENT
            else:
                under = False


def _numbers_to_call(labelled: list[Labelled]) -> None:
    """A number right below an advertisement or the editors' names belongs to them."""
    for above, below in pairwise(labelled):
        if below.why or below.line.blank or below.line.level or not is_phone_line(below.line.text):
            continue
        if above.why is Why.ADVERTISEMENT:
            below.why = Why.ADVERTISEMENT
        elif above.why is Why.CREDITS and NUMBER_ALONE.match(below.line.text):
            below.why = Why.CONTACT


def _buttons(labelled: list[Labelled]) -> None:
    """Words on the buttons of a page for telephones, below its credits or one below the other at its foot."""
    told = [each for each in labelled if each.line.text]
    for at, each in enumerate(told):
        if each.why is None and each.line.text in BUTTONS and not each.line.level:
            above, below = told[at - 1] if at else None, told[at + 1] if at + 1 < len(told) else None
            foot = below is None or below.why is not None or below.line.text in BUTTONS
            if foot and above is not None and above.why is not None:
                each.why = Why.RUNNING_HEAD


def _slogans(labelled: list[Labelled]) -> None:
    """What stands right above an advertisement, set as a headline, is its slogan."""
    for above, below in pairwise(labelled):
        if below.why is Why.ADVERTISEMENT and above.why is None and _is_slogan(above.line):
            above.why = Why.ADVERTISEMENT


def _is_slogan(line: Line) -> bool:
    """A line of few words set apart, marked as headlines are."""
    return line.level > 0 and len(line.text.split()) > 1 and not re.search("[，。：；]", line.text)


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


Settle = Callable[[list[Labelled]], None]
BEFORE_MASTHEAD: tuple[Settle, ...] = (_counted, _stanzas, _repeated)
"""What is settled before the masthead is looked for."""
AFTER_MASTHEAD: tuple[Settle, ...] = (
    _after_jumps,
    _in_sentences,
    _between_halves,
    _advertisements,
    _numbers_to_call,
    _buttons,
    _slogans,
    _feet,
)
"""What is settled when all lines have been looked at; each builds on those before it."""
