"""Communities: groups found in the network, what to call them, and how firmly each organization belongs."""

from innonet.grouping.finding import Communities, communities, fellows_kept
from innonet.grouping.naming import named

__all__ = ["Communities", "communities", "fellows_kept", "named"]
