"""Network and tables -> one offline HTML map. Nothing is measured here and nothing is fetched from the web."""

from innonet.drawing.drawing import Drawing, draw, placed
from innonet.drawing.vis import to_pyvis

__all__ = ["Drawing", "draw", "placed", "to_pyvis"]
