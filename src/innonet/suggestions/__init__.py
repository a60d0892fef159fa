"""What to do next: suggestions that are measured, what they are worth, and where to host hubs."""

from innonet.suggestions.beside import baseline
from innonet.suggestions.hosting import host
from innonet.suggestions.suggesting import suggest

__all__ = ["baseline", "host", "suggest"]
