"""Publish: feed, pages, cover, serving. Made from the manifests alone, so they can always be made again."""

from audiopaper.publish.addresses import INDEX
from audiopaper.publish.cover import draw_cover
from audiopaper.publish.pages import episode_page
from audiopaper.publish.publishing import Published, identified, publish, publishable

__all__ = ["INDEX", "Published", "draw_cover", "episode_page", "identified", "publish", "publishable"]
