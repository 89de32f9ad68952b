"""How each character of a line is read, from where we know it, and how sure we are."""

from audiopaper.script.readings.doubts import Doubt, Sort, doubts
from audiopaper.script.readings.lexicon import Lexicon, load_lexicon, with_entries
from audiopaper.script.readings.names import sure_names
from audiopaper.script.readings.reader import Origin, Reader, Reading, plain

__all__ = [
    "Doubt",
    "Lexicon",
    "Origin",
    "Reader",
    "Reading",
    "Sort",
    "doubts",
    "load_lexicon",
    "plain",
    "sure_names",
    "with_entries",
]
