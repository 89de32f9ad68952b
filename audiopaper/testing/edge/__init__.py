"""The Edge read-aloud service on loopback: real TLS, the real wire format, and faults on demand.

    with EdgeDouble(faults={Fault.RESET: 0.3}) as service:
        show = Show(engines=("edge", "kokoro"), engine={"edge": service.options})

or, in a process of its own: ``python -m audiopaper.testing.edge --help``. The real edge-tts client talks to it; only
the address differs, and one more certificate authority is trusted. Needs the package trustme.
"""

from audiopaper.testing.edge.faults import Fault
from audiopaper.testing.edge.service import Asked, EdgeDouble

__all__ = ["Asked", "EdgeDouble", "Fault"]
