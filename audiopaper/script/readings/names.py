"""Surnames that are read otherwise than the same character in a word, and where a person's name stands.

Facts of the language, as every dictionary of Chinese has them.
"""

from __future__ import annotations

import re

SURNAMES = {
    "任": "ren2", "单": "shan4", "查": "zha1", "解": "xie4", "仇": "qiu2", "曾": "zeng1", "区": "ou1", "朴": "piao2",
    "乐": "yue4", "华": "hua4", "盖": "ge3", "缪": "miao4", "翟": "zhai2", "覃": "qin2", "繁": "po2", "折": "she2",
    "秘": "bi4", "召": "shao4", "员": "yun4", "燕": "yan1", "应": "ying1", "冼": "xian3", "尉": "wei4", "洗": "xian3",
    "种": "chong2", "黑": "he4", "盛": "sheng4", "纪": "ji3", "宁": "ning4", "葛": "ge3", "宓": "fu2", "令": "ling2",
    "过": "guo1", "哈": "ha3", "强": "qiang2", "柏": "bai3", "卜": "bu3", "车": "che1", "晁": "chao2", "谌": "chen2",
    "谢": "xie4", "重": "chong2", "教": "jiao4", "訾": "zi1", "臧": "zang1", "逄": "pang2", "郗": "xi1", "郇": "xun2",
    "乜": "nie4", "郝": "hao3", "殷": "yin1", "於": "yu1", "訚": "yin2", "佘": "she2", "佴": "nai4", "阚": "kan4",
    "夏": "xia4", "俞": "yu2", "石": "shi2", "沈": "shen3", "曲": "qu1", "能": "nai4", "钻": "zuan4", "隗": "wei3",
    "麻": "ma2", "那": "na1", "逯": "lu4", "钭": "tou3", "祭": "zhai4", "瞿": "qu2", "蕃": "pi2", "藏": "zang4",
}  # fmt: skip
DOUBLE = {
    "万俟": ("mo4", "qi2"), "尉迟": ("yu4", "chi2"), "长孙": ("zhang3", "sun1"), "澹台": ("tan2", "tai2"),
    "令狐": ("ling2", "hu2"), "鲜于": ("xian1", "yu2"), "单于": ("chan2", "yu2"), "宰父": ("zai3", "fu3"),
    "皇甫": ("huang2", "fu3"), "夏侯": ("xia4", "hou2"), "呼延": ("hu1", "yan2"), "赫连": ("he4", "lian2"),
}  # fmt: skip

BEFORE = (
    "书记|主任|部长|局长|县长|市长|区长|镇长|乡长|村长|院长|校长|所长|站长|队长|组长|科长|处长|厅长|省长|总理|主席|会长|经理|董事长|总裁|行长|"
    "记者|通讯员|作者|村民|居民|市民|党员|代表|委员|教授|专家|医生|护士|老师|教师|学生|司机|职工|工人|农民|民警|战士|选手|教练|导演|演员|"
    "负责人|带头人|志愿者|种植户|养殖户|大户|创始人|工程师|技术员|同志|姓|叫|名叫|叫做|名为|爷爷|奶奶|大爷|大妈|阿姨|叔叔|师傅"
)
AFTER = (
    "书记|主任|部长|局长|县长|市长|区长|镇长|同志|先生|女士|老师|教授|医生|师傅|大爷|大妈|阿姨|说|表示|介绍|指出|强调|认为|告诉|坦言|感慨|"
    "笑着|回忆|补充|要求|主持|出席|参加|带队|率队|作报告|讲话|致辞|某|一家|夫妇|报道|摄"
)
_CHARACTERS = "".join(SURNAMES)
AFTER_TITLE = re.compile(
    rf"(?:{BEFORE})(?P<name>[{_CHARACTERS}][\u3400-\u9fff]{{1,2}})(?=[\u3400-\u9fff]{{0,1}}(?:{AFTER})|[，。、：；）”\s]|$|等|和|与|在|对|把|被|就|也|还|正)"
)
BEFORE_TITLE = re.compile(
    rf"(?:^|(?<=[，。、：；！？（“\s]))(?P<name>[{_CHARACTERS}][\u3400-\u9fff]{{0,2}})(?={AFTER})"
)
IN_LIST = re.compile(
    rf"(?<=、)(?P<name>[{_CHARACTERS}][\u3400-\u9fff]{{1,2}})(?=、|等|[\u3400-\u9fff]{{0,4}}(?:出席|参加|在主席台))"
)


def surname_places(text: str, people: frozenset[str]) -> dict[int, str]:
    """Offset → reading, where a surname that is read its own way stands."""
    found: dict[int, str] = {}
    for name in people:
        at = text.find(name)
        while at >= 0:
            _put(found, text, at)
            at = text.find(name, at + 1)
    for pattern in (AFTER_TITLE, BEFORE_TITLE, IN_LIST):
        for match in pattern.finditer(text):
            _put(found, text, match.start("name"))
    return found


def _put(found: dict[int, str], text: str, at: int) -> None:
    double = DOUBLE.get(text[at : at + 2])
    if double:
        found[at], found[at + 1] = double
    elif text[at] in SURNAMES:
        found[at] = SURNAMES[text[at]]
