"""Days, years and times of day."""

from __future__ import annotations

import re

from audiopaper.script.spoken.numerals import counted, digits, plain
from audiopaper.script.spoken.rule import DASH, HANZI, SPAN, Rule, rule, said_span

YEAR = r"(?:1[0-9]|20)\d\d"
MODERN = r"(?:19[0-9]|20[0-4])\d"
MONTH = r"(?:1[0-2]|0?[1-9])"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
HOUR = r"(?:[01]?\d|2[0-4])"
CLOCK = r"[:：∶]"
AT = "上午|下午|中午|晚上?|凌晨|早上?|清晨|傍晚|当晚|今晚|昨晚|深夜|[日号]|时间为?|(?<!负)于"
SEASON = r"学年|赛季|年度|榜单|财年|雪季|采暖季"
BIOGRAPHY = "入伍|退伍|退役|参军|毕业|入党|出生|考入|考上|参加工作|下岗|结婚|建成|投产|开业|搬迁|竣工|起"
"""What happens in a year, not for years."""
COUNT_OF_YEARS = r"前|来|多|间|历史|的历史|左右|以上|之久|以前"
NO_YEAR = (
    r"[年人名个位元万亿多余户家件吨亩次米公千克台套辆头株斤册份项所座条种间里平立场张处只级瓦毫厘天小分秒度倍块岁]"
)


def _date(found: re.Match[str]) -> str:
    return f"{digits(found[1])}年{plain(found[2])}月{plain(found[3])}日"


def _years(found: re.Match[str]) -> str:
    return f"{digits(found[1])}{found[2]}{said_span(found[3])}{digits(found[4])}"


def _days(found: re.Match[str]) -> str:
    right = f"{plain(found[4])}月" if found[4] else ""
    return f"{plain(found[1])}{found[2]}{said_span(found[3])}{right}{plain(found[5])}"


def clock(hour: str, minute: str, second: str | None = None) -> str:
    """A time of day.

    >>> clock("9", "05"), clock("2", "00"), clock("14", "30")
    ('九点零五分', '两点', '十四点三十分')
    """
    said = ("两" if int(hour) == 2 else plain(hour)) + "点"
    if int(minute) or int(second or 0):
        said += _sixtieth(minute) + "分"
    return said + (_sixtieth(second) + "秒" if second and int(second) else "")


def _sixtieth(number: str) -> str:
    """Minutes and seconds: 05 is 零五."""
    return ("零" if len(number) == 2 and 0 < int(number) < 10 else "") + plain(number)


def _half(found: re.Match[str]) -> str:
    return (
        ("两" if found[2] == "点" and int(found[1]) == 2 else plain(found[1]))
        + found[2]
        + _sixtieth(found[3])
        + found[4]
    )


def _after_apostrophe(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - 40) : found.start()]
    closes = before.rfind("‘") > before.rfind("’")
    return found[0] if closes else digits(found[1])


