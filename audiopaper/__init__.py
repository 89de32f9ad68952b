"""The audio edition of a Chinese local newspaper: one printed issue in, one podcast episode and its feed out.

    from pathlib import Path
    from audiopaper import load_show, produce

    produced = produce(Path("2021-12-29.md"), load_show(None), Path("output"))

The types are described in :mod:`audiopaper.model`, all that can go wrong in :mod:`audiopaper.errors`.
"""

from audiopaper.errors import AudiopaperError
from audiopaper.model import Article, Clip, Episode, Issue, Line, Script
from audiopaper.produce import Produced, produce
from audiopaper.show import Show
from audiopaper.showfile import load_show

__all__ = [
    "Article",
    "AudiopaperError",
    "Clip",
    "Episode",
    "Issue",
    "Line",
    "Produced",
    "Script",
    "Show",
    "load_show",
    "produce",
]
