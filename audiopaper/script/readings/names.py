"""Where a person's name stands in a line, and how it is read there.

A surname with a reading of its own (``surnames.py``) is taken for one where enough speaks for a name: a title or
punctuation before it, a title, a verb of speech or punctuation after it, given names as people have them, the
part-of-speech tagger; and nothing where a word of the dictionary goes through (应邀, 盖房, 班主任).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import rjieba

from audiopaper.script.readings.surnames import (
    ALWAYS,
    COMMON,
    DOUBLE,
    GIVEN,
    GIVEN_PAIRS,
    GIVEN_READINGS,
    HARDLY,
    HISTORY,
    SURNAMES,
    VERBS,
)

TITLES = (
    "书记|主任|(?<!骨)干部|部长|局长|县长|市长|区长|镇长|乡长|村长|院长|校长|所长|站长|队长|组长|科长|处长|厅长|省长|州长|司长|署长|总理|主席|会长|经理|"
    "董事长|总裁|总监|行长|社长|店长|厂长|场长|社员|台长|馆长|园长|秘书长|副职|干事|支书|村支书|政委|参谋|司令|将军|院士|博士|教授|专员|"
    "记者|通讯员|见习生|作者|编辑|村民|居民|市民|党员|代表|委员|常委|专家|医生|大夫|护士|医师|老师|教师|学生|同学|司机|职工|工人|农民|民警|"
    "交警|辅警|战士|选手|教练|导演|演员|负责人|带头人|志愿者|种植户|养殖户|贫困户|农户|大户|能手|创始人|工程师|技术员|管理员|网格员|调解员|"
    "讲解员|驾驶员|消防员|快递员|保洁员|同志|爷爷|奶奶|大爷|大妈|大娘|阿姨|叔叔|师傅|先生|女士|法官|检察官|律师|烈士|英雄|模范|冠军|业主|"
    "店主|商户|老板|老人|老党员|儿子|女儿|妻子|丈夫|母亲|父亲|哥哥|姐姐|弟弟|妹妹|孙子|孙女|邻居|(?:画|作|专|学|书法|艺术|企业|科学|歌唱|收藏|摄影|银行)家|"
    "教练员|运动员|裁判员|会计|出纳|船长|机长|班长|排长|连长|营长|团长|师长|军长|理事长|副[县市区镇乡村省州局部处科院校队馆行会组]长|(?:毕业|大学|研究|高中|留学|实习|中学|小学|女|男|考|新)生|"
    "(?<!动)(?<!人)(?<!成)(?<!官)员|家属|村医|校医|船工|猎人|牧民|渔民|菜农|果农|茶农|瓜农|猪倌|羊倌|厨师|技师|理发师|设计师|摄影师|农艺师|研究员|"
    "艺人|匠人?|世家|名家|大师|名医|中医|(?<!下)(?<!动)(?<!拿)(?<!亲)[高国棋鼓歌旗水舵名选快新老好射]手|名将|小将|老将|老兵|红军|侨胞|华侨|侨商|商人|[港台客]商|学者|名伶|名角|厨神|女孩|男孩|姑娘|小伙|劳模|"
    "(?:养蜂|养鱼|手艺|承包|守护|摆渡|护林|守林|放映|合伙|经营|匠|工|牧羊)人|(?:电焊|瓦|木|环卫|清洁|矿|技|船|修理|缝纫|油漆|装卸|养路|水电)工|[花药棉果老菜茶粮瓜烟蔗]农|[女童矿职民]工|(?:农|渔|山|船)家女|妇女|倌|货郎|[菜鱼]贩|画僧|道长|法师|(?:检察|审判|参谋|护士)长|"
    "传承人|投资人|申请人|被告人?|原告|当事人|嫌疑人|候选人|发言人|主持人|获得者|姓|叫|名叫|叫做|名为|名字|名是"
)
AFTER = (
    "书记|主任|部长|局长|县长|市长|区长|镇长|乡长|村长|院长|校长|所长|站长|队长|厅长|省长|同志|先生|女士|小姐|老师|教授|医生|大夫|师傅|大爷|大妈|大娘|"
    "阿姨|爷爷|奶奶|叔叔|总理|主席|经理|董事长|老人|老汉|说|表示|介绍|指出|强调|认为|告诉|坦言|感慨|笑|回忆|补充|要求|主持|出席|参加|带队|带领|"
    "率队|率|作报告|作了|讲话|致辞|宣布|来到|走进|深入|调研|检查|一行|某|一家|两家|夫妇|父子|兄弟|姐妹|家里|报道|摄|绘|文|主演|饰|任|获|荣获|当选|"
    "身穿|正在|今年|出生|接过|自己|家住|向|把|被|因|与|和|及|等|在|从|是|的|对|也|还|就|都|曾|已|又|将|为|于|、|"
    "副[县市区镇乡村省州局部处科院校队馆行会主书总]|陪同|走访|慰问|看望|察看|视察|督导|督查|率领|会见|接见|致谢|致信|讲述|发言|授课|宣讲|讲授|演讲|点评|总结|汇报|透露|回答|"
    "夺冠|夺得|摘得|摘金|赢得|获得|获奖|领奖|入选|荣立|荣膺|应聘|竞选|就任|担任|接任|卸任|出任|笔下|"
    "运动员|教练员?|医师|护士|法官|律师|记者|代表|委员|常委|处长|科长|司长|会长|社长|店长|馆长|园长|理事长|秘书长|班长|组长|博士|院士|警官|大使|将军|烈士|"
    "收徒|坐诊|晋级|演奏|登台|逝世|去世|病逝|列席|捐资|亮相|告捷|返乡|创业|发明|坚守|"
    "宣读|宣判|提供|供图|供稿|牺牲|殉职|履新|上任|挂帅|领衔|执导|主编|撰文|撰稿|题写|题字|书写|创作|研制|研发|培育|捐款|捐赠|捐献|救人|勇救|跳入|跳下|冲进|赶到|拨打|翻开|捧着|拿着|站在|坐在|蹲在|走上|摘下|打开|"
    "昨|前天|上午|下午|[一二三四五六七八九十]{1,3}[月日点时岁]|二[零〇]"
)
LEFT = re.compile(rf"(?:{TITLES})$")
WEAK_LEFT = re.compile(r"(?:^|[^\u3400-\u9fff]|[和与及对向由给请找跟让被把是老小为的])$")
RIGHT = re.compile(rf"(?:{AFTER})")
CALLED = re.compile(
    "书记|主任|部长|局长|县长|市长|区长|镇长|乡长|村长|院长|校长|所长|站长|队长|厅长|省长|同志|先生|女士|小姐|老师|教授|医生|大夫|师傅|大爷|大妈|大娘|"
    "阿姨|爷爷|奶奶|叔叔|经理|董事长|老汉|阿婆|大哥|大姐|大叔|大嫂|教练|警官|法官|律师|总(?![是算])"
)
"""What stands right after a surname in address: 曾老师, 单大爷."""
LADY = re.compile("[区车景尚占令秘繁](?:女士|先生|小姐)")
"""Surnames that are mostly something else, in an address that only surnames have."""
AT_HEAD = re.compile(f"[员撒秘折召](?:{CALLED.pattern})|种(?:师傅|老汉|大爷|医生)|过(?:大夫|师傅)|洗师傅")
"""The same at the head of a clause, where they are nothing else: 员医生, 秘老师."""
ADVERB = re.compile(
    "曾(?:任|担|获|是|在|为|经|被|有|与|向|到|去|参|对|因|多|一|两|三|几|以|作|当|入|于|用|把|给|让|说|主|带|教|写|立|连|先|亲|就|前|率|出|荣|受|表|创|夺|代)|应(?:由|在|按|以|当|该|对|将|向|及|予)"
)
"""What looks like a surname and is an adverb or a verb: 曾任县长, 应由局长."""
CLAN = re.compile(r"[家氏某姓](?![\u3400-\u9fff]*[具庭属])")
AFFECTIONATE = re.compile(
    "是|说|爱|家|的|种|养|修|开|做|干|每天|今年|正在|把|和|也|还|又|去年|当过|卖|住|带着|心里|笑|夫妇|一家|二话|发现|决定|告诉|介绍"
)
"""What follows 老单 or 小任."""
NAMED = 3
"""Points at which a name is believed; see :func:`_points`."""


def name_places(text: str, people: frozenset[str], words: Sequence[tuple[int, int]]) -> dict[int, str]:
    """Offset → reading, where a name holds a character that names read in their own way."""
    found: dict[int, str] = {}
    for at, size in people_in(text, people, words):
        _put(found, text, at, size)
    for name, reading in HISTORY.items():
        for at in _everywhere(text, name):
            end = at + len(name)
            start, length = words[end - 1]
            if start + length == end or not rjieba.has_word(text[start : start + length]):
                found.update(enumerate(reading.split(), at))
    return found


def people_in(text: str, people: frozenset[str], words: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Start and length of each person's name; 1 where only the surname is sure. `people` are known names."""
    spans = {at: len(name) for name in people for at in _everywhere(text, name)}
    tagged = dict(tagged_names(text))
    ended = -1
    for at, character in enumerate(text):
        if at < ended:
            continue
        size = spans.get(at, 0)
        if not size and text[at : at + 2] in DOUBLE and words[at][0] == at and (at + 2 < len(text) or at == 0):
            size = next((n for n in (4, 3) if tagged.get(at) == text[at : at + n]), 2)
        elif not size and character in SURNAMES:
            size = _name_size(text, at, words, tagged, listed=ended == at - 1 and text[at - 1] == "、")
        if not size and character in COMMON and character not in SURNAMES and len(tagged.get(at, "")) in (2, 3):
            size = 0 if rjieba.has_word(text[at : at + 2]) else len(tagged[at])
        if size:
            spans[at] = size
            ended = at + size
    return sorted(spans.items())


