"""Script: what is said, by which role, in which order; numbers in words, readings of characters, breath."""

from audiopaper.script.people import people_of
from audiopaper.script.writing import lexicon_of, slate_for, write_script

__all__ = ["lexicon_of", "people_of", "slate_for", "write_script"]
