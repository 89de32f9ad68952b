"""ID3 tags: what a player shows, the cover, and a chapter for every story (mutagen).

ID3v2.3 with UTF-16: every podcast app and every car radio reads it, while some of the old ones ignore v2.4. Chapters
follow the ID3v2 Chapter Frame Addendum: one ordered, top-level CTOC and a CHAP for each.
"""

from __future__ import annotations

from pathlib import Path

from mutagen import MutagenError, id3
from mutagen.id3 import ID3

from audiopaper.errors import StudioError
from audiopaper.model import Chapter, Slate
from audiopaper.words import Words

UTF16 = id3.Encoding.UTF16
NO_OFFSET = 0xFFFFFFFF
FRONT_COVER = id3.PictureType.COVER_FRONT


def tag(mp3: Path, slate: Slate, chapters: tuple[Chapter, ...], cover: bytes) -> None:
    """Write the tags into `mp3`. Raises StudioError."""
    tags = ID3()
    tags.add(id3.TIT2(UTF16, [slate.title]))
    tags.add(id3.TALB(UTF16, [slate.show]))
    tags.add(id3.TPE1(UTF16, [slate.paper]))
    tags.add(id3.TPE2(UTF16, [slate.paper]))
    tags.add(id3.TDRC(UTF16, [slate.date.isoformat()]))
    tags.add(id3.TCON(UTF16, ["Podcast"]))
    tags.add(id3.TLAN(UTF16, ["zho"]))
    tags.add(id3.COMM(UTF16, "zho", "", ["本节目由人工智能语音播报。"]))
    tags.add(id3.APIC(UTF16, "image/jpeg", FRONT_COVER, "", cover))
    names = [f"ch{number}" for number in range(len(chapters))]
    for name, chapter in zip(names, chapters, strict=True):
        title = [id3.TIT2(UTF16, [chapter.section.title])]
        start, end = round(chapter.start * 1000), round(chapter.end * 1000)
        tags.add(id3.CHAP(name, start, end, NO_OFFSET, NO_OFFSET, title))
    flags = id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
    tags.add(id3.CTOC("toc", flags, names, [id3.TIT2(UTF16, ["目录"])]))
    try:
        tags.update_to_v23()
        tags.save(mp3, v1=0, v2_version=3)
    except MutagenError as error:
        raise StudioError(
            Words("The tags cannot be written: {why}", "无法写入标签：{why}").fill(why=error),
            todo=Words("report this defect", "请报告此缺陷"),
        ) from error
