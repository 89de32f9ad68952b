"""Headlines: which of several lines is which, and whether a lone line is a headline or a subhead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audiopaper.issue.lines import Mark
from audiopaper.issue.rules.characters import ENUMERATOR, ends_sentence, remembered, width
from audiopaper.issue.rules.kinds import NOTICE
from audiopaper.issue.rules.masthead import RUBRIC
from audiopaper.issue.shapes import Block, Shape
from audiopaper.issue.strip import Strip, joined

LEADS_ON = re.compile(
    r"(?:强调|指出|強調|要求|时说|提出|[：:])$|"
    r"^(?:在.{4,30}[上中]$|^(\S{3,6})(?:[\s　]\S{3,6}){2}$|^从.{2,12}到.{2,12}$|学习|贯彻|深入学习)"
)
TORN = re.compile("[的和与及、，]$")
"""A line of a headline that goes on in the next."""
FOLLOWS = re.compile(r"^(?:——|—|──|－－|--)|主持|出席|讲话|作报告|参加|调研|致辞|致詞|陪同|^副题")
FRESH = re.compile(
    r"(?:(?:从|自|截至)?(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日[上下晚，]|近日|日前|昨[日天]|今[日天](?:上午|下午|，)|连日来|近期|"
    r"[一-鿿]{0,6}记者(?:昨|近|日|从|获悉|了解)|据悉|本周|上周|当前)"
)
"""How a new story begins when it has no byline."""
BOLD = 7
"""Rank of a heading in bold."""
BARE = 8
"""Rank of a heading without markup."""
COUNTS = re.compile(
    "[\\d一二三四五六七八九十百千万]+(?:余|多)?(?:个|支|公里|座|人|元|家|项|亿|万|名|位|条|米|处|所)|\\d"
)
"""Subtitles give figures, kickers do not."""
NOTHING = Strip()


@dataclass(frozen=True, slots=True)
class Headings:
    """What stands above a story, part by part."""

    kicker: tuple[Strip, ...] = ()
    headline: Strip = NOTHING
    subtitle: tuple[Strip, ...] = ()


COUNTED = re.compile(r"[（(][\d一二三四五六七八九十百]+[名人个位][）)]$")
"""A heading that says how many names follow."""
LONGEST_COLUMN = 4
"""Ems of the name of a column."""
LEAST_ITEM = 24
"""Characters; shorter items of a list are no stories."""
ITEM = re.compile(r"^\d\ufe0f?\u20e3|^[●■◆▲★◎◇○•▪☆□△▶►·]|^[①-⑳]|^【(?!编后|编者|记者|回[复音]|答复)[^】]{2,20}】")
"""How the items of a column of briefs begin."""


NOTICED = re.compile("(?:便民|温馨)?(?:提示|提醒)[｜|·]|(?:公告|通知|启事)[｜|·]")
"""The name of a column of notices before a headline: "便民提示｜…"."""
CLOSES = re.compile("[哀谨謹特专專]此")
"""How the last line of a notice begins: "谨此讣闻"."""
POINT = re.compile(r"\d{1,2}[.．、](?!\d)")
PLACED = re.compile(r"[一-鿿]{2,6}(?:\u3000| {2})[一-鿿]")
"""An item that begins with where it happened, set apart."""
NUMBERED = re.compile(r"[一-鿿]{0,10}[〔（(\[【]\d{4}[〕）)\]】][^，。]{1,16}号$")
"""The number of a document or of a case, under the headline of a notice."""
SPREAD = re.compile(r"\S(?:[ \u3000]+\S){1,5}")
"""A word with its characters set apart."""


ITEM_SIGN = re.compile("[●■◆▲★◎◇○•▪☆□△▶►·](?=.)")


def plain(text: str) -> str:
    """A heading without the signs that decorate it."""
    bare = text.strip(" \u3000▎▍▌■●◆□▶►★◎○☆※△▲|｜—-·【】[]《》〈〉")
    return "".join(bare.split()) if SPREAD.fullmatch(bare) else bare


def is_item(block: Block, *, headed: bool = False) -> bool:
    """Whether a text is one of several short ones: each begins with a sign, or, not `headed`, with a day or place."""
    signed = block.bullet or bool(ITEM.match(block.text))
    fresh = not headed and bool(FRESH.match(block.text) or PLACED.match(block.text) or _is_point(block.text))
    return block.shape is Shape.PROSE and len(block.text) >= LEAST_ITEM and (signed or fresh)


def _is_point(text: str) -> bool:
    """A whole sentence with a number before it: "3. 沙坪镇…。"."""
    return POINT.match(text) is not None and ends_sentence(text)


def is_stanza(group: list[Block], text: Block, whole: int) -> bool:
    """Whether a heading among verses names the next of several poems under a headline of rank `whole`."""
    if len(group) != 1 or text.shape is not Shape.VERSE:
        return False
    return (rank(group[0]) == BARE and width(group[0].text) <= 8) or rank(group[0]) > whole


@remembered
def is_notice(text: str) -> bool:
    """Whether a heading names a notice."""
    if ENUMERATOR.match(text) or CLOSES.match(text):
        return False
    return bool(NOTICE.search(plain(text)) or NOTICED.match(text))


@remembered
def begins(text: str) -> bool:
    """Whether a heading names a notice or a column of briefs, which are stories wherever they stand."""
    return is_notice(text) or bool(RUBRIC.match(plain(text)))


def must_divide(head: Block, *, signed: bool = False) -> bool:
    """A numbered line under a headline is the first subhead; so is a bare question, unless a byline follows it."""
    return bool(ENUMERATOR.match(head.text) or COUNTED.search(head.text) or NUMBERED.match(head.text)) or (
        not signed and head.shape is Shape.SHORT and ends_sentence(head.text)
    )


def is_heading(block: Block) -> bool:
    """Whether a block may stand above a story."""
    return block.shape in (Shape.HEAD, Shape.SHORT)


def rank(block: Block) -> int:
    """Prominence: 1–6 for heading levels, 7 for bold, 8 for bare."""
    return block.level or (BOLD if block.bold else BARE)


def compose(group: list[Block]) -> Headings:
    """Kicker, headline and subtitle of a group of lines."""
    kicker = [block for block in group if block.mark is Mark.KICKER]
    subtitle = [block for block in group if block.mark is Mark.SUBTITLE]
    rest = [block for block in group if block.mark not in (Mark.KICKER, Mark.SUBTITLE)]
    if not rest:
        rest = [group[-1]]
        kicker = [block for block in kicker if block is not group[-1]]
        subtitle = [block for block in subtitle if block is not group[-1]]
    at = _headline(rest)
    first = at - 1 if at and rank(rest[at - 1]) == rank(rest[at]) and TORN.search(rest[at - 1].text) else at
    last = at + 1 if TORN.search(rest[at].text) and rank(rest[at]) == rank(rest[min(at + 1, len(rest) - 1)]) else at
    above, below = kicker + rest[:first], rest[last + 1 :] + subtitle
    headline = joined((_unsigned(each.strip) for each in rest[first : last + 1]), " ")
    return Headings(tuple(each.strip for each in above), headline, tuple(each.strip for each in below))


def _unsigned(strip: Strip) -> Strip:
    """Without the sign that stands before each headline of a column of briefs."""
    return strip.cut(1).stripped() if ITEM_SIGN.match(strip.text) else strip


def _headline(group: list[Block]) -> int:
    best = min(rank(block) for block in group)
    equal = [index for index, block in enumerate(group) if rank(block) == best]
    if len(equal) == 1:
        return equal[0]
    first, second = (group[index].text for index in equal[:2])
    if FOLLOWS.search(second):
        return equal[0]
    if rank(group[equal[0]]) == BARE and len(equal) == 2:
        return equal[0] if COUNTS.search(second) else equal[1]
    if rank(group[equal[0]]) < BARE and width(first) <= LONGEST_COLUMN:
        return equal[1]  # the first is the name of a column
    lower = equal[1] + 1 < len(group)  # the subtitle is set smaller, so the line above the headline is a kicker
    return equal[1] if len(equal) > 2 or lower or LEADS_ON.search(first) else equal[0]
