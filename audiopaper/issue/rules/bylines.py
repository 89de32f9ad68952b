"""Bylines: who wrote it, before the lead, on a line of its own, or in brackets at the end."""

from __future__ import annotations

import re

from audiopaper.issue.rules.characters import remembered
from audiopaper.issue.rules.masthead import RUBRIC

OUTLET = (
    r"(?:本[报報网網台刊]|[一-鿿]{2,8}?(?:日[报報]|晚[报報]|早[报報]|晨[报報]|[时時][报報]|周[报報刊]|商[报報]|新[报報]|[报報]|"
    r"新闻网|网|台|电视台|融媒体?中心|传媒中心))"
)
ADJECTIVE = (
    r"(?:首席|资深|学生|校园|大学生|小|全媒体|全媒體|融媒体|融媒|实习|實習|见习|見習|特约|特約|特派|"
    r"驻\S{2,4}|駐\S{2,4}|本[报報台网刊]|通讯社)*"
)
WRITER = "(?:记者|記者|通讯员|通訊員|通联员|作者|撰稿人?|撰文|评论员|評論員|观察员|实习生|实习编輯|采访人员|文字)"
WHO = rf"(?:{OUTLET})?{ADJECTIVE}{WRITER}"
"""Who writes: a reporter, of whatever kind and outlet."""
AGENCY = r"(?:新华社|新華社|中新社|中新网|中通社|中央社|人民日报|光明日报|经济日报|央视新闻|新华网)"
ONE = "(?:[一-鿿]{1,8}·[一-鿿]{1,8}|[一-鿿·]{2,5}|[一-鿿] [一-鿿]|[一-鿿]　[一-鿿])"
ENDS = r"(?=[\s　、：:／/∕]|报道|報道|報導|$)"
PEOPLE = rf"{ONE}{ENDS}(?:[\s　、]+(?!报道|報道|報導|{WHO}){ONE}{ENDS})*"
REPORTS = r"(?:(?:综合|摄影|發自\S{2,4}|发自\S{2,4})?(?:报道|報道|報導))"
TOLD = rf"(?:[\s　、，]*{WHO}[\s　:：]*{PEOPLE})+[\s　／/∕]*(?:\S{{0,4}}{REPORTS})?[\s　:：]*"
"""Roles and names without brackets; a space, a colon or 报道 ends each name."""
BRACKETED = r"[（(\[【][^（()）\[\]【】。！？]{1,60}[）)\]】]"
SAYS_WHO = rf"(?:{WHO}|讯|訊|供稿|报道|報道|報導|綜合|综合|据|文/|{AGENCY})"
BRACKET = rf"[（(【〔\[](?=[^（）()【】〔〕]{{0,60}}{SAYS_WHO})[^（）()【】〔〕。]{{1,80}}[）)】〕\]]"
DAY = r"[^，。；“]{0,10}?\d{1,2} ?月 ?\d{1,2} ?日 ?(?:[电電讯訊]|消息)"
NEWS = (
    rf"(?:(?:{OUTLET}|[晚晨早日商快时周导新校院]报|都市报)[综綜]?合?(?:讯(?!息|号|问|飞)|訊(?!息|號|問))|"
    rf"本[报報][综綜]?合?消息|综合消息|本[报報][一-鿿]{{2,4}}[讯訊](?=\s*[（(][^（）()]{{0,12}}{WRITER}))"
)
LEAD = re.compile(
    rf"(?:[【\[]?{NEWS}[】\]]?\s*(?:{BRACKETED}|{TOLD})?"
    rf"|[讯訊]\s*{BRACKETED}"
    rf"|(?:本[报報]|据|據)?\s*{AGENCY}{DAY}\s*(?:{BRACKETED})?"
    rf"|本[报報]{DAY}\s*(?:{BRACKETED}|{TOLD})?"
    rf"|{BRACKET}(?=[^\s]{{8}})"
    r"|(?:据|據)《[^》]{2,12}》(?:报道|報道|消息|讯)[\s　]"
    rf"|(?:据|據){AGENCY}(?:(?:电|電|消息|报道|報道)?\s*(?:{BRACKETED}|[:：\s])|[电電](?=[记記]者))"
    rf"|本[报報]{WHO}[\s　]*{PEOPLE}[\s　]*(?:[／/∕][一-鿿]{{2,4}}?{REPORTS}[:：]?|{REPORTS}[:：]?|[:：])"
    rf"|{WHO}[\s　]*{PEOPLE}[\s　]*[／/∕][一-鿿]{{0,6}}?{REPORTS}"
    rf"|{WHO}[\s　]*{PEOPLE}[\s　]*{REPORTS}[:：\s　])"
    r"[\s　:：]*"
)
"""How a paragraph tells who wrote it: "本报讯（记者 …）", "【记者…报道】", "新华社北京1月1日电（记者 …）"."""
NAME = "[一-鿿·]{2,4}|[一-鿿] [一-鿿]"
PICTURES = frozenset(["摄影", "图", "供图"])
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元顾孟平黄和穆萧尹"
    "姚邵湛汪祁毛禹狄米贝明臧计成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊"
    "於惠甄曲家封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉"
    "宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游"
    "牟逄迟隋丛苑揭粟邸兰鄢谌禤亓邝冼佟仝仉俎郄闾冮缑郇矫尉檀綦郏谯尧竺权逯盖益桓公佘肖覃褟仝涂闫楼向付岳陳張劉楊趙黃吳孫馬羅鄭謝韓馮蔣許鄧蕭葉蘇盧鍾陸賴譚鄒熊龔萬顧湯賀龍嚴"
)  # fmt: skip
REPORTER = re.compile("记者|記者|采访人员|文字|文/?图|图/文|文/摄|撰文")
SIGNS = "□■◆◇●○◎▢☐▪口"
ROLE = re.compile(
    rf"{WHO}|整理|(?:受访者|读者|市民)供图|受访者提供|资料图片?|(?:综合|摄影)?(?:报道|報道|報導)|文/图|图/文|"
    rf"文/摄|撰文|摄影|攝影|采写|采寫|编译|整理|口述|供稿|漫画|策划|统筹|供图|文字?(?=[/／：:\s])|"
    rf"[图圖](?=[/／：:\s])"
)
"""What somebody did for a story."""
IMPRESS = re.compile(
    r"^(?:(?:作者|来源|來源|编辑|记者|發布|发布(?:时间|日期)?|日期|时间|稿源|责任编辑)\s*[:：]\s*"
    r"[^\s　:：]{1,20}(?:\s+\d\d:\d\d(?::\d\d)?)?[\s　|｜]*){2,6}$"
)
"""The line under the headline of a web page: author, source and time of publication."""
FIELDS = re.compile("(作者|来源|來源|字数|字數|浏览|点击(?:量|数)?|阅读(?:量|数)?|版次|发布时间)[:：]")
"""What a web page says of an article under its headline."""
ROLE_LAST = re.compile(r"[\s　](?:文/图|图/文|文/摄|文字?|撰文|整理|口述|摄影报道|供稿)$")
SOURCE = re.compile(
    rf"(?:\d{{4}}-\d\d-\d\d(?:\s+[\d:]{{4,8}})?\s+)?(?:来源|來源)[：:丨|｜]\s*\S{{2,20}}"
    rf"(?:[\s　]+{WHO}[\s　：:]*{PEOPLE})?$|"
    rf"本[报報](?:评论员|编辑部|特约评论员|综合报道|讯|訊)$|"
    rf"{AGENCY}[^，。]{{0,20}}$|(?:据|據)[^，。]{{2,16}}$"
)
GENRE = re.compile(
    "(?:对话|专访|访谈|问答|口述|评论|时评|短评|观察|调查|特写|通讯|深度|散文|随笔|小说|诗歌|组诗|漫画|图说|人物|快评|杂文|"
    "故事|纪实|连载)$"
)
"""What a piece is; it stands where authors do."""
LONE = re.compile("[（(][一-鿿]{2,3}[）)]")
"""A signature in brackets, alone on its line."""
NO_NAME = re.compile("待续|未完|续完|完|节选|摘要|[上中下]篇|附|略|图|[上中下]$|[一二三四五六七八九十]")
READER = re.compile(r"(?:读者|讀者|网友|市民)[\s　：:]+")
NOTE = re.compile("[【〖]?(?:记者|采访|采编|编辑)?(?:手记|札记)(?:[】〗：:|｜·]|$)")
"""Names of what a reporter thinks of a story."""
WRITES = re.compile(
    "[一-鿿\\d]{0,12}(?:居民|市民|村民|读者|讀者|住户|业主|家长|乘客|用户|职工|网友|瓜农|农户|[号幢]楼)[\\s　]"
)
"""Who writes letters to a paper."""
BREAKS = re.compile(r"[\s　、，,/／|：:（）()\[\]【】]+")
LONGEST_LEAD = 200
"""Characters in which a byline stands."""
AUTHOR_SIGN = "□▢☐○◎"
"""Signs that stand before an author and hardly ever before a subhead."""
SIGNED = re.compile(rf"^[{SIGNS.replace('口', '')}]\s*[一-鿿·]{{1,4}}(?:[\s　、]+[一-鿿·]{{1,4}}){{0,5}}$")
FROM_CLASS = re.compile(r"[□▢☐]\s*[\d一-鿿（）()]{2,16}(?:[班级系社]|学校|[中小大]学|学院)[\s　]+[一-鿿·]{2,3}$")
"""A sign, what the author belongs to, and the name: "□ 2024级护理1班　唐果"."""
TAIL = re.compile(
    rf"\s*[（(]\s*((?:(?:本[报報])?{WHO}|指导[老教]?师|作者|作者系|作者单位|解答[：:\s]|据|據|文/|来源|{AGENCY}|整理|综合|執筆|"
    rf"执笔)[^（）()]{{0,60}}|{AGENCY}[^（）()]{{0,12}}|"
    rf"[一-鿿·]{{2,4}}[\s　、]+{WHO}[\s　]*[一-鿿·]{{2,4}}|"
    rf"[一-鿿·]{{2,4}}(?:[\s　、][一-鿿·]{{2,4}}){{0,3}}(?:[\s　]*(?:文/摄|文/图|图/文|摄影报道))?)\s*[）)]$"
)
TAIL_MARK = re.compile(
    rf"(?:(?:[一-鿿·]{{2,4}}[\s　、]+)?{WHO}|指导[老教]?师|作者|解答[：:\s]|据|據|文/|来源|{AGENCY}|整理|综合|执笔)"
)