def tagged_names(text: str) -> Iterator[tuple[int, str]]:
    """Offset and text of what the part-of-speech tagger takes for a person's name."""
    at = 0
    for word, tag in rjieba.tag(text):
        if tag == "nr":
            yield at, word
        at += len(word)


def _name_size(text: str, at: int, words: Sequence[tuple[int, int]], tagged: dict[int, str], *, listed: bool) -> int:
    """How many characters of a name begin here; 0 if none does."""
    start, length = words[at]
    titled = listed or bool(LEFT.search(text[max(0, at - 6) : at]))
    given = all(each in GIVEN for each in text[at + 1 : at + 3].ljust(2))
    if start < at and rjieba.has_word(text[start : start + length]) and not (titled and given):
        return 0
    if start < at and LEFT.search(text[max(0, at - 5) : at + 1]):
        return 0  # 长 of 护士长: the title ends here
    starts = titled or bool(WEAK_LEFT.search(text[max(0, at - 1) : at]))
    if _in_pair(text, at) or ((starts or text[at + 1 : at + 2] == "氏") and _of_a_clan(text, at)):
        return 1
    if _familiar(text, at):
        return 1
    if ADVERB.match(text, at) and not (titled and tagged.get(at)):
        return 0
    hardly = 0 if titled and given else 1 if text[at] in HARDLY else 0.75 if text[at] in VERBS and not given else 0
    need = NAMED + hardly + (not starts)
    sized = next((size for size in (3, 2) if _points(text, at, size, titled, tagged) >= need), 0)
    return sized or int(starts and text[at] in ALWAYS)


