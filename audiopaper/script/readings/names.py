"""Surnames that are read otherwise than the same character in a word, and where a person's name stands.

A surname of the table is taken for one where enough speaks for a name: a title or punctuation before it, a title, a verb of
speech or punctuation after it, given names as people have them, the part-of-speech tagger; and nothing where a word
of the dictionary begins or goes through (应邀, 盖房, 班主任). The tables are facts of the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import rjieba

SURNAMES = {
    "任": "ren2", "单": "shan4", "查": "zha1", "解": "xie4", "仇": "qiu2", "曾": "zeng1", "区": "ou1", "朴": "piao2",
    "乐": "yue4", "华": "hua4", "盖": "ge3", "缪": "miao4", "翟": "zhai2", "覃": "qin2", "繁": "po2", "折": "she2",
    "秘": "bi4", "召": "shao4", "员": "yun4", "燕": "yan1", "应": "ying1", "冼": "xian3", "尉": "wei4", "洗": "xian3",
    "种": "chong2", "黑": "he4", "盛": "sheng4", "纪": "ji3", "宁": "ning4", "葛": "ge3", "宓": "mi4", "令": "ling2",
    "过": "guo1", "哈": "ha3", "强": "qiang2", "柏": "bai3", "卜": "bu3", "车": "che1", "晁": "chao2", "谌": "chen2",
    "重": "chong2", "訾": "zi1", "逄": "pang2", "郗": "xi1", "郇": "xun2", "乜": "nie4", "於": "yu1", "訚": "yin2",
    "佴": "nai4", "阚": "kan4", "曲": "qu1", "能": "nai4", "隗": "wei3", "那": "na1", "钭": "tou3", "祭": "zhai4",
    "瞿": "qu2", "藏": "zang4", "干": "gan1", "占": "zhan1", "牟": "mou2", "要": "yao1", "撒": "sa4", "贾": "jia3",
    "薄": "bo2", "长": "chang2", "尚": "shang4",
    "都": "du1", "相": "xiang4", "行": "xing2", "仉": "zhang3", "亓": "qi2", "厍": "she4", "嵇": "ji1", "麴": "qu1",
    "卞": "bian4", "笪": "da2", "肖": "xiao1", "闫": "yan2", "芮": "rui4", "晏": "yan4", "眭": "sui1", "璩": "qu2",
    "邸": "di3", "鄢": "yan1", "郜": "gao4", "麦": "mai4", "鲜": "xian1", "便": "pian2", "大": "da4", "少": "shao4",
    "万": "wan4", "蔓": "man4", "谷": "gu3", "裴": "pei2", "芦": "lu2", "呙": "guo1", "逯": "lu4", "侴": "chou3",
    "殷": "yin1", "臧": "zang1", "郝": "hao3", "佘": "she2", "夏": "xia4", "麻": "ma2", "谢": "xie4", "褚": "chu3",
    "塔": "ta3", "冯": "feng2", "庞": "pang2", "奚": "xi1", "费": "fei4", "孔": "kong3", "丁": "ding1", "句": "gou1",
    "缴": "jiao3", "校": "jiao4", "底": "di3", "兴": "xing1", "藉": "ji2", "朝": "chao2", "适": "kuo4", "景": "jing3",
}  # fmt: skip
"""Surname → reading. Where families differ (葛 盖 乐 覃 宁 谌), the commoner one; the paper's lexicon knows its own people."""
HARDLY = frozenset("便大少长行要重能过强黑员召祭折洗藏蔓都相校底兴藉朝适万景缴句尚令种区秘占干撒车那")
"""Surnames that are mostly something else: they need more to go by."""
ALWAYS = frozenset("缪翟阚郗逄郇訚谌佴钭冼牟覃仉亓厍嵇璩眭鄢郜佘晁宓隗訾呙逯侴褚臧郝")
"""Characters that in a newspaper are hardly anything but a surname (or a place, which goes first)."""
DOUBLE = {
    "万俟": ("mo4", "qi2"), "尉迟": ("yu4", "chi2"), "长孙": ("zhang3", "sun1"), "澹台": ("tan2", "tai2"),
    "令狐": ("ling2", "hu2"), "鲜于": ("xian1", "yu2"), "单于": ("chan2", "yu2"), "宰父": ("zai3", "fu3"),
    "皇甫": ("huang2", "fu3"), "夏侯": ("xia4", "hou2"), "呼延": ("hu1", "yan2"), "赫连": ("he4", "lian2"),
    "尉缭": ("wei4", "liao2"), "仉督": ("zhang3", "du1"), "子车": ("zi3", "ju1"), "颛孙": ("zhuan1", "sun1"),
    "濮阳": ("pu2", "yang2"), "淳于": ("chun2", "yu2"), "太叔": ("tai4", "shu1"), "申屠": ("shen1", "tu2"),
    "拓跋": ("tuo4", "ba2"), "夹谷": ("jia2", "gu3"), "谷梁": ("gu3", "liang2"), "百里": ("bai3", "li3"),
    "东郭": ("dong1", "guo1"), "南宫": ("nan2", "gong1"), "闻人": ("wen2", "ren2"), "亓官": ("qi2", "guan1"),
    "轩辕": ("xuan1", "yuan2"), "钟离": ("zhong1", "li2"), "宇文": ("yu3", "wen2"), "慕容": ("mu4", "rong2"),
    "司空": ("si1", "kong1"), "公冶": ("gong1", "ye3"), "漆雕": ("qi1", "diao1"), "乐正": ("yue4", "zheng4"),
}  # fmt: skip
HISTORY = {
    "单雄信": "shan4 xiong2 xin4", "任弼时": "ren2 bi4 shi2", "曾国藩": "zeng1 guo2 fan1", "尉迟恭": "yu4 chi2 gong1",
    "乐毅": "yue4 yi4", "仇英": "qiu2 ying1", "查良镛": "zha1 liang2 yong1", "解缙": "xie4 jin4", "盖叫天": "ge3 jiao4 tian1",
    "华佗": "hua4 tuo2", "华罗庚": "hua4 luo2 geng1", "种师道": "chong2 shi1 dao4", "折可行": "she2 ke3 xing2",
    "万俟卨": "mo4 qi2 xie4", "区寄": "ou1 ji4", "朴正熙": "piao2 zheng4 xi1", "朴槿惠": "piao2 jin3 hui4",
    "柏杨": "bo2 yang2", "曾参": "zeng1 shen1", "曾巩": "zeng1 gong3", "曾侯乙": "zeng1 hou2 yi3", "查慎行": "zha1 shen4 xing2",
    "燕昭王": "yan1 zhao1 wang2", "任长霞": "ren2 chang2 xia2",
    "冼星海": "xian3 xing1 hai3", "员半千": "yun4 ban4 qian1", "郦食其": "li4 yi4 ji1", "审食其": "shen3 yi4 ji1",
    "嫪毐": "lao4 ai3", "金日磾": "jin1 mi4 di1", "冒顿": "mo4 du2", "冒顿单于": "mo4 du2 chan2 yu2", "妲己": "da2 ji3",
    "伍员": "wu3 yun2", "赵衰": "zhao4 cui1", "皋陶": "gao1 yao2", "范蠡": "fan4 li3", "彭蠡": "peng2 li3",
    "李冰": "li3 bing1", "陆贽": "lu4 zhi4", "王莽": "wang2 mang3", "米芾": "mi3 fu2", "朱耷": "zhu1 da1",
    "尹吉甫": "yin3 ji2 fu3", "杜甫": "du4 fu3", "召公": "shao4 gong1", "周邦彦": "zhou1 bang1 yan4", "叶公好龙": "ye4 gong1 hao4 long2",
}  # fmt: skip
"""People of history and public life whose names trap readers."""

