"""chapters.json: JSON Chapters 1.2.0 of the Podcasting 2.0 namespace."""

from __future__ import annotations

import json

from audiopaper.model import Chapter

VERSION = "1.2.0"


def json_chapters(chapters: tuple[Chapter, ...]) -> str:
    """The chapters as JSON; times in seconds."""
    entries = [
        {"startTime": round(chapter.start, 3), "endTime": round(chapter.end, 3), "title": chapter.section.title}
        for chapter in chapters
    ]
    return json.dumps({"version": VERSION, "chapters": entries}, ensure_ascii=False, indent=1) + "\n"