def _points(text: str, at: int, size: int, titled: bool, tagged: dict[int, str]) -> float:
    """What speaks for a name of `size` characters: 2 a title before or a title or verb after, 1 a plain boundary."""
    name, rest = text[at : at + size], text[at + size :]
    if len(name) < size or not all("\u3400" <= each <= "\u9fff" for each in name):
        return 0
    points = (2.0 if titled else 1.0) + _points_after(rest)
    given = sum(each in GIVEN for each in name[1:])
    points += 1 if given == size - 1 else 0.5 if given else -1 if titled else -0.5
    points += (tagged.get(at) == name) + (name == text and size > 2)
    if size == 2 and rjieba.has_word(name):
        return points - 3
    if text[at] in HARDLY and rjieba.has_word(name[1:]) and tagged.get(at) != name:
        points -= 1 if titled and given == size - 1 else 2
    if titled and given == size - 1 == 2 and not (rest and "\u3400" <= rest[0] <= "\u9fff"):
        points += 0.5
    if given == size - 1 == 2 and CALLED.match(rest):
        points += 1
    if any(rjieba.has_word(text[at : at + length]) for length in (2, 3, 4) if at + length <= len(text)):
        points -= (
            (1 if titled else 1.5)
            if tagged.get(at) == name
            else 3
            if rjieba.has_word(name) and not titled
            else 2 - titled / 2
        )
    return points


