"""The double in a process of its own: says where it is, and serves until it is stopped. Its key is "key-of-the-double".

python -m audiopaper.testing.azure --fault reset=30 --fault 503=5 --latency 0.3
"""

import sys

from audiopaper.testing.azure.faults import Fault
from audiopaper.testing.azure.service import AzureDouble
from audiopaper.testing.online.command import serve

if __name__ == "__main__":
    serve("audiopaper.testing.azure", __doc__, Fault, AzureDouble, sys.argv[1:])
