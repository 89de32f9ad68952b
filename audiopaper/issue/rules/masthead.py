"""Mastheads, running heads and page labels: lines made of nothing but dates, numbers and names of pages."""

from __future__ import annotations

import datetime
import re
import unicodedata
from functools import lru_cache

from audiopaper.issue.rules.characters import MEMORY, number, remembered

N = "[0-9０-９〇零○一二三四五六七八九十廿卅]"
DATE = re.compile(
    rf"((?:[12１２][0-9０-９]{{3}}|"
    rf"[一二][〇零○一二三四五六七八九]{{3}})) ?[年./\-－] ?({N}{{1,3}}) ?[月./\-－] ?({N}{{1,4}}) ?[日号號]?"
)
WEEKDAY = re.compile(r"(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]")
TERM = (
    "(?:(?:今[天日]是?)?(?:立春|雨水|惊蛰|驚蟄|春分|清明|谷雨|穀雨|立夏|小满|小滿|芒种|芒種|夏至|小暑|大暑|立秋|处暑|處暑|白露|秋分|寒露|"
    "霜降|立冬|小雪|大雪|冬至|小寒|大寒))(?![一-鿿])"
)
"""Terms of the solar year, printed beside the lunar date."""
CAPITALS = re.compile(r"[A-Z][A-Z&.' -]{6,40}")
"""The paper's name in English."""
TERM_ONLY = re.compile(TERM)
LUNAR = re.compile(
    r"(?:农历|農曆|夏历|夏曆|"
    r"阴历)(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥][鼠牛虎兔龙龍蛇马馬羊猴鸡雞狗猪豬]?年)? ?[闰閏]?"
    r"(?:[正一二三四五六七八九十冬腊臘]{1,2}月(?:[初十廿卅三二一四五六七八九]{1,3}日?|[初]?十)?(?!月))"
    rf"|{TERM}"
    r"|"
    r"(?<!日)(?<![一-鿿])[闰閏]?[正一二三四五六七八九十冬腊臘]{1,2}月(?:初[一二三四五六七八九十]|[廿卅][一二三四五六七八九]?|十[一二三四五六七八九])(?![日号])"
    r"|"
    r"[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[闰閏]?[正一二三四五六七八九十冬腊臘]{1"
    r",2}月[初十廿卅三二一四五六七八九]{1,3}日?"
)
ISSUE_NO = re.compile(
    r"(?:(?:总|總|年)?第 ?([0-9０-９,，]{1,8}|[〇零○一二三四五六七八九十百千万萬]{1,10}) ?[期号號])|"
    r"[总總] ?(\d{1,6}) ?期|(?:总|總)?期(?:号|號)[:：]? ?(\d{1,7})|N[Oo][.．:：]? ?(\d{1,7})"
)
NUMBERED = re.compile("[期号號]|N[Oo]")
PAGE = re.compile(
    rf"(?:(?:第 ?([A-Da-d]?{N}{{1,3}}) ?[版页頁])|(?:(?<![0-9A-Za-z])([A-Da-d]?[0-9０-９]{{1,3}}) ?版)|"
    rf"(?:([一二三四五六七八九十]{{1,3}})版))"
)
PAGE_HINT = re.compile("[0-9０-９版页頁]")
LOOSE_PAGE = re.compile(
    r"^([A-Da-d]?\d{1,3})(?:[\s·|｜／/—-]|$)|^(?:page|P|版面)[\s:：.]*([A-D]?\d{1,3})|[\s·|｜／/—-]([A-D]?\d{1,2})$",
    re.IGNORECASE,
)
"""A page without the word 版: "A3 民生", "page 4", "副刊 04"."""
PERMIT = r"[\w一-鿿]{0,8}[（(]?准[)）]?字第?\w{1,14}号?"
"""The number under which a paper may be printed."""
OTHER_CODES = (
    r"(?:国内)?统一(?:连续出版物|刊)?号[:：]?|(?:国内|國內)?(?:刊号|刊號)[:：]?|"
    r"CN ?\d\d-\d{4}(?:[/／]\w+)?|邮发代号[:：]? ?[\d-]+|(?:代号|代號)[:：]? ?[\d-]+"
    r"|(?:内部|內部)(?:交流|刊物|发行|赠阅)|(?<=[日号\d])出版(?=\s|$)"
    r"|(?:报纸名称|出版日期)[:：]|(?:公[历曆]|西元|公元)(?= ?[12１２]\d{3})|逢[一二三四五六七八九十、]{1,5}出[刊版]|"
    r"(?:每|逢)(?:周|月|旬|星期)[一二三四五六日天末]?出[刊版]"
    r"|[欢歡]迎取[阅閱]|免[费費](?:赠阅|贈閱|取阅|取閱|赠送|领取)|[每逢][周週月旬][一二三四五六两兩\d]?[期次刊]"
    r"|今日出[紙纸][\d一二三四五六七八两兩]{1,3}[張张大]|每份售?(?:澳門幣|港幣|新[臺台]幣)[\d.一二三四五六七八九十百]+元"
    r"|准印证?号?[:：]?"
)
MORE_CODES = (
    r"内部资料[，,]? ?(?:免费交流|"
    r"注意保存)?|(?:零售|定[价價]|每份)+[:：]? ?(?:新[台臺]幣|港幣)?[\d.０-９一二三四五六七八九十百]+ ?元|(?:https?://|www\.)[\w./-]+"
    r"|(?:本期|今日|今天|今)(?:共|出刊?|有)? ?[0-9０-９一二三四五六七八九十]{1,3} ?(?:大|个|個)?[版张張]|"
    r"共 ?[0-9两兩一二三四五六七八九十]{1,3} ?版|(?:网址|官网|电子版|数字报)[:：]|[上下]一[篇版期]"
)
CODES = re.compile(f"{OTHER_CODES}|{MORE_CODES}")
ALL_CODES = re.compile(f"{OTHER_CODES}|{PERMIT}|{MORE_CODES}")
"""The same with permits, which take ten times as long to look for; each has 准 in it."""
REPUBLIC = re.compile(
    rf"(?:(?:中[华華])?民[国國] ?|(?<![〇零○一二三四五六七八九])(?=一[〇零○一二][〇零○一二三四五六七八九]年))"
    rf"((?:{N}|百){{1,6}}) ?年 ?({N}{{1,3}}) ?月 ?({N}{{1,4}}) ?[日號]"
)
"""A date of Taiwan: year 1 is 1912."""
EDITION = re.compile(
    r"(?<=[期号號])[\s　·|]*[0-9０-９一二三四五六七八九十]{1,3} ?(?:大|个|個)?[版张張]|"
    r"(?:本期|今日|今天|今)(?:共|出刊?|有)? ?[0-9０-９一二三四五六七八九十]{1,3} ?(?:大|个|個)?[版张張]|"
    r"共 ?[0-9一二三四五六七八九十]{1,3} ?版"
)
"""How many pages the issue has: "今日四版"; no page is called so."""
PUBLISHER = re.compile(
    r"(?:主管|主办|主辦|承办|协办|出版|编印|編印|编辑出版|印发|印刷|发行|發行|免費贈閱|免费赠阅|赠阅|(?<=中心)编)(?:单位|"
    r"單位)?(?:[:：].{1,30})?$|^(?:主管|主办|主辦|承办|协办|出版|编印|印刷|承印|社长|总编辑)(?:单位|"
    r"單位)?[:：].{1,30}$"
)
NAMES_OF_PAGES = (
    "要闻 要聞 新闻 时政 综合 综合新闻 民生 经济 财经 社会 文化 副刊 文艺 国内 "
    "国际 体育 教育 健康 专版 专题 广告 公告 视点 评论 理论 乡镇 乡村 三农 县域 "
    "县区 区县 本地 本土 热点 关注 聚焦 深度 人物 读书 旅游 生活 党建 法治 科技 "
    "生态 农业 工业 综合要闻 头版 封面 特刊 专刊 天下 民声 都市 家园 城事 周末 "
    "文苑 聚焦两会 文史 诗歌 美文 影像 图片 要闻版 文艺副刊 政务 时评 基层 部门 "
    "综合版 报道 本埠 民情 乡土 地方 地方新闻 本地新闻 便民 信息 服务 镇街动态 "
    "本地综合 综合·广告 港聞 兩岸 國際 體育 娛樂 財經 社會 綜合 焦點 中國 論壇 "
    "文化副刊 教育版 生活副刊 地方新聞 融媒"
)
SECTIONS = frozenset(NAMES_OF_PAGES.split())
NAMED_SECTION = re.compile(rf"[A-D]?\d{{1,2}}[\s　]+(?:{'|'.join(sorted(SECTIONS))})·[一-鿿]{{2,5}}$")
"""A page by number, section and the section's name: "3　副刊·沙枣花"."""
SUPPLEMENT = re.compile("^[一-鿿]{0,4}(?:特刊|专刊|專刊|专版|專版|副刊|周刊|週刊|专题|号外)?$")
"""What stands beside the paper's name in a running head."""
SECTION = re.compile("|".join(sorted(sorted(SECTIONS), key=len, reverse=True)))
NAME = re.compile(
    r"(?!.*(?:质量|水情|汛情|疫情)[日周月]报)[《「]?[一-鿿]{1,10}(?:日报|晚报|早报|晨报|时报|時報|日報|晚報|周报|週報|快报|导报|商报|新报|"
    r"都市报|农报|青年报|(?<![捷喜预播通汇回海举申情速填警])报|(?<![捷喜預播通匯回海舉申情速填警])報|週刊|周刊|(?:日报|晚报|早报|周报|报)(?:数字报|数字版|电子版|电子报)|晨刊|晚刊|日刊|新闻|新聞|通讯|通訊|简报|乡讯|鄉訊|(?<!本报)(?<!简)(?<!短)讯|快讯|信息|校报|时讯|資訊)[》」]?$|^(?:今日(?!导读|要闻|提示|关注|看点|推荐|天气)|新(?!春|闻|年|时代|征程|青年)|走进|魅力)[一-鿿]{2,4}$|^[一-鿿]{2}(?:发布|融媒)$"
)
PUBLISHES = re.compile("[一-鿿]{2,8}(?:融媒体?中心|传媒中心|新闻中心|广播电视台)")
"""Who publishes a paper."""
RUBRIC = re.compile(
    r"一周(?:快览|要闻|综述|热点|速览|回顾)|(?:(?:读者|讀者|百姓|群众)?(?:来信|來信|来函|來函)(?:照登|选登|選登)?|(?:简讯|短讯|快讯|短波|简明新闻|[一-鿿]{2}(?:短讯|简讯|快讯))[一二三四五六七八九十两\d]{0,2}[则条]?|"
    r"[赛艺书文农会体要]讯|[一-鿿]{2}(?:快报|短波|速递|播报|集锦|资讯|传真|要览|问答|新闻)|一句话[一-鿿]{2,4}|短新闻|新闻速递|图片新闻|国内|国际|国内国际|天下|要闻|要闻速览|"
    r"新闻集装箱|资讯|消息树|各地短讯|(?:便民|生活|读者|百姓|社区)?服务台|乡镇动态|部门动态|(?:部门|基层|乡镇|镇街|各地|县域|社区|校园|警方)(?:传真|速递|集锦|播报|快报|扫描|集萃|点击|短波|之窗|视窗|掠影|快讯)|基层动态|县域动态|動態|[一-鿿]{0,2}(?:簡訊|短訊|快訊)|副刊.{0,8}|"
    r".{0,6}副刊|文艺副刊|[一-鿿]{0,4}(?:诗页|诗苑|诗坛|文苑|笔会|专刊))$"
)
"""Headings over several stories, which are no story's own."""
BRIEFS = re.compile(
    "(?:[一-鿿]{0,2}(?:简讯|短讯|快讯|短波|简明新闻|簡訊|短訊|快訊|要闻速览|短新闻)|一句话[一-鿿]{2,4})$"
)
"""Those over items of one paragraph."""
COLUMN = re.compile(rf"[【〖\[](?:{RUBRIC.pattern[:-1]})[】〗\]]$")
"""The same in brackets, in which no paper prints its own name."""
ANY_NAME = re.compile(r"[一-鿿]{2,6}?(?:日报|晚报|早报|晨报|时报|時報|日報|晚報|周报|週報|快报|导报|商报|新报|都市报)")
CREDITED = re.compile(
    r"(?:本[版期])?(?:责任?编辑|責任編輯|责编|美术?编辑?|美编|版式|校对|校對|组版|编辑|"
    r"值班主任|主编|主編|总编辑?|總編輯)\s*[:：/／]?\s*[一-鿿]{2,3}(?![一-鿿])"
)
"""An editor, named in a running head."""
LATIN = re.compile("[A-Z][A-Za-z]{2,}$")
"""The paper's name in letters, behind the name."""
CLOCK = re.compile(
    r"(?<=[日号\d])\s+\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?:\s+(?:发表于)?[一-鿿]{2,4})?(?:\s+字[号体][:：][\s大中小]+)?$"
)
"""When a page of the web was published, behind its date."""
SKY = re.compile(
    r"(?:今[日天])?(?:天气|天氣|气温|氣溫)?[:：\s]*-?\d{1,2} ?[℃度]? ?[~～—－至到-] ?-?\d{1,2} ?[℃度]|"
    r"[东南西北偏]{1,3}风 ?\d?[~～-]?\d ?级|"
    r"(?<![一-鿿])(?:今[日天])?(?:晴|阴|多云|[小中大]雨|[小中大]雪|雷?阵雨|雾)(?:(?:转|间|到|有)(?:晴|阴|多云|[小中大]雨|[小中大]雪|雷?阵雨|雾))*(?![一-鿿])"
)
"""Today's weather, beside the day."""
PHONES = re.compile(
    r"(?:电话|電話|热线|熱線)[:：\s　]{0,3}[\d()（）-]{6,14}"
    r"|(?:E-?mail|[邮郵信投]箱|QQ)[:：\s　]{0,3}[A-Za-z0-9_.@+-]{5,40}",
    re.IGNORECASE,
)
LOOSE = re.compile(r"[\s·•|｜/／—\-–－_、，,:：()（）\[\]【】《》<>.。▏|]+")


