"""The map of places: organizations in the municipality, or any other area, that they are in."""

from innonet.drawing.geography.by_place import by_place

__all__ = ["by_place"]
