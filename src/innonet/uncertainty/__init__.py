"""How sure: networks drawn again from the same partnerships, and networks as chance alone would make them."""

from innonet.cores import Progress, worked
from innonet.uncertainty.chance import against, by_chance, measured_by_chance
from innonet.uncertainty.resampling import Resampling, Shares, Unit, resampled, resampling, shares

__all__ = [
    "Progress",
    "Resampling",
    "Shares",
    "Unit",
    "against",
    "by_chance",
    "measured_by_chance",
    "resampled",
    "resampling",
    "shares",
    "worked",
]