APART = 6
"""Lines between two of a masthead, at most."""
LONGEST_DATELINE = 48
"""Characters of a line with the day and the page, or the day and an editor."""
LONGEST_COLUMN = 4
"""Characters of the name of a supplement, beside the paper's."""
ORNAMENT = re.compile("[=＝■◆●◎★☆▲※~～]+")
"""Signs with which labels are set off."""


@remembered
def date_in(text: str) -> datetime.date | None:
    """The day that is written in `text`, in Arabic or Chinese digits.

    >>> date_in("二〇二四年三月五日 星期二")
    datetime.date(2024, 3, 5)
    """
    dates = [(0, found) for found in DATE.finditer(text[:500])] + [
        (1911, found) for found in REPUBLIC.finditer(text[:500])
    ]
    for before, found in dates:
        year, month, day = (number(part) for part in found.groups())
        try:
            return datetime.date(year + before, month, day)
        except ValueError:
            continue
    return None


def issue_no_in(text: str) -> str:
    """The number of the issue in `text`, in Arabic digits; the year's count yields to the whole count (总第…期)."""
    found = sorted(ISSUE_NO.finditer(text[:500]), key=lambda each: each[0][0] not in "总總")
    if not found:
        return ""
    raw = next(filter(None, found[0].groups()))
    plain = unicodedata.normalize("NFKC", raw).replace(",", "").replace("，", "")
    return plain if plain.isdecimal() else str(number(plain))