def _points_after(rest: str) -> int:
    if not rest or not "\u3400" <= rest[0] <= "\u9fff":
        return 1
    found = RIGHT.match(rest)
    if not found:
        return 0
    return 3 if CALLED.match(rest) else 2 if len(found[0]) > 1 or found[0] in "说某摄" else 1


def _in_pair(text: str, at: int) -> bool:
    """A surname in a list of bare surnames: 曾、任两家."""
    return bool(PAIR.match(text, at)) or bool(at > 1 and PAIR.match(text, at - 2) and PAIR_END.match(text, at))


PAIR = re.compile(r"[\u3400-\u9fff]、[\u3400-\u9fff]两家")
PAIR_END = re.compile(r"[\u3400-\u9fff]两家")


def _of_a_clan(text: str, at: int) -> bool:
    """单家, 任氏, 查某, 曾老师; not where the two make a word of their own."""
    two = text[at : at + 2]
    called = CLAN.match(two[1:]) or CALLED.match(text, at + 1)
    headed = not at or not "\u3400" <= text[at - 1] <= "\u9fff"
    return bool(LADY.match(text, at) or (headed and AT_HEAD.match(text, at))) or (
        text[at] not in HARDLY and len(two) > 1 and bool(called) and not rjieba.has_word(two)
    )


def _familiar(text: str, at: int) -> bool:
    """老单爱养花, 小任是外卖员: a familiar address at the head of a clause; not 老区, 小曲."""
    if not at or text[at - 1] not in "老小" or text[at] in HARDLY or rjieba.has_word(text[at - 1 : at + 1]):
        return False
    headed = at == 1 or not "\u3400" <= text[at - 2] <= "\u9fff"
    return headed and bool(AFFECTIONATE.match(text, at + 1)) and not rjieba.has_word(text[at : at + 2])


def _everywhere(text: str, name: str) -> Iterator[int]:
    at = text.find(name) if name else -1
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def _put(found: dict[int, str], text: str, at: int, size: int) -> None:
    """A name that begins here: its surname, and what its given name reads otherwise than words do."""
    double = DOUBLE.get(text[at : at + 2]) if size != 1 else None
    if double:
        found[at], found[at + 1] = double
        return
    if text[at] in SURNAMES:
        found[at] = SURNAMES[text[at]]
    if text[at] in SURNAMES or (size > 2 and all(each in GIVEN for each in text[at + 1 : at + size])):
        _given(found, text[at : at + size], at)


def _given(found: dict[int, str], name: str, at: int) -> None:
    pair = GIVEN_PAIRS.get(name[1:])
    if pair:
        found.setdefault(at + 1, pair[0])
        found.setdefault(at + 2, pair[1])
    for offset, each in enumerate(name[1:], at + 1):
        if each in GIVEN_READINGS:
            found.setdefault(offset, GIVEN_READINGS[each])
