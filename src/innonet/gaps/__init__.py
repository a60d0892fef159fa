"""Gaps: how fragmented the whole network is, which groups meet too little, and how scattered support is."""

from innonet.gaps.between import groupings, mixing
from innonet.gaps.caution import cautions
from innonet.gaps.support import programme_overlap, programmes
from innonet.gaps.whole import fragmentation

__all__ = ["cautions", "fragmentation", "groupings", "mixing", "programme_overlap", "programmes"]