def lunar_in(text: str) -> str:
    """The lunar date in `text`."""
    found = LUNAR.search(text[:500])
    return found[0].replace(" ", "") if found else ""


@remembered
def page_in(text: str) -> str:
    """The page that `text` names: "第二版" is "2", "A3版" is "A3"."""
    text = text[:200]
    for pattern in (EDITION, REPUBLIC, DATE, LUNAR, ISSUE_NO):
        text = pattern.sub(" ", text)
    text = _without_codes(text)
    found = PAGE.search(text) or LOOSE_PAGE.search(text.strip("·•|—-–－_<>《》[]【】()（） 　")[:60])
    if not found:
        return ""
    raw = unicodedata.normalize("NFKC", next(filter(None, found.groups()))).upper()
    if raw[0] in "ABCD" and raw[1:].isdecimal():
        return raw[0] + str(int(raw[1:]))
    return str(number(raw))


@lru_cache(MEMORY)
def remainder(text: str, paper: str = "") -> str:
    """What is left of a line when all that belongs to mastheads and running heads is taken away."""
    for pattern in (CLOCK, CREDITED, PHONES):
        text = pattern.sub(" ", text)
    text = _without_codes(text)
    for pattern in (LUNAR, REPUBLIC, DATE, WEEKDAY, ISSUE_NO, PAGE, SKY):
        text = pattern.sub(" ", text)
    if paper:
        text = re.sub(rf"《?{re.escape(paper)}》?", " ", text)
    return LOOSE.sub("", text)


