"""Where a person's name stands in a line, and how it is read there.

A surname with a reading of its own (``surnames.py``) is taken for one where enough speaks for a name (``evidence.py``),
or where it stands alone in an address (曾老师, 老单, 任氏). Names of history are known by heart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import rjieba

from audiopaper.mandarin.characters import is_hanzi
from audiopaper.mandarin.phrases import phrases
from audiopaper.mandarin.tagger import PERSON, Word, words_of
from audiopaper.script.readings.evidence import CALLED, SIZES, believed, may_begin
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
    "领导|校对|美编|撰稿|撰文|供图|[园摊船车房户]主|球员|门将|前锋|后卫|中锋|执行人|"
    "传承人|投资人|申请人|被告人?|原告|当事人|嫌疑人|候选人|发言人|主持人|获得者|姓|叫|名叫|叫做|名为|名字|名是"
)
LEFT = re.compile(rf"(?:{TITLES})[\s:：]?$")
LADY = re.compile("[区车景尚占令秘繁](?:女士|先生|小姐)")
"""Surnames that are mostly something else, in an address that only surnames have."""
AT_HEAD = re.compile(
    f"[员撒秘折召](?:{CALLED.pattern})|种(?:师傅|老汉|大爷|医生)|过(?:大夫|师傅)|洗师傅|区(?:书记|局长|院长|教授|医生|老师|师傅|大爷|大妈|阿姨|老汉|工程师|律师|法官|警官|教练)"
)
"""The same at the head of a clause, where they are nothing else: 员医生, 秘老师."""
OFFICE = re.compile(
    f"(?:第[一二]|常务|名誉)?(?:副|总)?(?:{CALLED.pattern}|指挥|干事|教练|编辑|顾问|理事|董事|教师|评委|裁判)"
)
"""What somebody may serve as."""
OF_A_CLAN = re.compile("氏|某(?![个些种类次天年月日位公单企学地县市村])")
"""What makes a surname of any word before it, wherever it stands: 查处任某."""
FOLLOWED = "据听陪随"
ASKED = re.compile(f"[从经{FOLLOWED}]$")
"""What stands before somebody who is asked or followed: 据单主任介绍, 从查局长处."""
CLAN = re.compile(r"[家氏某姓](?![\u3400-\u9fff]*[具庭属])")
AFFECTIONATE = re.compile(
    "是|说|爱|家|的|种|养|修|开|做|干|每天|今年|正在|把|和|也|还|又|去年|当过|卖|住|带着|心里|笑|夫妇|一家|二话|发现|决定|告诉|介绍"
)
"""What follows 老单 or 小任."""
WHOLE_NAME = 3
"""Characters of a name that is no word by chance."""
BEYOND_DOUBT = 2.5
"""Logarithm of the odds of a name that is believed wherever it stands: twelve to one."""
LONGEST_NAME = 4
"""Characters of a name with a surname of two."""


def name_places(text: str, people: frozenset[str]) -> dict[int, str]:
    """Offset → reading, where a name holds a character that names read in their own way."""
    found: dict[int, str] = {}
    for at, size in people_in(text, people):
        _put(found, text, at, size)
    words = words_of(text)
    for name, reading in HISTORY.items():
        for at in _everywhere(text, name):
            end = at + len(name)
            start, length, _ = words[end - 1]
            if start + length == end or not rjieba.has_word(text[start : start + length]):
                found.update(enumerate(reading.split(), at))
    return found


def people_in(text: str, people: frozenset[str]) -> list[tuple[int, int]]:
    """Start and length of each person's name; 1 where only the surname is sure. `people` are known names."""
    line = _Line(text, words_of(text))
    spans = {at: len(name) for name in people for at in _everywhere(text, name)}
    ended = -2  # nothing has, not even before the first character
    for at in range(len(text)):
        if at < ended:
            continue
        listed = ended == at - 1 and text[at - 1] == "、"
        size = spans.get(at, 0) or _double(line, at) or _single(line, at, listed=listed) or _common(line, at)
        if size:
            spans[at] = size
            ended = at + size
    return sorted(spans.items())


