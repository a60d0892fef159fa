"""Register -> the register one audience may see; and tables of counts in which no small cell can be told."""

from innonet.audience.masking import masked
from innonet.audience.releasing import AUDIENCES, Audience, release
from innonet.audience.suppression import HIDDEN_BELOW, hidden_cells, suppressed_pairs

__all__ = ["AUDIENCES", "HIDDEN_BELOW", "Audience", "hidden_cells", "masked", "release", "suppressed_pairs"]
