"""The backbone: the ties that say more than chance would, each with its p."""

from innonet.extraction.extracting import METHODS, backbone
from innonet.extraction.repeating import is_repeatable, remaking

__all__ = ["METHODS", "backbone", "is_repeatable", "remaking"]