def sure_names(text: str) -> Iterator[str]:
    """Names of three characters that nobody doubts where they stand here; elsewhere less may speak for them."""
    line = _Line(text, words_of(text))
    for at, surname in enumerate(text):
        titled = is_titled(text, at)
        name = text[at : at + WHOLE_NAME]
        if not all(map(is_hanzi, name)) or CALLED.fullmatch(name, 1):
            continue
        if surname in SURNAMES:
            called = bool(CALLED.match(text, at + WHOLE_NAME))
            word = line.words[at] in ((at, 1, "v"), (at, 1, "d"))  # 农民种小麦
            seen = called or line.named(at) == WHOLE_NAME or (titled and not word)
            sure = seen and believed(text, line.words, at, titled=titled, odds=BEYOND_DOUBT) == WHOLE_NAME
        else:
            sure = titled and surname in COMMON and line.named(at) == WHOLE_NAME
        if sure:
            yield name


@dataclass(frozen=True)
class _Line:
    text: str
    words: Sequence[Word]

    def rest_is_named(self, at: int) -> bool:
        """Whether the tagger takes what comes after for a person's name."""
        return at + 1 < len(self.text) and self.named(at + 1) > 0

    def named(self, at: int) -> int:
        """How long the person's name is that the tagger finds to begin here; 0 if it finds none."""
        start, length, kind = self.words[at]
        return length if start == at and kind == PERSON else 0


def _double(line: _Line, at: int) -> int:
    """尉迟 and its like, with the given name if the tagger sees one."""
    if line.text[at : at + 2] not in DOUBLE or line.words[at][0] != at or (at and at + 2 == len(line.text)):
        return 0
    return max(2, min(line.named(at), LONGEST_NAME))


def _common(line: _Line, at: int) -> int:
    """A name with a common surname, which reads as ever; what follows it is a given name."""
    named = line.named(at)
    plain = line.text[at] in COMMON and line.text[at] not in SURNAMES and named in SIZES
    return named if plain and not rjieba.has_word(line.text[at : at + 2]) else 0


def _single(line: _Line, at: int, *, listed: bool) -> int:
    """How many characters of a name begin with this surname; 0 if it is none here."""
    text = line.text
    if text[at] not in SURNAMES:
        return 0
    title = LEFT.search(text[max(0, at - 5) : at + 1])
    if title and len(title[0]) > 1 and not line.rest_is_named(at):
        return 0  # 长 of 护士长
    if is_office(text, at) or is_a_word(text, at):
        return 0
    titled = listed or is_titled(text, at)
    if stands_alone(text, at, titled):
        return 1
    size = believed(text, line.words, at, titled=titled)
    if size and CALLED.match(text, at + 1):
        return 1
    return size or int(text[at] in ALWAYS and (titled or may_begin(text, at)))


def is_titled(text: str, at: int) -> bool:
    """Whether a title ends before `at`."""
    return bool(LEFT.search(text[max(0, at - 6) : at]))


def is_office(text: str, at: int) -> bool:
    """Whether 任 is what somebody serves as: 由县长任组长, 1985年任排长; at the head of a clause it is a surname."""
    inside = at > 0 and is_hanzi(text[at - 1]) and text[at - 1] not in FOLLOWED
    return text[at] == "任" and inside and bool(OFFICE.match(text, at + 1)) and words_of(text)[at] != (at, 1, PERSON)


def is_a_word(text: str, at: int) -> bool:
    """Whether a word of a dictionary begins here that is too long to be so by chance: 繁荣昌盛, 单音词."""
    lengths = range(WHOLE_NAME, min(LONGEST_NAME, len(text) - at) + 1)
    return any(text[at : at + length] in phrases() for length in lengths)


def stands_alone(text: str, at: int, titled: bool) -> bool:
    """Whether a surname stands here without a given name: 曾、任两家, 单大爷, 老单爱养花."""
    begins = titled or may_begin(text, at) or ASKED.search(text[max(0, at - 1) : at])
    clan = (begins or OF_A_CLAN.match(text, at + 1)) and _of_a_clan(text, at)
    addressed = words_of(text)[at] == (at, 1, PERSON) and bool(CALLED.match(text, at + 1))
    return bool(clan) or addressed or _in_pair(text, at) or _familiar(text, at)


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
        text[at] not in HARDLY and len(two) > 1 and bool(called) and not (rjieba.has_word(two) and _holds(text, at))
    )


def _holds(text: str, at: int) -> bool:
    """Whether the two characters may be a word of this line: 单县 before 长势, where 长 belongs to what follows it."""
    title = CALLED.match(text, at + 1)
    return not title or (title[0][-1] == "长" and rjieba.has_word(text[title.end() - 1 : title.end() + 1]))


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
