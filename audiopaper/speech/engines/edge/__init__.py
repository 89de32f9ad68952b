"""Edge: Microsoft's online voices, through the edge-tts client.

What leaves the machine: the text of each line, one request a line, and nothing else. No account, no key, no promise of
service. docs/edge.md says what can happen and what is done about it.
"""

from audiopaper.speech.engines.edge.engine import EdgeEngine

__all__ = ["EdgeEngine"]
