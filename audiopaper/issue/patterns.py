"""What the lines of a Chinese newspaper look like: one named rule for each thing a newsroom has a name for.

Every pattern is anchored or bounded, so that each is linear in the length of the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from audiopaper.model import Why

DATE = re.compile(r"((?:19|20)\d\d)\s*[年./-]\s*(1[0-2]|0?[1-9])\s*[月./-]\s*(3[01]|[12]\d|0?[1-9])\s*日?")
ISSUE_NO = re.compile(r"(?:总?第\s*|总\s*|(?:No|NO|№)\.?\s*)(\d{1,6})\s*(?:期|$)")
LUNAR = re.compile(
    r"(?:农历|夏历|阴历)?\s*(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?\s*闰?[正一二三四五六七八九十冬腊]{1,2}月"
    r"(?:初[一二三四五六七八九十]|[十廿]十?[一二三四五六七八九]|[二三]?十)"
)
WEEKDAY = re.compile(r"星期[一二三四五六日天]")
PAPER = re.compile(r"[\u3400-\u9fff]{2,10}(?:日报|晚报|晨报|早报|时报|周报|新报|商报|都市报|导报|农村报|青年报|报)")
ENDS = tuple("。！？…!?；;")
CLOSERS = "”’」』）》】)\"'"
TITLE_NOT = re.compile(r"[。！？；!?;]$")

COLUMN_NAME = re.compile(
    r"(?:图片|一句话|要闻|本地|国内|国际)?(?:简讯|短讯|快讯|短波|速览|新闻速递|一句话新闻|图片新闻)|(?:本版|今日)?导读"
)
FURNITURE: tuple[tuple[Why, re.Pattern[str]], ...] = (
    (
        Why.PAGE_LABEL,
        re.compile(
            r"(?:第?[0-9０-９一二三四五六七八九十A-Za-z]{1,3}版[:：·\s]{0,3}[\u3400-\u9fff·]{0,8}|[A-Z]?\d{1,2}|[A-D]\d{2}[\u3400-\u9fff]{0,6}|·?\d{1,2}·?)"
        ),
    ),
    (
        Why.PAGE_LABEL,
        re.compile(
            r"[\u3400-\u9fff]{2,6}\s*第?[0-9一二三四五六七八九十]{1,2}版|(?:要闻|综合|民生|副刊|时政|经济|社会|文化|体育|国际|国内|公告|广告)(?:新闻|版)?"
        ),
    ),
    (
        Why.MASTHEAD,
        re.compile(
            r"今日[0-9一二三四五六七八九十]{1,2}版|.{0,20}(?:主办|编印|承办|主管|出版)|国内统一(?:连续出版物)?刊?号.{0,40}|CN\s?\d.{0,20}|邮发代号.{0,20}|(?:零售|定)价.{0,20}"
        ),
    ),
    (
        Why.CREDITS,
        re.compile(
            r"(?:(?:本版)?(?:责任|值班|执行|本版|版面)?(?:编辑|责编|校对|美编|审读|主任|总编|主编|版式|组版|制图|监制|审核|一审|二审|三审)\s*[:：/／]?\s*[\u3400-\u9fff·\s、]{2,10}\s*[|｜/／]?\s*){1,8}"
        ),
    ),
    (
        Why.CONTACT,
        re.compile(
            r"(?:本报|新闻|采编|爆料|编辑部|广告|发行|订阅|投稿|读者|服务|报料|监督)?(?:部|室)?(?:热线|电话|传真|邮箱|地址|网址|邮编|信箱|E-?mail|QQ){1,2}\s*[:：].{0,60}|(?:https?://|www\.).{0,120}"
        ),
    ),
    (
        Why.QR_CODE,
        re.compile(
            r".{0,20}(?:扫码|扫一扫|二维码|扫描|长按识别).{0,20}|(?:微信)?公众号.{0,16}|.{1,10}(?:APP|客户端|微信|微博|视频号|抖音号?|发布)"
        ),
    ),
    (Why.PAGE_LABEL, COLUMN_NAME),
    (Why.ADVERTISEMENT, re.compile(r"广\s*告(?:\s*热线.{0,30})?")),
)

JUMP_TO = re.compile(r"[（(]\s*(?:紧?下转|转)\s*第?\s*[0-9A-Za-z一二三四五六七八九十]{1,3}\s*版[^）)]{0,20}[）)]$")
JUMP_FROM = re.compile(r"^[（(]\s*(?:紧?上接|接)\s*第?\s*[0-9A-Za-z一二三四五六七八九十]{1,3}\s*版[^）)]{0,30}[）)]")
CAPTION_START = re.compile(
    r"^(?:[▲△▼◀▶↑↓←→]\s*|(?:上|下|左|右|本|题)?图(?:为|片说明|[①-⑨1-9一二三四]?[:：])|图片[:：])"
)
CREDIT_END = re.compile(
    r"(?:[（(]\s*[^（）()]{0,20}(?:摄|摄影|供图|图|摄影报道|提供)\s*[）)]|[\u3400-\u9fff·]{2,12}\s*(?:[\u3400-\u9fff·]{2,4}\s)?(?:摄|摄影|供图|摄影报道))\s*$"
)

NAME = r"[\u3400-\u9fff·]{2,12}"
BYLINE = re.compile(
    r"^(?:(?P<head>本报讯|本报[\u3400-\u9fff]{1,8}讯|新华社(?:[\u3400-\u9fff]{2,12})?(?:\d{1,2}月)?(?:\d{1,2}日)?电|中新社[^（(\s]{0,16}电)"
    r"\s*(?:[（(](?P<inside>[^（）()\n]{2,60})[）)])?)\s*"
)
BYLINE_LINE = re.compile(
    r"^(?:[□■◎●☉]\s*|[（(]\s*)?(?:(?:本报|见习|实习|首席|全媒体|融媒体)?(?:记者|通讯员|特约记者|特约通讯员|文/?图?|图/?文|作者)\s*[:：/／]?\s*(?:[\u3400-\u9fff·]{1,4}[\s、/／]*){1,12})+\s*(?:文/图|摄影报道|报道|整理)?[）)]?$"
)
_ROLES = "(?:本报|见习|实习|首席|特约|全媒体|融媒体|记者|通讯员|作者|图文|文图|文|图|摄影|摄|报道|整理)+"
ROLE_ALONE = re.compile(_ROLES)
ROLE = re.compile(rf"^{_ROLES}(?=[\u3400-\u9fff]{{2}})")
"""What stands before a name in a byline; never so much that less than a name is left."""
SEPARATORS = re.compile(r"[□■◎●☉:：/／、，,（）()\s]+")
NOTICE = re.compile(r"(?:公告|通告|通知|启事|声明|公示|布告|告知书?|预告|招聘|讣告)(?:书)?$")
WEATHER = re.compile(r"天气|气象|空气质量")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote a story."""

    text: str
    reporters: tuple[str, ...]
    end: int
    """Characters of the line that the byline takes."""


