"""What stands in the place of counts that the audience may not see."""

from innonet.audience import HIDDEN_BELOW
from innonet.reporting.words import Both

WITHHELD = Both("비공개", "withheld")
"""What a cell says that would be too small to show."""
SMALL_CELLS = Both(
    f"{HIDDEN_BELOW}보다 작은 수와 그 수를 되짚을 수 있는 칸은 비공개로 두었습니다.",
    f"Counts below {HIDDEN_BELOW}, and cells from which they could be worked out, are withheld.",
)
