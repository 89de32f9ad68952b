"""Azure Speech: Microsoft's voices under a contract, with a key, through its REST interface; no SDK.

What leaves the machine: the text of each line with readings of some of its words, one request a line, and the key.
docs/azure.md says what is known of the service and what is not.
"""

from audiopaper.speech.engines.azure.engine import AzureEngine

__all__ = ["AzureEngine"]