def is_name(text: str) -> bool:
    """Whether `text` may be the name of a Chinese person: two to four Hanzi, the first a surname."""
    bare = text.replace(" ", "").replace("\u3000", "")
    return 2 <= len(bare) <= 4 and bare[0] in SURNAMES and bool(re.fullmatch("[一-鿿]+", bare))


def is_author(text: str) -> bool:
    """Whether a bare line under a headline is its author: a name, a pen name, or a title and a name.

    >>> is_author("闻笛"), is_author("县长 石文远"), is_author("胡益峰主持")
    (True, True, False)
    """
    parts = text.strip("（）() \u3000" + SIGNS).split()
    if GENRE.match("".join(parts)):
        return False
    if len(parts) == 1:
        return bool(re.fullmatch("[一-鿿·]{2,4}", parts[0])) and (len(parts[0]) < 4 or is_name(parts[0]))
    spread = "".join(parts)
    if all(len(each) == 1 for each in parts):
        return is_name(spread)
    return len(text) <= 26 and is_name(parts[-1]) and len(parts[-1]) < 4 and not re.search("[，。！？：；、]", text)


def is_reader(text: str) -> bool:
    """Whether a signature says what somebody is who writes to the paper: "城北居民　老胡"."""
    parts = text.split()
    return (
        bool(WRITES.match(text)) and len(parts) > 1 and parts[-1][0] in SURNAMES and text[0] not in "全各两几数百千万"
    )


