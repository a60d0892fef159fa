"""Register -> the register one audience may see; and results in which no small count of a group can be told."""

from innonet.audience.masking import masked
from innonet.audience.releasing import AUDIENCES, UNDISCLOSED, Audience, release
from innonet.audience.results import suppressed, suppressed_pairs
from innonet.audience.suppression import HIDDEN_BELOW, hidden_cells

__all__ = [
    "AUDIENCES",
    "HIDDEN_BELOW",
    "UNDISCLOSED",
    "Audience",
    "hidden_cells",
    "masked",
    "release",
    "suppressed",
    "suppressed_pairs",
]
