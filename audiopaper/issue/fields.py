"""Fields: what an editing system exports, with the name of each part before it: "【标题】…" or "标题：…"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiopaper.issue.lines import Line, Mark
from audiopaper.issue.strip import Strip

NAMES: dict[str, Mark | None] = {
    "标题": Mark.HEADLINE, "主标题": Mark.HEADLINE, "主题": Mark.HEADLINE, "大标题": Mark.HEADLINE,
    "標題": Mark.HEADLINE, "主標題": Mark.HEADLINE,
    "引题": Mark.KICKER, "肩题": Mark.KICKER, "眉题": Mark.KICKER, "引題": Mark.KICKER,
    "副题": Mark.SUBTITLE, "副标题": Mark.SUBTITLE, "子标题": Mark.SUBTITLE, "副題": Mark.SUBTITLE,
    "作者": Mark.BYLINE, "署名": Mark.BYLINE,
    "图注": Mark.CAPTION, "图说": Mark.CAPTION, "图片说明": Mark.CAPTION, "圖說": Mark.CAPTION,
    "版次": Mark.TEXT, "版面": Mark.TEXT, "版号": Mark.TEXT,
    "正文": None, "内容": None, "內文": None, "结束": None, "完": None,
    "栏目": Mark.ASIDE, "字数": Mark.ASIDE, "责编": Mark.ASIDE, "编辑": Mark.ASIDE, "来源": Mark.ASIDE,
    "关键词": Mark.ASIDE, "稿号": Mark.ASIDE, "体裁": Mark.ASIDE,
}  # fmt: skip
"""What a field says of its text; nothing for those that only say that text begins or ends."""
HEADLINES = frozenset(name for name, what in NAMES.items() if what is Mark.HEADLINE)
BODIES = frozenset(["正文", "内容", "內文"])
FIELD = re.compile(rf"(?:【(?P<boxed>{'|'.join(NAMES)})】[:：]?|(?P<plain>{'|'.join(NAMES)})[:：])\s*")
LEAST = 3
"""Different fields that show an export; a paper's own lines have one or two that look like them."""
PLAIN = frozenset(
    ["标题", "主标题", "大标题", "標題", "引题", "肩题", "副题", "副标题", "副題", "作者", "正文", "图片说明", "版次"]
)
"""Fields of an export without brackets; 编辑, 来源 or 主题 and a colon begin lines of papers, too."""
LEAST_HEADLINES = 2
"""Headlines that show one where the text has no field of its own."""


def without_fields(lines: list[Line]) -> list[Line]:
    """The lines of an export with the names of the fields on lines of their own; other lines as they are."""
    found = _fields(lines)
    names = {_name(each) for each in found if each}
    headlines = sum(each is not None and _name(each) in HEADLINES for each in found)
    if len(names) < LEAST or not headlines or not (names & BODIES or headlines >= LEAST_HEADLINES):
        return lines
    made: list[Line] = []
    waiting: Mark | None = None
    body = True
    for line, field in zip(lines, found, strict=True):
        if field is None:
            if waiting is not None:
                _mark(line, waiting)
                waiting = None
            else:
                body = True
            made.append(line)
            continue
        name = _name(field)
        if body and name not in BODIES and NAMES[name] is not None and NAMES[name] is not Mark.CAPTION:
            made.append(Line(Strip(), line.number, Mark.BREAK))
            body = False
        body = body or NAMES[name] is None
        made.extend(_parted(line, field.end()))
        waiting = None if NAMES[name] is Mark.ASIDE else NAMES[name]
        if field.end() < len(line.text):
            _mark(made[-1], NAMES[name])
            waiting = None
    return made


def _fields(lines: list[Line]) -> list[re.Match[str] | None]:
    """The field that each line begins with: in brackets or, where none has them and titles and texts recur, without."""
    found = [FIELD.match(line.text) if line.mark is Mark.TEXT and not line.level else None for line in lines]
    boxed = [each if each and each["boxed"] else None for each in found]
    if any(boxed):
        return boxed
    plain = [each if each and each["plain"] in PLAIN else None for each in found]
    names = [_name(each) for each in plain if each]
    told = min(sum(each in HEADLINES for each in names), sum(each in BODIES for each in names))
    return plain if told >= LEAST_HEADLINES else [None] * len(lines)


def _name(field: re.Match[str]) -> str:
    return field["boxed"] or field["plain"]


def _parted(line: Line, end: int) -> Iterator[Line]:
    """The name of the field, and its text."""
    yield Line(line.strip.cut(0, end).stripped(), line.number, Mark.ASIDE, blank=line.blank)
    if end < len(line.text):
        yield Line(line.strip.cut(end).stripped(), line.number)


def _mark(line: Line, what: Mark | None) -> None:
    line.mark = what or Mark.TEXT
    line.level = int(what is Mark.HEADLINE)