def codes_in(text: str) -> list[str]:
    """The codes, permits and prices in a line of the masthead."""
    return [found[0] for found in _codes(text).finditer(text)]


def _without_codes(text: str) -> str:
    return _codes(text).sub(" ", text)


def _codes(text: str) -> re.Pattern[str]:
    return ALL_CODES if "准" in text else CODES


def _has_parts(text: str) -> bool:
    """Whether a day, the number of the issue or a code stands in a line; what cannot be there is not looked for."""
    return bool(
        DATE.search(text)
        or WEEKDAY.search(text)
        or ("月" in text and (LUNAR.search(text) or REPUBLIC.search(text)))
        or TERM_ONLY.search(text)
        or (NUMBERED.search(text) and ISSUE_NO.search(text))
        or codes_in(text)
    )


@lru_cache(MEMORY)
def is_dateline(text: str, paper: str = "") -> bool:
    """A line of dates, numbers and codes: "2024年3月5日 星期二 农历正月廿五 第1234期"."""
    if len(text) > 120 or text.endswith(("编辑部", "編輯部")) or not (_has_parts(text) or (paper and paper in text)):
        return False
    signed = PAGE.search(text) or CREDITED.search(text)
    if len(text) <= LONGEST_DATELINE and DATE.search(text) and signed and not re.search("[，。！？；]", text):
        return len(SECTION.sub("", remainder(text, paper))) <= 12
    rest = re.sub(r"^[A-D]?\d{1,2}|[A-D]?\d{1,2}$|[A-Za-z]{4,}", "", SECTION.sub("", remainder(text, paper)))
    if paper and paper in text:
        rest = SUPPLEMENT.sub("", rest)
        if len(rest) <= LONGEST_COLUMN and SECTION.search(text) and re.search(r"[\s　·]", text.strip()):
            return True
    if PUBLISHES.fullmatch(remainder(text, paper)):
        return True
    return not rest or (len(rest) <= 12 and bool(NAME.fullmatch(rest)))


