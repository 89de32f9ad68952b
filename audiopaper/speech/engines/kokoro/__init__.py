"""Kokoro-82M on this machine: the embedded neural voice. Nothing leaves the computer, nothing is downloaded."""

from audiopaper.speech.engines.kokoro.engine import KokoroEngine

__all__ = ["KokoroEngine"]
