"""How each character of a line is read, from where we know it, and how sure we are."""

from audiopaper.script.readings.lexicon import Lexicon, load_lexicon
from audiopaper.script.readings.reader import Origin, Reader, Reading

__all__ = ["Lexicon", "Origin", "Reader", "Reading", "load_lexicon"]
