"""Publish: feed, pages, cover, serving. Made from the manifests alone, so they can always be made again."""

from audiopaper.publish.cover import draw_cover
from audiopaper.publish.pages import episode_page
from audiopaper.publish.publishing import Published, publish, publishable

__all__ = ["Published", "draw_cover", "episode_page", "publish", "publishable"]
