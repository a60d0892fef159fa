"""Beyond one machine's memory: participations too many to read are reduced to the one-mode network by an engine."""

from innonet.scale.reducing import Reduction, reduce

__all__ = ["Reduction", "reduce"]
