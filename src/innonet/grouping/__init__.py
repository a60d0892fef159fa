"""Communities: groups found in the network, what to call them, and how firmly each organization belongs."""

from innonet.grouping.finding import SMALLEST, Communities, communities, fellows_kept
from innonet.grouping.naming import named

__all__ = ["SMALLEST", "Communities", "communities", "fellows_kept", "named"]
