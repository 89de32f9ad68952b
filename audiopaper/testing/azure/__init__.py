"""Azure Speech on loopback: real TLS, its REST interface as documented, and faults on demand.

    with AzureDouble(faults={Fault.RESET: 0.3}) as service:
        os.environ["AUDIOPAPER_AZURE_KEY"] = service.key
        show = Show(engines=("azure", "kokoro"), engine={"azure": service.options})

or, in a process of its own: ``python -m audiopaper.testing.azure --help``. It says what the phonemes of a request tell
it to say, and refuses what the service's documentation says is refused. Needs the package trustme.
"""

from audiopaper.testing.azure.faults import Fault
from audiopaper.testing.azure.service import Asked, AzureDouble

__all__ = ["Asked", "AzureDouble", "Fault"]