DAYS: tuple[Rule, ...] = (
    rule("dates in figures", rf"(?<!\d)({MODERN})\s?[-./－—]\s?({MONTH})\s?[-./－—]\s?({DAY})(?![\d.])", _date),
    rule("dates from to", rf"(?<=日){DASH}(?=[零一二三四五六七八九]{{4}}年)", lambda _: "到"),
    rule(
        "months in figures",
        rf"(?<!\d)({MODERN})[./-](1[0-2]|0[1-9])(?=$|[\s）)，。；、—–～至到])",
        lambda m: f"{digits(m[1])}年{plain(m[2])}月",
    ),
    rule(
        "days after a date",
        rf"(?<=日){DASH}({MONTH})[./-]({DAY})(?![\d.])",
        lambda m: f"到{plain(m[1])}月{plain(m[2])}日",
    ),
    rule(
        "days by a point",
        rf"(?<![\d.])({MONTH})\.([0-3]\d){DASH}({MONTH})\.([0-3]\d)(?=$|[\s）)，。、；])",
        lambda m: f"{plain(m[1])}月{plain(m[2])}日到{plain(m[3])}月{plain(m[4])}日",
    ),
    rule("years as titles", rf"(?<=[《“「‘\"'])({MODERN})(?=[》”」’\"'])", lambda m: digits(m[1])),
    rule(
        "seasons",
        rf"(?<!\d)({MODERN})(?:/|{DASH})((?:{MODERN})|\d\d)(?=年?(?:{SEASON}))",
        lambda m: f"{digits(m[1])}到{digits(m[2])}",
    ),
    rule("years from to", rf"(?<!\d)({YEAR})(年?)({SPAN})({YEAR})(?=年(?!以|前|来))", _years),
    rule(
        "years of a life",
        rf"(?<![\d.])({YEAR})()({DASH})({YEAR})(?![\d.,]|{NO_YEAR})",
        _years,
    ),
    rule("years since a birth", rf"(?<![\d.])({YEAR})(?=年?{DASH}(?:[）)]|$|至今|今))", lambda m: digits(m[1])),
    rule("decades", r"(?<!\d)(\d{3}0)(?=年代)", lambda m: digits(m[1])),
    rule("decades", r"(?<!\d)(\d0)(?=年代)", lambda m: "零零" if m[1] == "00" else plain(m[1])),
    rule(
        "years long ago",
        r"((?:公元前?|前|建于|创于|生于|约?在|[（(])\s?)(\d{3,4})(?=年(?!前|来|多|间|历史|的))",
        lambda m: m[1] + digits(m[2]),
        where="公元|始建|建于|唐|宋|元|明|清|隋|汉|晋|朝|代|生于",
    ),
    rule(
        "years",
        rf"(?<![\d.,近逾超])((?!\d[0-9]00){YEAR}|1900|1[5-8]00(?!年(?:后|{COUNT_OF_YEARS}))|2000(?!年(?:{COUNT_OF_YEARS})))(?=\s?年)(?!年(?:多|来)|年的历史)",
        lambda m: digits(m[1]),
    ),
    rule("years", rf"(?<![\d.,])({MODERN})(?=届|级|版《|款|年度|财年)", lambda m: digits(m[1])),
    rule(
        "years of events",
        rf"(?:^|(?<=[\s“《〈「（(，、：:—·在于自从到至和与]))({MODERN})(?=[\s·]?[{HANZI}A-Z”])(?!\s?{NO_YEAR})",
        lambda m: digits(m[1]),
    ),
    rule(
        "years of two figures",
        rf"(?<![\d.第近约])(?:(0\d)(?=年)|([89]\d)(?=年(?:{MONTH}月|那|{BIOGRAPHY}))|([12]\d)(?=年(?:{BIOGRAPHY}))|([789]\d)(?=[级届](?:学生|毕业|同学|校友|新生|学员)))",
        lambda m: digits(m[0]),
    ),
    rule(
        "years behind an apostrophe",
        rf"(?<!\d)(?:’|'(?![^']{{0,40}}'))(\d\d)(?=[{HANZI}A-Z])(?!{NO_YEAR})",
        _after_apostrophe,
    ),
    rule(
        "born in",
        r"(?<![\d第前后近])([05-9]0|[6-9]5|10)(?=(?:、[05-9][05])?(?:、[05-9][05])?后(?![天年月日周来又再续期半面方勤\d]))",
        lambda m: digits(m[1]),
    ),
    rule("days from to", rf"(?<![\d.年])({DAY})([月日号]?)({SPAN})(?:({MONTH})月)?({DAY})(?=[月日号])", _days),
    rule(
        "days without a word",
        rf"(?<=月)({DAY})({SPAN})({DAY})(?![\d日号万多余.])",
        lambda m: f"{plain(m[1])}{said_span(m[2])}{plain(m[3])}",
    ),
    rule("days", r"(?<!\d)(0\d)(?=[月日号])", lambda m: plain(m[1])),
    rule(
        "days by a stroke",
        rf"(?:^|(?<=[\s（(，、：:至到]))({MONTH})/(3[01]|2\d|1[3-9])(?=$|[\s（(）)，、周至到]|{DASH})",
        lambda m: f"{plain(m[1])}月{plain(m[2])}日",
    ),
    rule(
        "minutes and seconds",
        r"(?<![\d°度])(\d{1,2})['′](\d\d)(?:[\"″]|'')(?!\d)",
        lambda m: f"{plain(m[1])}分{_sixtieth(m[2])}秒",
    ),
    rule("months", rf"(?<![\d/])({MONTH})/({MONTH})(?=月)", lambda m: f"{plain(m[1])}、{plain(m[2])}"),
    rule(
        "times from to",
        rf"(?<!\d)(?<!\d[:：])({HOUR}{CLOCK}[0-5]\d){DASH}(?=次日|翌日|{HOUR}{CLOCK}[0-5]\d)",
        lambda m: f"{m[1]}到",
    ),
    rule(
        "times of a day",
        rf"((?:{AT})\s?)({HOUR}){CLOCK}\s?([0-5]\d)(?![\d:：∶])",
        lambda m: m[1] + clock(m[2], m[3]),
    ),
)
"""Rules that come before scores and ratios."""

TIMES: tuple[Rule, ...] = (
    rule(
        "times of a race",
        r"(?<![\d:：])(\d)[:：]([0-5]\d)[:：]([0-5]\d)(?![\d:：])",
        lambda m: f"{counted(m[1], '小时')}小时{_sixtieth(m[2])}分{_sixtieth(m[3])}秒",
        where="成绩|用时|耗时|完赛|冲线|夺冠|马拉松|第一名",
    ),
    rule(
        "times",
        rf"(?<![\d.])(?<!\d[:：])({HOUR})[:：]\s?([0-5]\d)(?:[:：]([0-5]\d))?(?![\d:：])",
        lambda m: clock(m[1], m[2], m[3]),
    ),
    rule("hours and minutes", r"(?<!\d)(\d{1,2})([时点])(\d{1,2})([分刻])", _half),
    rule("hundredths", r"(?<=秒)(\d\d)(?!\d)", lambda m: digits(m[1])),
    rule("minutes and seconds", r"(?<!\d)(\d{1,3})(分)(\d{1,2})(秒)", _half),
    rule("seconds", r"(?<=[分零])(0?\d)(?=秒)", lambda m: _sixtieth(m[1])),
)
"""Rules that come after scores and ratios, which look like times."""