@remembered
def lead_length(text: str) -> int:
    """How many characters of a paragraph are its byline: "本报讯（记者 姜翔）" and its like."""
    found = LEAD.match(text[:LONGEST_LEAD])
    return found.end() if found and len(text) > found.end() else 0


@remembered
def is_byline(text: str) -> bool:
    """Whether a whole line is a byline."""
    if len(text) > 60 or text[-1:] in "。！？；，" or NOTE.match(text):
        return False
    if _is_signed(text) or (LONE.fullmatch(text) and not NO_NAME.search(text)):
        return True
    bare = text.strip("（）()[]【】 \u3000" + SIGNS.replace("口", ""))
    if SOURCE.match(bare) or IMPRESS.match(bare) or len(set(FIELDS.findall(text))) > 1:
        return True
    if (
        text[0] in "（("
        and text[-1] in "）)"
        and (TAIL_MARK.match(bare) or re.search("^[^，：:]*(?:供稿|提供|整理|综合)$", bare))
    ):
        return True
    return _is_role_and_names(bare, in_brackets=text[0] in "（(" and text[-1] in "）)")


def _is_signed(text: str) -> bool:
    """A sign and names: "□ 兰心"; behind a sign that subheads have too, the names must look like names."""
    if FROM_CLASS.match(text):
        return is_name(text.rsplit(maxsplit=1)[-1])
    if not SIGNED.match(text) or RUBRIC.match(text[1:].strip()):
        return False
    names = re.split(r"[\s　、]+", text[1:].strip())
    return text[0] in AUTHOR_SIGN or all(is_name(each) for each in names if len(each) > 1)


