"""Numbers that are no amounts and are called out: telephones, roads, rooms, codes."""

from __future__ import annotations

import re

from audiopaper.script.spoken.numerals import called, cardinal, digits, plain, quantity
from audiopaper.script.spoken.rule import DASH, HANZI, MINUS, Rule, rule

GAP = r"[-－—–\s]"
PHONE_WORDS = (
    "热线|电话|传真|手机|拨|致电|联系|咨询|专线|短信|客服|报警|投诉|举报|总机|号码|来电|预约|报名|订票|预订|打"
    "|☎|Tel|TEL"
)
CODE_WORDS = (
    "邮编|邮政编码|[账帐]号|卡号|证号|身份证号?码?|编号|代码|群号|QQ群?|微信号?|微信|公众号|密码|验证码|提取码|邀请码"
    "|学号|尾号|代号|车牌号?码?|批号|条码|文号|刊号|案号|门牌号码|运单号|单号|工号|货号|频道号|号码|CN|ISSN"
)
SERVICES = (
    "报警|指挥|急救|救护|救援|接警|出警|平台|网站|服务|消防|举报|投诉|客服|查号|求助|民警|政务|市民|便民|宣传"
    "|接线|坐席|话务|号码|中心|APP"
)
NO_CALL = (
    r"(?![\d.%‰℃]|,\d{3}|\s?[多余]"
    r"|\s?[万亿千个人名户元亩吨米家次件公平立册株年月天岁里斤辆台只头套枚起条位通场处项所座批])"
)
PHONE = rf"""(?:[（(]0\d{{2,3}}[）)]{GAP}?|\+?86{GAP}|0\d{{2,3}}{GAP}?)?[2-9]\d{{6,7}}
|[48]00{GAP}?\d{{3,4}}{GAP}?\d{{3,4}}|(?:\+?86{GAP}?)?1[3-9]\d{GAP}?\d{{4}}{GAP}?\d{{4}}""".replace("\n", "")
PROVINCES = "浙京沪津渝苏皖赣闽粤湘鄂豫鲁冀晋陕甘青川黔贵滇云桂琼吉黑辽蒙藏新宁"
ROADS = "高速|国道|省道|县道|公路|互通|收费站|服务区|枢纽|匝道|路段|走廊|出口|隧道|大桥"
COUNTS_UP = ("123", "1234")
"""Names of ways of working; 12345 is a number to call."""
LEAST_CALLED = 3
"""Figures in quotes that are no number but a name."""
SPELLED = {"N", "KN", "FFP"}
"""Letters before a number that is said digit by digit, but without 幺."""
CALLED_DAYS = {"3·15", "5·12", "11·9", "1·10"}
"""Days that are called out like a telephone: 三幺五. All others are said as their names are written: 九一八, 一二九."""


def _phone(found: re.Match[str]) -> str:
    groups = re.split(r"[-－—–\s（()）+]+", found[1])
    said = "，".join(called(group) for group in groups if group)
    return said + (f"转{called(found[2])}" if found[2] else "")


def _code(text: str) -> str:
    return re.sub(r"\d", lambda digit: called(digit[0]), re.sub(rf"[{MINUS}·•.\s]", "", text))


def _in_quotes(found: re.Match[str]) -> str:
    inside = re.sub(r"\d+", lambda number: _name_of_figures(number[0]), found[2])
    return found[1] + inside.replace("+", "加").replace("-", "") + found[3]


def _name_of_figures(number: str) -> str:
    """The figures "1234" count up, 一二三四; "152" is called out, 幺五二; less than three figures are a number."""
    if len(number) < LEAST_CALLED:
        return plain(number)
    return digits(number) if number in COUNTS_UP else called(number)


def _memorial(found: re.Match[str]) -> str:
    month, day = found[1], found[2]
    return (called if f"{int(month)}·{int(day)}" in CALLED_DAYS else digits)(month + day)


def _lettered(found: re.Match[str]) -> str:
    letters, number = found[1].rstrip(f"{MINUS}·"), found[2]
    if letters in SPELLED:
        return letters + digits(number)
    return letters + (called(number) if len(number) >= 3 and "." not in number else cardinal(number))


def _spelled(letters: str) -> str:
    return re.sub(r"\d", lambda digit: digits(digit[0]), letters)


def _room(found: re.Match[str]) -> str:
    return called(found[1]) if len(found[1]) >= 3 else cardinal(found[1])


def _ordinal(number: str) -> str:
    """Leading zeros are not said; 200 is 二百."""
    return "二百" if int(number) == 200 else quantity(str(int(number)))


