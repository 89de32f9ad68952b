"""The double in a process of its own: says where it is, and serves until it is stopped.

python -m audiopaper.testing.edge --fault reset=30 --fault 503=5 --latency 0.3
"""

import sys

from audiopaper.testing.edge.faults import Fault
from audiopaper.testing.edge.service import EdgeDouble
from audiopaper.testing.online.command import serve

if __name__ == "__main__":
    serve("audiopaper.testing.edge", __doc__, Fault, EdgeDouble, sys.argv[1:])
