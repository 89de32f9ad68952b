"""Tags of HTML, whole pages of it or islands in Markdown: what they hide, where they break a line, what they mean."""

from __future__ import annotations

import re

from audiopaper.issue.lines import Mark

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})((?:\s[^<>]*)?)/?>")
ATTRIBUTE = re.compile(r"([\w-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNSEEN = _names(
    "script style template noscript head title svg math iframe object embed textarea select button canvas audio video "
)
"""Elements whose content a reader of the page does not see, or cannot read."""
ASIDE = frozenset(["nav", "header", "footer", "aside", "form"])
"""Elements that stand around a story."""
VOID = frozenset(["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "source", "track", "wbr"])
BREAKS = _names(
    "p div tr li ul ol dl dt dd table tbody thead section article main center blockquote figure "
    "figcaption pre body html h1 h2 h3 h4 h5 h6 nav header footer aside form hr caption founder-title "
    "founder-content "
)
INLINE = _names("a b strong i em u s span font sup sub small big br td th img mark del ins label wbr ")
FIXED: dict[str, Mark | int] = {"figcaption": Mark.CAPTION, "founder-title": 1}
CLASSES: tuple[tuple[re.Pattern[str], Mark | int], ...] = (
    (re.compile(r"sub-?title|futi|fubiaoti|xiaobiaoti"), Mark.SUBTITLE),
    (re.compile(r"yinti|pre-?title|kicker|intro-?title"), Mark.KICKER),
    (re.compile(r"author|zuozhe|byline|reporter"), Mark.BYLINE),
    (re.compile(r"caption|tushuo|pic-?(?:desc|text|info)"), Mark.CAPTION),
    (re.compile(r"\bads?(?:\b|[-_])|advert|guanggao|\bgg\b"), Mark.ADVERTISEMENT),
    (re.compile(r"\bnav|menu|breadcrumb|foot(?:er)?\b|copyright|sidebar|share|pager|pre-?next|toolbar"), Mark.ASIDE),
    (re.compile(r"title|headline|biaoti|\bbt\d?\b"), 1),
)
"""Names that page makers give their elements; the first that fits counts."""


LINES = frozenset(["p", "span", "td", "dd", "dt"])
SHORT = {"fbt": Mark.SUBTITLE, "yt": Mark.KICKER, "zz": Mark.BYLINE, "pic": Mark.CAPTION, "tu": Mark.CAPTION}
"""Names of one line each, which would be parts of other names."""
STORY = frozenset(["article", "art", "story", "newsitem", "news-item"])
"""Names of frames of stories."""


def attributes(source: str) -> dict[str, str]:
    """Attributes of a tag; only the first 2,000 characters are looked at (a data URI is no attribute that matters)."""
    return {m[1].lower(): m[2] or m[3] or m[4] or "" for m in ATTRIBUTE.finditer(source[:2000])}


def holds_story(name: str, source: str) -> bool:
    """Whether an element is the frame of one story, beside others."""
    return name == "article" or bool(STORY.intersection(attributes(source).get("class", "").lower().split()))


def is_hidden(source: str) -> bool:
    """Whether the attributes hide the element from readers."""
    head = source[:2000].lower()
    style = re.sub(r"\s", "", attributes(head).get("style", ""))
    bare = re.sub(r"=\s*(?:\"[^\"]*\"|'[^']*'|\S+)", "=", head)
    return (
        "display:none" in style
        or "visibility:hidden" in style
        or "font-size:0" in style
        or bool(re.search(r"\shidden(?:\s|$|=)", bare))
    )


def meaning(name: str, source: str) -> Mark | int | None:
    """What an element says about its line: a mark, a heading level, or nothing."""
    if len(name) == 2 and name[0] == "h" and name[1] in "123456":
        return int(name[1])
    if name in ASIDE:
        return Mark.ASIDE
    fixed: Mark | int | None = FIXED.get(name)
    if fixed is not None or name in {"founder-content", "body", "html", "a"}:
        return fixed
    given = attributes(source)
    names = f"{given.get('class', '')} {given.get('id', '')}".lower().strip()
    if name in LINES and (short := next((SHORT[each] for each in names.split() if each in SHORT), None)):
        return short
    return next((what for pattern, what in CLASSES if names and pattern.search(names)), None)
