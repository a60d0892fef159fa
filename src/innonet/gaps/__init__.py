"""Gaps: how fragmented the whole network is, and which groups meet too little, each beside chance."""

from innonet.gaps.between import groupings, mixing
from innonet.gaps.caution import cautions
from innonet.gaps.whole import fragmentation

__all__ = ["cautions", "fragmentation", "groupings", "mixing"]