CALLS: tuple[Rule, ...] = (
    rule(
        "telephones by their form",
        rf"(?<![\d.,])([（(]0\d{{2,3}}[）)]{GAP}?\d{{7,8}}|(?:\+86{GAP}?0?[1-9]\d{{1,2}}|0\d{{2,3}}){GAP}(?:\d{{7,8}}|1[12]\d|12\d{{3}}|96\d{{3}})|400{GAP}\d{{3,4}}{GAP}?\d{{3,4}}"
        rf"|(?:\+?86{GAP}?)?1[3-9]\d{GAP}?\d{{4}}{GAP}?\d{{4}})(?:[转-](\d{{1,5}}))?(?!\d)",
        _phone,
    ),
    rule("masked telephones", r"(?<!\d)(1[3-9]\d)[*×xX]{4}(\d{4})(?!\d)", lambda m: called(m[1] + m[2])),
    rule(
        "telephones",
        rf"(?<![\dA-Za-z.,:：]{{2}})(?<![\dA-Za-z.,])({PHONE})(?:[转-](\d{{1,5}}))?{NO_CALL}",
        _phone,
        where=PHONE_WORDS,
    ),
    rule(
        "short telephones",
        rf"((?:(?:热线|电话|拨打?|致电|客服|专线|号码|发送?[至到])[^\d，。；！？]{{0,8}}?|打[“‘]?))(1\d{{2,4}}|9[56]\d{{3,4}}|10\d{{4,8}}){NO_CALL}",
        lambda m: m[1] + called(m[2]),
    ),
    rule(
        "hotlines",
        rf"(?<![\d.])(\d{{3,6}})(?=[{HANZI}]{{0,6}}(?:热线|专线))(?![{HANZI}]{{0,3}}[个条部])",
        lambda m: called(m[1]),
    ),
    rule(
        "services",
        rf"(?<![\d.])(1[12]\d|12\d{{3}}|9[56]\d{{3,4}}|100(?:86|10|00))(?=[“”’』」]?(?:{SERVICES})|、1[12][0-9](?!\d))",
        lambda m: called(m[1]),
    ),
    rule(
        "services",
        r"(?<=[零幺二三四五六七八九]、)(1[12]\d|12\d{3}|9[56]\d{3})(?!\d|\s?[个人名万])",
        lambda m: called(m[1]),
    ),
    rule(
        "service numbers that count nothing",
        r"(?<![\dA-Za-z.,·-])(9[56]\d{3,4}|12[1-9]\d\d)(?=[“”’』」]?(?:[，。、；！？）]|$))",
        lambda m: called(m[1]),
    ),
    rule(
        "codes by name",
        rf"((?:{CODE_WORDS})[为是]?[:：]?\s?)((?=[A-Za-z]{{0,6}}\d)[A-Za-z0-9{MINUS}]{{3,40}})(?![年月日岁]|[0-9万亿]|\s?[个人名])",
        lambda m: m[1] + _code(m[2]),
    ),
    rule(
        "memorial days",
        r"(?<![\d.·])(1[0-2]|0?[1-9])[·•‧・](3[01]|[12]\d|0?[1-9])(?![\d·])",
        _memorial,
    ),
    rule(
        "memorial days",
        r"(?<=[“‘「])(1[0-2]|0?[1-9])\.(3[01]|[12]\d|0?[1-9])(?=[”’」]|[\u3400-\u9fff]{1,6}[”’」])",
        _memorial,
    ),
    rule(
        "codes in quotes",
        r"([“‘「『\"'])([A-Za-z0-9+\-]{1,12}\d[A-Za-z0-9+\-]{0,12}|\d{3,8}\+?)([”’」』\"'])",
        _in_quotes,
    ),
    rule(
        "named by figures",
        r"(?<![\d.])(985|211|863|973|996|007|798|618|315|361|301|101|911|360)"
        r"(?=[、“”]?(?:高校|院校|大学|工程|计划|工作制|艺术区|大促|购物节|晚会|医院|中学|事件|度全景|、?985|、?211))",
        lambda m: called(m[1]),
    ),
    rule(
        "number plates",
        rf"([{PROVINCES}][A-Z])[·•.\s-]?((?=[A-Z]{{0,5}}\d)[A-Z0-9]{{5,6}})(?![A-Za-z0-9])",
        lambda m: m[1] + _code(m[2]),
    ),
    rule(
        "documents",
        r"[〔\[（(﹝【]\s?((?:19|20)\d\d)\s?[〕\]）)﹞】]\s?(第?)\s?(\d{1,5})(?=号)",
        lambda m: digits(m[1]) + m[2] + plain(m[3]),
    ),
    rule(
        "cases of a court",
        rf"[〔\[（(]((?:19|20)\d\d)[〕\]）)](?=[{PROVINCES}最]\d{{0,4}}[民刑行执])",
        lambda m: digits(m[1]),
    ),
    rule("trains", r"([GDCZTKYSL])(\d{1,4})(?=次|/\d{1,4}次|列车|动车|高铁)", lambda m: m[1] + called(m[2])),
    rule("trains", r"(?<![\d.])(\d{4})(?=次(?:列车|客车|火车|航班))", lambda m: called(m[1])),
    rule("roads", r"(?<![A-Za-z])([GSXYC])(\d{1,4})(?![\dA-Za-z])", lambda m: m[1] + called(m[2]), where=ROADS),
    rule("roads", r"(?<![\d.])(\d{2,3})(?=国道|省道|县道|乡道|线国道)", lambda m: called(m[1])),
    rule(
        "services",
        r"((?:急救|火警|匪警|报警|盗警|求助)(?:电话)?[“‘]?)(1[12]\d)(?!\d|\s?[个人名万])",
        lambda m: m[1] + called(m[2]),
    ),
    rule("extensions", r"(?<=转)(\d{3,5})(?=号?分机|[，。；）]|$)", lambda m: called(m[1]), where="分机|电话|热线|拨"),
    rule("lines of a screen", r"(?<![\d.])(480|720|1080|1440|2160)(?=[PpIi](?![A-Za-z]))", lambda m: digits(m[1])),
    rule("beds", r"(?<![\d.])(\d{1,2}[1-9]|\d[1-9]0)(?=床)", _room, where="病房|病区|病友|护士|住院"),
    rule("storeys below the ground", r"(?<!\d)-([1-9])(?=[层楼])", lambda m: f"负{cardinal(m[1])}"),
    rule("school classes", r"(?<![\d.])([1-9]0[1-9]|[1-9]1\d)(?=班(?!次|级|车|列|组))", lambda m: called(m[1])),
    rule("bus lines", r"(?<![\d.])(\d{3})(?=路(?!程|段|径))", lambda m: called(m[1])),
    rule("aircraft", r"(?<=波音|空客)([A-Z]?)(\d{3})(?!\d)", lambda m: m[1] + called(m[2])),
    rule(
        "rooms", r"(?<![\d.])(\d{3,4})(?=室(?!外|内)|号?房间?(?!子|屋)|包厢|病房|教室|宿舍|寝室|会议室|办公室)", _room
    ),
    rule(
        "rooms", rf"(?<=[幢栋楼元])(?:{DASH})?(\d{{3,4}})(?![\d.]|[元万人个户平年号])", _room, where="幢|栋|单元|号楼"
    ),
    rule(
        "rooms",
        r"(?<![\d.-])(\d{1,3})-(\d{1,2})-(\d{3,4})(?=室|号房|[，。；）]|$)",
        lambda m: f"{plain(m[1])}杠{plain(m[2])}杠{called(m[3])}",
        where="幢|室|小区|苑|花园|公寓|号房",
    ),
    rule("buildings", r"(?<=\d)#(?=[楼栋幢座机井泵])", lambda _: "号"),
    rule(
        "buildings",
        r"(?<![\d.])(\d{1,4})(?=单元|[幢栋](?:\d|[一二三四五六七八九十]{1,3}单元)|号楼)",
        lambda m: cardinal(m[1]),
    ),
    rule(
        "house numbers",
        r"(?<=[路街巷弄道村区里])(\d{1,4})-(\d{1,3})(?=号(?![楼线]))",
        lambda m: f"{plain(m[1])}杠{plain(m[2])}",
    ),
    rule(
        "standards",
        r"(?<![A-Za-z])(GB|DB\d{0,2}|ISO|IEC|QB|NY)(/T)?\s?(\d{3,6})(?:[-—](\d{4}))?(?!\d)",
        lambda m: _spelled(m[1]) + (m[2] or "").lstrip("/") + digits(m[3]) + ("，" + digits(m[4]) if m[4] else ""),
    ),
    rule(
        "versions",
        r"(?<![\d.])(\d{1,4}(?:\.\d{1,4}){2,4})(?![\d.])",
        lambda m: "点".join(cardinal(part) for part in m[1].split(".")),
    ),
    rule("formations", r"(?<![\d-])(\d(?:-\d){2,4})(?![\d-])", lambda m: digits(m[1])),
    rule("grades", r"(?<![A-Za-z])(A{2,5})(?=级|类|景区|[^A-Za-z]{0,2}旅游)", lambda m: f"{cardinal(str(len(m[1])))}A"),
    rule(
        "named by letters",
        rf"(?<![A-Za-z0-9])([A-Za-z]{{1,12}}[{MINUS}·]?)(\d{{1,20}}(?:\.\d{{1,3}})?)(?!\d|[.,]\d)",
        _lettered,
    ),
    rule("letters and figures", r"(?<=[A-Za-z])(\d{1,4})(?=[A-Za-z])", lambda m: cardinal(m[1])),
)

CODES: tuple[Rule, ...] = (
    rule(
        "types",
        rf"(?<=[{HANZI}])(?<!第)[{MINUS}](\d{{1,4}})([A-Z]?)(?![\d.,%％℃°]|[个元万亿米度分])",
        lambda m: cardinal(m[1]) + m[2],
    ),
    rule(
        "ordinals",
        rf"第(\d{{1,8}})(?:({DASH})第?(\d{{1,8}}))?(?![\d.])",
        lambda m: f"第{_ordinal(m[1])}" + (f"到{_ordinal(m[3])}" if m[2] else ""),
    ),
    rule("long codes", r"(?<![\d.,])(0\d+|\d{17,})(?![\d.])", lambda m: called(m[1])),
    rule(
        "codes with a stroke",
        rf"(?<![\d.])(\d{{3,12}})[{MINUS}](0\d{{1,12}})(?![\d.])",
        lambda m: called(m[1]) + called(m[2]),
    ),
)
