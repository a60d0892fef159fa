"""Hubs: organizations ranked by several kinds of evidence, with how sure each rank is and why."""

from innonet.ranking.ranked import hubs

__all__ = ["hubs"]
