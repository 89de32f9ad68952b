"""Studio: clips become an episode. Joining, music, loudness, MP3, tags, chapters, transcript."""

from audiopaper.studio.assembling import assemble

__all__ = ["assemble"]
