"""What to do next: suggestions that are measured, and where to host hubs."""

from innonet.suggestions.suggesting import suggest

__all__ = ["suggest"]
