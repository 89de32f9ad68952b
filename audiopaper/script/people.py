"""Who is in today's issue: what is surely a name in one line is read as a name in every other.

县委书记单国平 is a name beyond doubt; 单国平 at the head of a later sentence, with nothing around it that says so, is
the same man.
"""

from __future__ import annotations

from audiopaper.model import Issue
from audiopaper.script.readings import plain, sure_names


def people_of(issue: Issue) -> frozenset[str]:
    """Reporters of the bylines, and all who are surely named somewhere in the stories; in simplified characters."""
    found = {plain(name) for article in issue.articles for name in article.byline_reporters}
    for article in issue.articles:
        for text in (article.kicker, article.headline, article.subtitle, *article.paragraphs, *article.captions):
            found.update(sure_names(plain(text)))
    return frozenset(found)