def furniture(line: str) -> Why | None:
    """Why a whole line is furniture, or None."""
    if len(line) > 80:
        return None
    return next((why for why, pattern in FURNITURE if pattern.fullmatch(line)), None)


def byline(line: str) -> Byline | None:
    """The byline at the start of a line, or a line that is nothing else."""
    found = BYLINE.match(line)
    if found:
        inside = found["inside"] or ""
        return Byline(f"{found['head']} {inside}".strip(), _names(inside), found.end())
    if len(line) <= 60 and BYLINE_LINE.match(line):
        return Byline(line.strip("（）()□■◎●☉ "), _names(line), len(line))
    return None


def _names(text: str) -> tuple[str, ...]:
    """The names in a byline; two-character names that the layout spread ("王 伟") are drawn together."""
    names: list[str] = []
    for word in SEPARATORS.split(text):
        if ROLE_ALONE.fullmatch(word):
            continue
        name = word if len(word) <= 3 and word[:1] in "文图" else ROLE.sub("", word)
        if len(name) == 1 and names and len(names[-1]) == 1:
            names[-1] += name
        elif name:
            names.append(name)
    return tuple(name for name in names if 2 <= len(name) <= 12)


def ends_sentence(text: str) -> bool:
    """Whether a block can be the end of a paragraph."""
    return text.rstrip().rstrip(CLOSERS).endswith(ENDS)


def is_caption(line: str) -> bool:
    """Whether a line is a caption by what it says: "图为…", or a photographer's credit at its end."""
    return len(line) <= 200 and bool(CAPTION_START.match(line) or CREDIT_END.search(line))
