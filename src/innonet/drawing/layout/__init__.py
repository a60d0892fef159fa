"""Where every organization stands on the map."""

from innonet.drawing.layout.overlaps import apart
from innonet.drawing.layout.places import as_places
from innonet.drawing.layout.whole import layout

__all__ = ["apart", "as_places", "layout"]