def _is_role_and_names(bare: str, *, in_brackets: bool) -> bool:
    """Nothing but what people did, and their names; in brackets the names may stand alone."""
    told = bool(ROLE.match(bare) or READER.match(bare) or ROLE_LAST.search(bare))
    if not told and not in_brackets:
        return False
    names = [each for each in BREAKS.split(READER.sub(" ", ROLE_LAST.sub(" ", ROLE.sub(" ", bare)))) if each]
    if not told:
        return bool(names) and all(is_name(each) for each in names)
    if len(names) == 1 and not BREAKS.search(bare) and not is_name(names[0]):
        return False  # 记者体验, 记者观察 are no bylines
    return bool(names) and all(len(each) <= 4 and re.fullmatch("[一-鿿·]+", each) for each in names)


def tail_start(text: str) -> int:
    """Where the byline in brackets at the end of a paragraph begins; its length if there is none."""
    found = TAIL.search(text, max(0, len(text) - 90)) if text[-1:] in "）)" else None
    if not found:
        return len(text)
    inner = found[1].strip()
    plain = not TAIL_MARK.match(inner) and not ROLE_LAST.search(inner)
    if plain and not all(is_name(each) for each in re.split(r"[\s　、]+", inner)):
        return len(text)
    before = text[: found.start()].rstrip()
    return found.start() if before and (before[-1] in "。！？”…」" or not plain) else len(text)


def reporters(byline: str) -> tuple[str, ...]:
    """Who wrote a story, by its byline: its reporters, else its correspondents or authors, else its photographers.

    >>> reporters("本报讯 记者 姜翔 李 明 通讯员 王芳"), reporters("通讯员 王芳 摄影 丁一")
    (('姜翔', '李明'), ('王芳',))
    """
    wrote: list[str] = []
    helped: list[str] = []
    parts = re.split(rf"({WHO}|文/?图|图/文|文/摄|撰文|摄影|供图|(?<![一-鿿])[文图](?=[\s　/／：:])|□)", byline)
    for role, rest in zip(parts[1::2], parts[2::2], strict=False):
        if REPORTER.search(role):
            wrote.extend(_names(rest, sure=True))
        elif role not in PICTURES or not helped:
            helped.extend(_names(rest, sure=True))
    alone = re.fullmatch("[一-鿿]{1,2}[^讯訊]", byline.strip(SIGNS + "（）() "))
    return tuple(dict.fromkeys(wrote or helped or _names(byline, sure=bool(alone))))


def _names(text: str, *, sure: bool = False) -> list[str]:
    """Names in `text`; where it is `sure` that names stand there, rare surnames count too."""
    text = re.sub(r"(?<![一-鿿])([一-鿿])[\s　]+([一-鿿])(?![一-鿿])", r"\1\2", text)
    text = re.sub(r"[／/∕][^\s／/∕）)】]{1,4}(?=报道|報道|報導)", " ", text)
    text = re.sub(r"(?:综合)?(?:报道|報道|報導)|发自\S{2,4}|摄影报道", " ", text)
    found = re.split(r"[^一-鿿·]+", text)
    return [each for each in found if 2 <= len(each) <= 4 and (sure or is_name(each) or "·" in each)]
