"""A byline as it is said: "本报讯 记者 柳青 通讯员 石坚" → "本报记者柳青、通讯员石坚报道。"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

TITLE = re.compile(
    r"(?:首席|全媒体|融媒体?|实习|見習|见习|特约|特派|驻[一-鿿]{2,4}?)*"
    r"(?:记者|記者|通讯员|通訊員|评论员|評論員|观察员|实习生|撰稿|撰文|作者|读者|讀者|文)(?![一-鿿]{0,3}团)"
)
STAFF = re.compile("记者|記者|评论员|評論員")
REPORTING = re.compile("记者|記者|通讯员|通訊員|实习生")
HOUSE = re.compile(
    r"新华社|新華社|中新社|人民日报|本报|本報|本台|本网|[一-鿿]{2,6}(?:日报|晚报|早报|晨报|商报|时报|新报|报)(?!道)"
)
AGENCY = re.compile(r"新华社|新華社|中新社|中新网|人民日报|央视新闻|新华网")
PLAIN = {"文": "作者", "撰文": "作者", "撰稿": "作者"}


def said_byline(byline: str, names: Sequence[str]) -> str:
    """What the anchor says of who wrote a story; "" if nobody is named and no agency.

    >>> said_byline("本报讯 记者 柳青 高 原 通讯员 石坚", ("柳青", "高原", "石坚"))
    '本报记者柳青、高原、通讯员石坚报道。'
    >>> said_byline("读者 毕升", ("毕升",)), said_byline("据新华社电", ())
    ('读者毕升。', '据新华社报道。')
    """
    if not names:
        agency = AGENCY.search(byline)
        return f"据{agency[0]}报道。" if agency else ""
    titled = groupby(_titled(byline, names), key=lambda pair: pair[0])
    groups = [(title, "、".join(name for _, name in pairs)) for title, pairs in titled]
    first = groups[0][0]
    house = _house(byline) if STAFF.search(first) and not first.startswith("本") else ""
    reports = "报道" if any(REPORTING.search(title) for title, _ in groups) else ""
    return f"{house}{'、'.join(title + who for title, who in groups)}{reports}。"


def _titled(byline: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each name with the title it stands under."""
    at, title = 0, ""
    for name in names:
        found = re.compile(r"\s*".join(map(re.escape, name))).search(byline, at)
        if found:
            before = [match[0] for match in TITLE.finditer(byline, at, found.start())]
            title = before[-1] if before else title
            at = found.end()
        yield PLAIN.get(title, title) or "作者", name


def _house(byline: str) -> str:
    """Whose reporter it is: the paper's own unless another is named."""
    named = [found[0] for found in HOUSE.finditer(byline)]
    return named[-1].replace("本報", "本报") if named else "本报"
