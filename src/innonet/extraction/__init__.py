"""The backbone: the ties that say more than chance would, each with its p."""

from innonet.extraction.extracting import METHODS, backbone

__all__ = ["METHODS", "backbone"]
