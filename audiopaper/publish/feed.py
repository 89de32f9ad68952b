"""feed.xml: RSS 2.0 with what PSP-1 (the Podcast Standards Project) requires and recommends.

Built with the standard library's ElementTree: it escapes whatever a newspaper prints, and the elements that matter here
(podcast:transcript, podcast:chapters, podcast:guid) are the ones that feed libraries leave out.
"""

from __future__ import annotations

import re
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from audiopaper.manifest import Edition
from audiopaper.model import SectionKind
from audiopaper.publish.addresses import cover_url, feed_url, file_url, page_url, podcast_guid, published_at
from audiopaper.show import Show

ATOM = "http://www.w3.org/2005/Atom"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
for _prefix, _uri in (("atom", ATOM), ("itunes", ITUNES), ("podcast", PODCAST), ("content", CONTENT)):
    register_namespace(_prefix, _uri)
ILLEGAL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""
SPOKEN_BY = "本节目由人工智能语音播报。"
MOST_DESCRIPTION = 4000
"""Bytes that Apple Podcasts reads of a description."""


def feed(editions: tuple[Edition, ...], show: Show) -> bytes:
    """The feed of `editions`, the newest first. Equal editions give equal bytes."""
    rss = Element("rss", {"version": "2.0"})
    channel = SubElement(rss, "channel")
    _channel(channel, editions, show)
    for edition in editions:
        _item(SubElement(channel, "item"), edition, show)
    _clean(rss)
    indent(rss)
    text: str = tostring(rss, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def show_name(editions: tuple[Edition, ...], show: Show) -> str:
    """Name of the podcast."""
    return show.title or (editions[0].slate.show if editions else show.paper or "有声报纸")


def show_description(editions: tuple[Edition, ...], show: Show) -> str:
    """What the podcast is, in a sentence or two; says that the voice is AI-generated."""
    paper = show.paper or (editions[0].slate.paper if editions else "本报")
    return show.description or f"《{paper}》的有声版：每期报纸的全部文章，由人工智能语音逐篇播读，可按章节跳听。"


def clock(seconds: float) -> str:
    """Minutes and seconds, as a player shows them.

    >>> clock(754.9)
    '12:34'
    """
    whole = int(seconds)
    hours = f"{whole // 3600}:{whole // 60 % 60:02d}" if whole >= 3600 else f"{whole // 60}"
    return f"{hours}:{whole % 60:02d}"


def _channel(channel: Element, editions: tuple[Edition, ...], show: Show) -> None:
    name, description = show_name(editions, show), show_description(editions, show)
    author = show.author or (editions[0].slate.paper if editions else name)
    _text(channel, "title", name)
    _text(channel, "link", show.url)
    _text(channel, "description", description)
    _text(channel, "language", show.language)
    SubElement(channel, f"{{{ATOM}}}link", {"href": feed_url(show), "rel": "self", "type": "application/rss+xml"})
    _text(channel, "generator", editions[0].generator if editions else "audiopaper")
    if editions:
        _text(channel, "lastBuildDate", format_datetime(max(edition.produced for edition in editions)))
        _text(channel, "pubDate", format_datetime(published_at(show, editions[0])))
    _text(channel, "copyright", show.copyright or f"© {author}")
    _image(channel, name, show)
    _category(channel, show.category)
    _text(channel, f"{{{ITUNES}}}explicit", _yes(show.explicit))
    _text(channel, f"{{{ITUNES}}}author", author)
    _text(channel, f"{{{ITUNES}}}type", "episodic")
    if show.email:
        owner = SubElement(channel, f"{{{ITUNES}}}owner")
        _text(owner, f"{{{ITUNES}}}name", author)
        _text(owner, f"{{{ITUNES}}}email", show.email)
    _text(channel, f"{{{PODCAST}}}guid", podcast_guid(show))
    locked = _text(channel, f"{{{PODCAST}}}locked", "yes" if show.email else "no")
    if show.email:
        locked.set("owner", show.email)


def _image(channel: Element, name: str, show: Show) -> None:
    SubElement(channel, f"{{{ITUNES}}}image", {"href": cover_url(show)})
    image = SubElement(channel, "image")
    _text(image, "url", cover_url(show))
    _text(image, "title", name)
    _text(image, "link", show.url)


def _category(channel: Element, category: str) -> None:
    names = [name.strip() for name in category.split(">") if name.strip()]
    parent = channel
    for name in names[:2]:
        parent = SubElement(parent, f"{{{ITUNES}}}category", {"text": name})


def _item(item: Element, edition: Edition, show: Show) -> None:
    _text(item, "title", edition.slate.title)
    _text(item, "link", page_url(show, edition))
    guid = _text(item, "guid", f"{podcast_guid(show)}/{edition.slate.id}")
    guid.set("isPermaLink", "false")
    _text(item, "pubDate", format_datetime(published_at(show, edition)))
    enclosure = {"url": file_url(show, edition, edition.audio), "length": str(edition.bytes), "type": "audio/mpeg"}
    SubElement(item, "enclosure", enclosure)
    _text(item, "description", _summary(edition))
    _text(item, f"{{{CONTENT}}}encoded", _notes(edition, page_url(show, edition)))
    _text(item, f"{{{ITUNES}}}duration", str(round(edition.duration)))
    _text(item, f"{{{ITUNES}}}explicit", _yes(show.explicit))
    _text(item, f"{{{ITUNES}}}episodeType", "full")
    _text(item, f"{{{ITUNES}}}author", show.author or edition.slate.paper)
    SubElement(item, f"{{{ITUNES}}}image", {"href": cover_url(show)})
    transcript = {"url": file_url(show, edition, "transcript.vtt"), "type": "text/vtt", "language": show.language}
    SubElement(item, f"{{{PODCAST}}}transcript", {**transcript, "rel": "captions"})
    chapters = {"url": file_url(show, edition, "chapters.json"), "type": "application/json+chapters"}
    SubElement(item, f"{{{PODCAST}}}chapters", chapters)


def _summary(edition: Edition) -> str:
    """The stories of an episode, one a line with its time, which many apps make a link."""
    text = "\n".join([*_contents(edition), "", SPOKEN_BY])
    return text.encode()[:MOST_DESCRIPTION].decode(errors="ignore")


def _notes(edition: Edition, page: str) -> str:
    """The same as HTML, with the way to the full text: apps that read description as HTML run its lines together."""
    body = Element("div")
    for line in (*_contents(edition), SPOKEN_BY):
        _text(body, "p", line)
    link = _text(SubElement(body, "p"), "a", "全文文字稿")
    link.set("href", page)
    return "".join(tostring(each, encoding="unicode") for each in body)


def _contents(edition: Edition) -> list[str]:
    stories = (chapter for chapter in edition.chapters if chapter.section.kind is SectionKind.STORY)
    return [f"{clock(chapter.start)} {chapter.section.title}" for chapter in stories]


def _yes(value: bool) -> str:
    return "true" if value else "false"


def _text(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    element.text = text
    return element


def _clean(root: Element) -> None:
    """Leave out what XML cannot hold, of texts and attributes, wherever it came from."""
    for element in root.iter():
        element.text = ILLEGAL.sub("", element.text or "") or None
        for name, value in element.items():
            element.set(name, ILLEGAL.sub("", value))
