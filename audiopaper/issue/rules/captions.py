"""Captions of photos: what they begin with, and the credit that they end with."""

from __future__ import annotations

import re

from audiopaper.issue.rules.characters import ends_sentence, remembered

ARROWS = "▲△▼▽◀◁▶▷↑↓←→"
"""Signs that point from a caption to its picture."""
BEGINS = re.compile(
    rf"(?:图为|圖為|(?:图|漫画|漫畫|插图|插圖|制图|绘图)\s?[：:]|[{ARROWS}]\s*\S|[上下左右]图[为：:，是]|"
    r"图[①②③④⑤⑥⑦⑧⑨\d一二三四]\s*[:：为\s]|资料图|题图|題圖|(?:新华社|本报)?(?:照片|图片)[：:])"
)
WHO = r"(?:本报|本報|新华社)?(?:首席|全媒体|实习|见习|特约)?(?:记者|記者|通讯员|通訊員|摄影|攝影)?"
NAMES = r"[一-鿿·]{1,4}(?:[\s　、]+[一-鿿·]{1,4}){0,5}"
CREDIT = re.compile(
    rf"[（(\s　。”／/][□○]?\s*{WHO}\s*[：:/]?\s*{NAMES}\s*[/／]?\s*(?:摄|攝|摄影|攝影|供图|供圖|/图|制图|绘|"
    rf"绘图|图)\s*[）)]?$"
    rf"|[（(][^（）()，。：:]{{2,16}}(?:供图|供圖)[）)]$"
    r"|(?:[\s　]{2}|　)[^，。：:\s]{2,12}[心台局队社馆办校司部会网院所站](?:供图|供圖)$"
    rf"|[（(]\s*(?:摄影|攝影|图片来源|图源|供图|图|摄)\s*[：:/]?\s*[^（）()]{{2,30}}[）)]$|"
    rf"[\s　]资料(?:图片|照片|图)$|[（(](?:资料图片?|资料照片|视频截图)[）)]$|新华社(?:发|记者)[（(]{NAMES}[摄攝][）)]$"
)
ART = re.compile(
    r"(?:《[^，。》]{2,16}》\s*[（(][一-鿿]{2,4}[）)][\s　]*[一-鿿·]{2,4}[\s　]*[作绘书摄刻]?|"
    r"[^，。]{2,16}[（(](?:国画|油画|版画|水彩画?|水墨|书法|剪纸|漫画|摄影|木刻|速写|素描|篆刻)[）)]"
    r"[\s　]*[一-鿿·]{2,4}[\s　]+[作绘书摄刻])$"
)
"""A work and its artist: "《秋山图》（国画） 郝静波 作"."""
CREDIT_ONLY = re.compile(
    rf"^[（(【]?\s*{WHO}\s*[：:/]?\s*{NAMES}\s*[/／]?\s*(?:摄|攝|摄影|攝影|供图|供圖|制图|"
    rf"绘)\s*[）)】]?$|^[（(]?(?:摄影|攝影|供图|图片来源|图源)\s*[：:/]\s*{NAMES}[）)]?$"
)
CREDIT_HINT = re.compile("[摄攝影图圖供绘资料视新]")
"""No credit at the end of a caption is without one of these."""
WORDS_TOO = re.compile(r"文/[摄图]|文[、/]图|(?<![一-鿿])文图(?![一-鿿])")
"""Who took the pictures has written as well: a byline."""
LONGEST_CREDIT = 30
"""Characters."""
GIVEN = re.compile("。[\\s　]*[（(][^（）()，。：:]{2,16}提供[）)]$")
LONGEST_GIVEN = 36
"""Characters of one sentence about a picture and who has given it."""
LONGEST = 220
"""Characters; a longer text with a photographer's name at its end is a story with pictures."""


SHOWS = re.compile(
    r"[（(](?:[前后中]排)?[左右中][一二三四]?[）)]|正在|现场[。]?$|^.{2,14}在[^，。]{2,24}。$|^\d{1,2}月\d{1,2}日"
)


LEAST_NEWS = 28
"""Characters of a picture's news."""
WHEN = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|近日|日前|昨[日天]|[近连]日来|连日")


TAKEN = re.compile(
    rf"[（(]\s*{WHO}\s*{NAMES}\s*(?:摄影报道|攝影報導)[）)]$|[（(][^（）()，。：:]{{2,16}}提供[）)]$|"
    r"。[\s　]*[^，。：:]{2,14}(?:供图|供圖)$"
)
"""Who has taken a picture that begins with a day."""


def shows(text: str) -> bool:
    """Whether one sentence says who is seen where: （右）, 正在, a day."""
    return bool(SHOWS.search(text)) and ends_sentence(text)


def tells(text: str) -> bool:
    """Whether a caption is news by itself: it says when, and more than one short sentence."""
    return len(text) >= LEAST_NEWS and bool(WHEN.match(text)) and has_credit(text)


@remembered
def is_credit(text: str) -> bool:
    """A line that only names the photographer."""
    return len(text) <= LONGEST_CREDIT and CREDIT_ONLY.match(text) is not None and not WORDS_TOO.search(text)


def has_credit(text: str) -> bool:
    """Whether the photographer is named at the end."""
    dated = WHEN.match(text) is not None and TAKEN.search(text[-40:]) is not None
    return dated or _is_credited(text) or is_credit(text)


def _is_credited(text: str) -> bool:
    tail = text[-40:]
    return CREDIT_HINT.search(tail) is not None and CREDIT.search(tail) is not None


def ends_caption(before: str, text: str) -> bool:
    """Whether `text` is the credit of the caption `before`, or the rest of it with the credit."""
    torn = not ends_sentence(before) and has_credit(text) and not BEGINS.match(text)
    return is_credit(text) or torn


@remembered
def is_caption(text: str) -> bool:
    """A line or paragraph that describes a photo."""
    if len(text) > LONGEST:
        return False
    if BEGINS.match(text) or ART.match(text) or (WHEN.match(text) and TAKEN.search(text[-40:])):
        return True
    if len(text) <= LONGEST_GIVEN and "，" not in text and GIVEN.search(text):
        return True
    return len(text) > 4 and _is_credited(text) and not WORDS_TOO.search(text[-20:])


def opens_caption(text: str) -> bool:
    """A line that begins as captions do, with an arrow or "图为"."""
    return bool(BEGINS.match(text)) and (len(text) <= LONGEST or not ends_sentence(text))
