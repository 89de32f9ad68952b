"""Speech: how a line becomes sound. Engines, cast, cache, and the gate that every clip must pass."""

from audiopaper.speech.recital import recite

__all__ = ["recite"]