@remembered
def is_page_label(text: str) -> bool:
    """A line that names a page: "第2版 要闻", "A03 民生", "要闻 02"."""
    bare = ORNAMENT.sub(" ", text).strip(" \u3000·•|—-–－_<>《》[]【】()（）")
    if len(text) > 30 or not PAGE_HINT.search(text):
        return False
    if re.fullmatch(r"(?:[A-D]?\d{1,3}|[Pp](?:age)?\.? ?\d{1,3}(?: ?(?:of|/) ?\d+)?|第\d{1,3}页)", bare):
        return True
    loose = re.sub(r"^[A-D]?0?\d{1,2}(?=[\s/·|—-])|(?<=[\s/·|—-])[A-D]?0?\d{1,2}$", " ", bare)
    if not PAGE.search(bare) and loose == bare:
        return False
    if NAMED_SECTION.match(bare):
        return True
    rest = remainder(loose)
    if re.fullmatch(r"[A-D]\d{1,2}[\s·|｜/]*[一-鿿]{2,4}|[A-D]?0\d[\s·|｜/]*[一-鿿·]{2,6}", bare):
        return True
    return (
        not SECTION.sub("", rest)
        or bool(BRIEFS.match(rest))
        or (bool(PAGE.match(bare)) and len(rest) <= 5 and re.search(r"[\s·:：|｜]", bare) is not None)
    )


def paper_in(text: str) -> str:
    """The name of the paper in a line of the masthead, or ""."""
    parts = [remainder(each) for each in re.split(r"[\s　|｜·]+", re.sub(r"^\d{1,3}\s+|\s+\d{1,3}$", "", text))]
    names = [each for each in parts if each and not SECTION.fullmatch(each)]
    if len(names) == 1 and len(parts) > 1 and NAME.fullmatch(names[0]) and len(names[0]) <= 10:
        return _print(names[0].strip("《》"))
    rest = LATIN.sub("", remainder(text)).strip("《》「」")
    if BRIEFS.match(rest):
        return ""
    return (
        _print(rest.strip("《》")) if NAME.fullmatch(rest) and not SECTION.fullmatch(rest) and len(rest) <= 12 else ""
    )


def _print(name: str) -> str:
    """The name of the printed paper of which this is the edition on the web."""
    return re.sub("(?<=[报報刊])(?:数字报|数字版|电子版|电子报)$", "", name)
