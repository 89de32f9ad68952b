"""What every engine at the other end of a network does alike: the way there, the weather, asking again, giving up.

Such an engine is a subclass of :class:`OnlineEngine` that says how one line is asked for. What it raises on the way is
an error of :mod:`.weather` or of aiohttp; a client's own errors are translated where the client is called.
"""

from audiopaper.speech.engines.online.engine import OnlineEngine

__all__ = ["OnlineEngine"]