TITLES = (
    "书记|主任|部长|局长|县长|市长|区长|镇长|乡长|村长|院长|校长|所长|站长|队长|组长|科长|处长|厅长|省长|州长|司长|署长|总理|主席|会长|经理|"
    "董事长|总裁|总监|行长|社长|店长|厂长|场长|社员|台长|馆长|园长|秘书长|副职|干事|支书|村支书|政委|参谋|司令|将军|院士|博士|教授|专员|"
    "记者|通讯员|见习生|作者|编辑|村民|居民|市民|党员|代表|委员|常委|专家|医生|大夫|护士|医师|老师|教师|学生|同学|司机|职工|工人|农民|民警|"
    "交警|辅警|战士|选手|教练|导演|演员|负责人|带头人|志愿者|种植户|养殖户|贫困户|农户|大户|能手|创始人|工程师|技术员|管理员|网格员|调解员|"
    "讲解员|驾驶员|消防员|快递员|保洁员|同志|爷爷|奶奶|大爷|大妈|大娘|阿姨|叔叔|师傅|先生|女士|法官|检察官|律师|烈士|英雄|模范|冠军|业主|"
    "店主|商户|老板|老人|老党员|儿子|女儿|妻子|丈夫|母亲|父亲|哥哥|姐姐|弟弟|妹妹|孙子|孙女|邻居|(?:画|作|专|学|书法|艺术|企业|科学|歌唱|收藏|摄影|银行)家|"
    "传承人|投资人|申请人|被告人?|原告|当事人|嫌疑人|候选人|发言人|主持人|获得者|姓|叫|名叫|叫做|名为|名字|名是"
)
AFTER = (
    "书记|主任|部长|局长|县长|市长|区长|镇长|乡长|村长|院长|校长|所长|站长|队长|厅长|省长|同志|先生|女士|小姐|老师|教授|医生|大夫|师傅|大爷|大妈|大娘|"
    "阿姨|爷爷|奶奶|叔叔|总理|主席|经理|董事长|老人|老汉|说|表示|介绍|指出|强调|认为|告诉|坦言|感慨|笑|回忆|补充|要求|主持|出席|参加|带队|带领|"
    "率队|率|作报告|作了|讲话|致辞|宣布|来到|走进|深入|调研|检查|一行|某|一家|两家|夫妇|父子|兄弟|姐妹|家里|报道|摄|绘|文|主演|饰|任|获|荣获|当选|"
    "身穿|正在|今年|出生|接过|自己|家住|向|把|被|因|与|和|及|等|在|从|是|的|对|也|还|就|都|曾|已|又|将|为|、"
)
LEFT = re.compile(rf"(?:{TITLES})$")
WEAK_LEFT = re.compile(r"(?:^|[^\u3400-\u9fff]|[和与及对向由给请找跟让被把是老小为])$")
RIGHT = re.compile(rf"(?:{AFTER})")
CALLED = re.compile(
    "书记|主任|部长|局长|县长|市长|区长|镇长|乡长|村长|院长|校长|所长|站长|队长|厅长|省长|同志|先生|女士|小姐|老师|教授|医生|大夫|师傅|大爷|大妈|大娘|"
    "阿姨|爷爷|奶奶|叔叔|经理|董事长|老汉|阿婆|大哥|大姐|大叔|大嫂|教练|警官|法官|律师|总"
)
"""What stands right after a surname in address: 曾老师, 单大爷."""
CLAN = re.compile(r"[家氏某姓](?![\u3400-\u9fff]*[具庭属])")
GIVEN = frozenset(
    "建国强明华军伟芳丽娟敏静艳秀英玉兰红梅霞萍燕玲桂珍春凤云莲莉琴雪荣爱香月莺媛瑞凡佳嘉琼勤贞莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓"
    "纨仪荷丹蓉眉君蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝"
    "思勇毅俊峰保东文辉力永健世广志义兴良海山仁波宁贵福生龙元全国胜学祥才发武新利清飞彬富顺信子杰涛昌成康星光天达安岩中茂进林有坚和"
    "彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆磊民友裕河哲江超浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以"
    "建家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘平长水金木火土根法财忠阿大小正雷虎洪洋森磊鑫淼焱宝宇轩涵睿雅诗琪慧惠雨洁琳璐妍佩莹"
    "巧美娜静淑蕾媚环仙芝娣妹囡仕旺益济坤乾钦权柱彤卫卓尧舜禹铭铮锋锐钢铁鉴镇培垒基堂增墨彦彰征徐恒恩悟愉慎懿戈扬抗拓捷掌敦理琦瑜璋"
    "甫申畅益真睿砚砾祖禄禾秋程稳立章竞端竣笑笛简精纲纬绪缘羿翠耀耘聚肖育胤舟航艾芃芊苗荃莉萌葆蓝蔚薪衡襄西观诺谊谨豪贤赞赫超越跃轶辛达"
    "运迪逸道遥邈郁郎醒里重野钊铎锡镭闻阳阔隆雍霖靖靓韬韶音顶顺项颂领颜飒驰骁骏高鲁鸿鹤麒麟默黎齐侠梓沐晗昕昊皓煜烨炜焕灿熙勋劲勉勤"
)
"""Characters that given names are made of."""
GIVEN_READINGS = {
    "燕": "yan4", "长": "chang2", "乐": "le4", "华": "hua2", "朝": "chao2", "行": "xing2", "为": "wei2", "兴": "xing1",
    "重": "zhong4", "大": "da4", "都": "du1", "任": "ren4", "晟": "sheng4", "茜": "qian4", "强": "qiang2", "宁": "ning2",
    "冠": "guan4", "盛": "sheng4", "中": "zhong1", "应": "ying4", "和": "he2", "发": "fa1", "召": "zhao4", "曲": "qu3",
    "曾": "zeng1", "区": "qu1", "观": "guan1", "干": "gan4", "正": "zheng4", "好": "hao3", "少": "shao4", "传": "chuan2",
    "教": "jiao4", "藏": "cang2", "降": "jiang4", "盖": "gai4", "种": "zhong3", "葛": "ge3", "单": "dan1", "解": "jie3",
}  # fmt: skip
"""How a many-voiced character is read inside a given name, if nobody says otherwise."""
COMMON = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹"
    "熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐"
    "沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺"
)
"""The commoner surnames: what follows one of them in a name that the tagger finds is a given name."""
NAMED = 3
"""Points at which a name is believed; see :func:`_points`."""


