"""Where each file of the published folder is found by listeners."""

from __future__ import annotations

import datetime
import uuid
from urllib.parse import quote

from audiopaper.manifest import Edition
from audiopaper.show import Show

PODCAST_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""Of podcast:guid, as the Podcasting 2.0 namespace fixes it."""
FEED = "feed.xml"
INDEX = "index.html"
COVER = "cover.jpg"


def feed_url(show: Show) -> str:
    """Address of the feed."""
    return show.url + FEED


def cover_url(show: Show) -> str:
    """Address of the cover."""
    return show.url + COVER


def page_url(show: Show, edition: Edition) -> str:
    """Address of an episode's page; ends in a slash."""
    return f"{show.url}episodes/{quote(edition.slate.id)}/"


def file_url(show: Show, edition: Edition, name: str) -> str:
    """Address of a file of an episode."""
    return page_url(show, edition) + quote(name)


def podcast_guid(show: Show) -> str:
    """podcast:guid: UUIDv5 of the feed's address without its scheme and trailing slashes."""
    return show.guid or str(uuid.uuid5(PODCAST_NAMESPACE, feed_url(show).split("://", 1)[1].rstrip("/")))


def published_at(show: Show, edition: Edition) -> datetime.datetime:
    """The moment an episode is dated: its day at the show's hour."""
    zone = datetime.timezone(datetime.timedelta(hours=show.utc_offset))
    return datetime.datetime.combine(edition.slate.date, show.time, zone)
