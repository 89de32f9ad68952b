"""Whether a lone heading without a byline divides the story before it or begins another: evidence, weighed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from audiopaper.issue.rules import bylines
from audiopaper.issue.rules.characters import ENUMERATOR, width
from audiopaper.issue.rules.heads import BOLD, COUNTED, FRESH, ITEM_SIGN, rank
from audiopaper.issue.shapes import Block
from audiopaper.issue.strip import once

BOX = re.compile(
    "链接|鏈結|背景|延伸阅读|相关|小贴士|名词解释|^(?:回音|回复|答复)(?:[：:|｜\\s]|$)|(?:法官|检察官|律师|医生|民警)(?:说法|提醒|提示|寄语)|编后|编者按|记者观察|新闻多一点|专家(?:提醒|点评|观点|解读)"
)
"""Names of boxes inside a story."""
LINKED = re.compile("[【〖]?(?:相关|新闻)?(?:链接|鏈結)[】〗]?(?:$|[：:·｜|].)")
SPEAKS = re.compile("^(?:问|問|记者|記者)[：:]", re.MULTILINE)
"""A question of an interview."""
ANNEX = re.compile("附(?:[：:]|件[一二三\\d]{0,2}(?:[：:\\s]|$)|[录錄](?:[：:\\s]|$))")
COUNTED_ITEM = re.compile(r"0\d[\s　.、]")
"""The headline of one of several stories that are counted: "03 …"."""
COMMENT = re.compile("(?:短评|快评|时评|微评|评论|编后|编者按|点评)(?:[：:|｜]|$)")
"""What comments on the story before but is a piece of its own."""
OPENS = re.compile(
    r"即日起|由[^，。]{2,24}(?:举办|主办|承办)|截至|[一-鿿]{2,12}?(?:近日|日前|昨[日天]|今[日天]|提醒|发布|预计|消息)|"
    r"(?:据|據)[^，。]{2,16}(?:消息|介绍|通报|预报)|[从自]即日|[因为為][^。，]{4,30}，|受[^。，]{4,24}影响|"
    r"[一-鿿]{2,4}(?:将至|將至|临近|來臨|来临)|[一-鿿]{2,8}期[间間]，|[一-鿿]{2,10}(?:表示|宣布|提醒)，|"
    r"[我全本]?[省市县縣区區镇鎮乡鄉][一-鿿]{1,12}?(?:局|委|办|馆|館|院|中心|公司|站|会|會|所|部|校|社)"
)
"""How the text of a brief opens, beside days: with who told it, until when it holds, or why."""
DONE = re.compile(
    r"(?:开[始启赛锣幕馆放工镰捕考课业通行]|启[动用]|举[行办]|召开|闭幕|上[线市调]|下调|通车|投用|投产|落[成幕]|建成|竣工|"
    r"完工|恢复\S{0,4}|调整|发布|公布|出台|实施|施行|提醒|征集|招募|报名|改道|揭[晓牌]|签约|亮相|丰收|收官|运[行营]|啦)$"
)
"""How headlines of news end: with what was done."""
WHERE = re.compile("[我全本][县市区镇乡州校]|[县市区](?:城|内|[一-鿿]{1,6}(?:局|馆|院|中心|办))")
"""A headline of local news says where or who."""
SHORT, LONG = 9.0, 12.0
"""Ems: the mean width of subheads, at most, and the least width of headlines."""
SURE = 100
"""Points that no other evidence outweighs."""
HANZI = re.compile("[一-鿿]+")
FEW, MANY = 0.02, 0.08
"""Shares of runs of two characters: sections of one story have about 8 in 100 in common, stories 1 or 2."""
SAME = 0.02
"""Share of runs that two texts on one matter have in common at least."""
LONG_AGO = 3000
"""Characters of the story before among which names are looked for."""


@dataclass(eq=False)
class Place:
    """Where a lone heading stands."""

    head: Block
    section: str
    """The text that follows it, up to the next heading."""
    ruled: bool
    """A rule or a page label stands before it."""
    closed: bool
    """The story before has its byline at its end."""
    bylined: bool
    """The story before has a byline."""
    news: bool
    """It opens with 本报讯 or its like, as news do and features do not."""
    above: int
    """Rank of the headline of the story before."""
    story: str
    """The end of the story before."""
    under_rubric: bool
    """The story before stands under a heading for several, such as 简讯."""
    parts: list[str]
    """The subheads that the story before already has."""
    brief: bool
    """The story before has no byline, and no more than one paragraph."""
    siblings: list[tuple[str, str]]
    """The unsigned headings around it, of the same rank and without a signed one between, with the texts below them."""
    stands_in: bool | None
    """It begins with two empty squares; None where headings of the page are all alike in this."""
    tight: bool
    """No blank line stands above it, as above other bare headings of the page."""
    has_parts: bool
    """Smaller headings follow it before the next of its rank."""
    below_notice: bool
    """The story before is a notice."""
    below_table: bool
    """The story before is a table and no more, and text follows."""
    headline: str
    """The most prominent heading of the story before."""
    rows: bool
    """A table follows it, and the story has none."""
    begins: frozenset[int]
    """Ranks of the headlines of stories that certainly begin, because they have a byline."""

    @once
    def text(self) -> str:
        """The heading."""
        return self.head.text

    @once
    def rank(self) -> int:
        """Its prominence."""
        return rank(self.head)

    @once
    def wide(self) -> float:
        """Its width in ems."""
        return width(self.text)

    @once
    def bold_in_bare(self) -> bool:
        """It is bold and its headline has no markup: pages of the web mark that by other means."""
        return self.rank == BOLD and self.above > BOLD

    @once
    def signed_alike(self) -> bool:
        """The headline of the story before begins with the same sign."""
        return bool(ITEM_SIGN.match(self.text) or COUNTED_ITEM.match(self.text)) and self.headline[:1] == self.text[0]

    @once
    def shared(self) -> float:
        """Share of what the text below says that the story before has said: names of people and things recur."""
        return shared(self.section, self.story)

    @once
    def words(self) -> float:
        """Share of the runs of two characters of the text below that the story before has too."""
        return shared(self.section, self.story, 2)

    @once
    def recurring(self) -> int:
        """How many runs of three characters the text below has in common with the story before."""
        return len(_pieces(self.section, 3) & _pieces(self.story, 3))

    @once
    def echo(self) -> int:
        """How many more words of the heading the text below repeats than the story before has."""
        mine = _pieces(self.text, 2)
        return len(mine & _pieces(self.section[:200], 2)) - len(mine & _pieces(self.story, 2))


@lru_cache(16)  # one place asks for the same few texts again and again
def _pieces(text: str, length: int) -> frozenset[str]:
    found: set[str] = set()
    for run in HANZI.findall(text):
        found.update(map("".join, zip(*(run[at:] for at in range(length)), strict=False)))
    return frozenset(found)


def shared(text: str, story: str, length: int = 3) -> float:
    """Share of the runs of `length` characters of a text that a story has too."""
    mine = _pieces(text, length)
    return len(mine & _pieces(story, length)) / len(mine) if mine else 0.0


def is_foreign(head: str, text: str) -> bool:
    """Whether the text below a heading has no word of it, so that the heading is none of its own.

    >>> is_foreign("渡口农商银行 存款送好礼", "板车把箱子全拉了过来。")
    True
    >>> is_foreign("渡口通车", "昨天，新渡口大桥通了车。")
    False
    """
    return not echoes(head, text)


def echoes(head: str, text: str) -> int:
    """How many runs of two characters of a heading the text below has."""
    return len(_pieces(head, 2) & _pieces(text[:200], 2))


def made(text: str) -> str:
    """How a heading is made: with a number, a colon, in quotation marks, of two clauses.

    >>> made("服务要“适老”"), made("供暖热线开通")
    ('”', '')
    >>> made("十点半：下自习的孩子"), made("“人走了，街就空了”"), made("端午临近 粽叶俏了")
    (':', '“', ' ')
    """
    if ENUMERATOR.match(text):
        return "1"
    if re.search("[：:].", text):
        return ":"
    if text[-1] in "？?":
        return "？"
    if text[-1] in "”」" and re.search("[“「]", text[1:]):
        return "”"
    quoted = text[0] in "“「" and text[-1] in "”」"
    if quoted:
        return "“"
    return "，" if "，" in text else " " if re.search(r"\S[\s　]\S", text) else ""


def _is_odd_one(place: Place) -> bool:
    """Whether the other headings around are made alike, and this one is not."""
    return _is_odd(place, [made(text) for text, _ in place.siblings])


def _is_odd_part(place: Place) -> bool:
    """Whether the subheads that the story has are made alike, and this one is not."""
    return any(map(made, place.parts)) and _is_odd(place, [made(text) for text in place.parts])


def _is_odd(place: Place, others: list[str]) -> bool:
    mine = made(place.text)
    return (
        len(others) > 1 and len(set(others)) == 1 and mine != others[0] and (others[0] not in ("", "”") or mine == " ")
    )


def _is_like(place: Place, part: str) -> bool:
    """Whether a subhead of the story has the length or the make of the heading."""
    return abs(width(part) - place.wide) <= 1 or made(part) == made(place.text) != ""


def _is_interview(place: Place) -> bool:
    asked = len(SPEAKS.findall(place.section))
    return bool(place.parts) and asked > 1 and bool(SPEAKS.match(place.section)) and not SPEAKS.search(place.story)


def _is_not_counted(place: Place) -> bool:
    if not COUNTED_ITEM.match(place.headline) or COUNTED_ITEM.match(place.text) or place.rank < place.above:
        return False
    return any(COUNTED_ITEM.match(text) and text[:2] > place.headline[:2] for text, _ in place.siblings)


def _is_even(place: Place) -> bool:
    return place.wide <= 16 and any(abs(width(each) - place.wide) <= 1 for each, _ in place.siblings)


def _are_short(place: Place) -> bool:
    return bool(place.siblings) and _mean_width(place) <= SHORT


def _are_long(place: Place) -> bool:
    return bool(place.siblings) and min(width(text) for text, _ in place.siblings) >= LONG <= place.wide


def _mean_width(place: Place) -> float:
    return (place.wide + sum(width(text) for text, _ in place.siblings)) / (1 + len(place.siblings))


def _is_alike(place: Place) -> bool:
    return any(made(each) == made(place.text) in (":", "“", "”", "？", "1") for each, _ in place.siblings)


def is_fresh(body: str) -> bool:
    """Whether a text opens as news do."""
    return bool(FRESH.match(body) or OPENS.match(body))


def _are_fresh(place: Place) -> bool:
    bodies = [place.section, *(body for _, body in place.siblings)]
    return 2 * sum(map(is_fresh, bodies)) > len(bodies)


def _is_unused(place: Place) -> bool:
    return bool(place.begins) and place.rank not in place.begins and place.rank > min(place.begins)


Evidence = tuple[tuple[int, str, Callable[[Place], bool]], ...]
LOOKS: Evidence = (
    (-SURE, "the story before has been signed at its end", lambda it: it.closed),
    (-SURE, "under a rubric each heading of a rank is a story", lambda it: it.under_rubric and it.rank <= it.above),
    (+SURE, "numbered headings divide", lambda it: bool(ENUMERATOR.match(it.text))),
    (-2 * SURE, "it begins with the sign of the headline", lambda it: it.signed_alike),
    (-SURE, "a part is not set larger than its whole", lambda it: it.rank < it.above and not it.bold_in_bare),
    (-3, "nor bold where that is not", lambda it: it.bold_in_bare),
    (+3, "it is set smaller than the headline", lambda it: it.rank > it.above),
    (+1, "no story on the page that is signed has a headline of this rank", _is_unused),
    (+SURE, "a list in a notice is divided by who is in it", lambda it: bool(COUNTED.search(it.text))),
    (-7, "a rule or a page label parts it from the story before", lambda it: it.ruled),
    (+3, "the story has a subhead like it", lambda it: any(_is_like(it, each) for each in it.parts)),
    (-2, "the story has only others", lambda it: bool(it.parts) and not any(_is_like(it, each) for each in it.parts)),
    (-2, "a brief is not divided", lambda it: it.brief),
    (+4, "boxes inside a story are called so", lambda it: it.rank > it.above and bool(BOX.search(it.text))),
    (-20, "an interview begins below it, and the story before is none", _is_interview),
    (-20, "what is linked to a story is a piece of its own", lambda it: bool(LINKED.match(it.text))),
    (-4, "a comment is a piece of its own", lambda it: it.rank <= it.above and bool(COMMENT.match(it.text))),
    (-9, "a reporter's note is one, too", lambda it: bool(bylines.NOTE.match(it.text))),
    (+8, "an annex belongs to what it is annexed to", lambda it: bool(ANNEX.match(it.text))),
    (-5, "a story that is divided at all is divided more than once", lambda it: not (it.siblings or it.parts)),
    (-8, "a table below it is a piece of its own", lambda it: it.rows),
    (-12, "its neighbours are made alike, and it is not", _is_odd_one),
    (-5, "the subheads of the story are, and it is not", _is_odd_part),
    (+6, "the count of headlines goes on below, and it is none of them", _is_not_counted),
    (+2, "it has a sibling of its length", _is_even),
    (+1, "it and its siblings are short", _are_short),
    (-3, "or long", _are_long),
    (-6, "what has parts of its own is no part", lambda it: it.has_parts),
    (-3, "notices hardly ever are divided", lambda it: it.below_notice),
    (-4, "a table is not divided by text", lambda it: it.below_table),
    (+2, "it has a sibling of its make", _is_alike),
    (+3, "headlines have a blank line above them here, and it has none", lambda it: it.tight),
    (+8, "subheads stand in as text does, and it does", lambda it: it.stands_in is True),
    (-4, "and it does not", lambda it: it.stands_in is False),
    (+1, "features are divided", lambda it: it.bylined and not it.news),
    (-2, "news hardly ever are", lambda it: it.news),
    (+1, "subheads are short", lambda it: it.wide <= 10),
    (-1, "headlines are long", lambda it: it.wide >= 14),
    (-1, "or longer", lambda it: it.wide >= 18),
    (-2, "the text below opens as news do", lambda it: is_fresh(it.section)),
    (-2, "and so do those of its siblings", _are_fresh),
    (+1, "the text below opens with speech", lambda it: it.section[0] in "“「"),
    (-2, "it says what was done", lambda it: bool(DONE.search(it.text))),
    (-1, "it says where or who", lambda it: bool(WHERE.search(it.text))),
)  # fmt: skip
"""Points, reason and test: what speaks for (+) and against (-) a subhead."""
WORDS: Evidence = (
    (+2, "names of the story before recur below", lambda it: it.shared >= 0.01),
    (+1, "and several of them", lambda it: it.recurring >= 2),
    (-1, "nothing that it has named recurs", lambda it: len(it.section) > 50 and not it.shared),
    (-1, "hardly a word of it does", lambda it: it.words < FEW),
    (+1, "many of its words do", lambda it: it.words >= MANY),
    (-1, "the text below repeats its words as a lead does its headline", lambda it: it.echo >= 3),
    (-1, "nearly all of them", lambda it: it.echo >= 5),
)  # fmt: skip
"""The same that is told by all words of both texts, which takes as long to find out as all the rest."""
EVIDENCE = LOOKS + WORDS
MOST = sum(abs(weight) for weight, _, _ in WORDS)
"""Points that words may give, at most."""


def is_subhead(place: Place) -> bool:
    """Whether a lone heading divides the story before it rather than beginning another one."""
    looks = _points(LOOKS, place)
    return looks > 0 if abs(looks) > MOST else looks + _points(WORDS, place) > 0


def _points(evidence: Evidence, place: Place) -> int:
    """How much more speaks for a subhead than for a headline."""
    return sum(weight for weight, _, holds in evidence if holds(place))