def name_places(text: str, people: frozenset[str], words: Sequence[tuple[int, int]]) -> dict[int, str]:
    """Offset → reading, where a name holds a character that names read in their own way."""
    found: dict[int, str] = {}
    for at, size in people_in(text, people, words):
        _put(found, text, at, size)
    for name, reading in HISTORY.items():
        for at in _everywhere(text, name):
            start, length = words[at + len(name) - 1]
            if start + length == at + len(name):
                found.update(enumerate(reading.split(), at))
    return found


def people_in(text: str, people: frozenset[str], words: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Start and length of each person's name; 1 where only the surname is sure. `people` are known names."""
    spans = {at: len(name) for name in people for at in _everywhere(text, name)}
    tagged = dict(tagged_names(text))
    ended = -1
    for at, character in enumerate(text):
        size = spans.get(at, 0)
        if not size and text[at : at + 2] in DOUBLE and words[at][0] == at and (at + 2 < len(text) or at == 0):
            size = next((n for n in (4, 3) if tagged.get(at) == text[at : at + n]), 2)
        elif not size and character in SURNAMES:
            size = _name_size(text, at, words, tagged, listed=ended == at - 1 and text[at - 1] == "、")
        if not size and character in COMMON and character not in SURNAMES and len(tagged.get(at, "")) in (2, 3):
            size = len(tagged[at])
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


def _name_size(
    text: str, at: int, words: Sequence[tuple[int, int]], tagged: dict[int, str], *, listed: bool
) -> int:
    """How many characters of a name begin here; 0 if none does."""
    start, length = words[at]
    if start < at and rjieba.has_word(text[start : start + length]):
        return 0
    titled = listed or bool(LEFT.search(text[max(0, at - 6) : at]))
    starts = titled or bool(WEAK_LEFT.search(text[max(0, at - 1) : at]))
    if _in_pair(text, at) or (starts and (text[at] in ALWAYS or _of_a_clan(text, at))):
        return 1
    if not starts:
        return 0
    need = NAMED + (text[at] in HARDLY)
    return next((size for size in (3, 2) if _points(text, at, size, titled, tagged) >= need), 0)


def _points(text: str, at: int, size: int, titled: bool, tagged: dict[int, str]) -> float:
    """What speaks for a name of `size` characters: 2 a title before or a title or verb after, 1 a plain boundary…"""
    name, rest = text[at : at + size], text[at + size :]
    if len(name) < size or not all("\u3400" <= each <= "\u9fff" for each in name):
        return 0
    points = (2.0 if titled else 1.0) + _points_after(rest)
    given = sum(each in GIVEN for each in name[1:])
    points += 1 if given == size - 1 else 0.5 if given else 0 if titled else -0.5
    points += (tagged.get(at) == name) + (name == text)
    if any(rjieba.has_word(text[at : at + length]) for length in (2, 3, 4) if at + length <= len(text)):
        points -= 1 if titled and tagged.get(at) == name else 1.5
    return points


def _points_after(rest: str) -> int:
    if not rest or not "\u3400" <= rest[0] <= "\u9fff":
        return 1
    found = RIGHT.match(rest)
    return 0 if not found else 2 if len(found[0]) > 1 or found[0] in "说某摄" else 1


def _in_pair(text: str, at: int) -> bool:
    """A surname in a list of bare surnames: 曾、任两家."""
    return bool(PAIR.match(text, at)) or bool(at > 1 and PAIR.match(text, at - 2) and PAIR_END.match(text, at))


PAIR = re.compile(r"[\u3400-\u9fff]、[\u3400-\u9fff]两家")
PAIR_END = re.compile(r"[\u3400-\u9fff]两家")


def _of_a_clan(text: str, at: int) -> bool:
    """单家, 任氏, 查某, 曾老师; not where the two make a word of their own."""
    two = text[at : at + 2]
    called = CLAN.match(two[1:]) or CALLED.match(text, at + 1)
    return text[at] not in HARDLY and len(two) > 1 and bool(called) and not rjieba.has_word(two)


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
    elif text[at] in SURNAMES:
        found[at] = SURNAMES[text[at]]
        _given(found, text[at : at + size], at)


def _given(found: dict[int, str], name: str, at: int) -> None:
    for offset, each in enumerate(name[1:], at + 1):
        if each in GIVEN_READINGS:
            found.setdefault(offset, GIVEN_READINGS[each])
