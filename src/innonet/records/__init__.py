"""Files -> Records, as found: nothing fixed, nothing dropped."""

from innonet.records.read import read
from innonet.records.types import FileRead, Records, Source

__all__ = ["FileRead", "Records", "Source", "read"]
