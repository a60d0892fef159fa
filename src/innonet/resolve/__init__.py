"""Which spellings are one organization: pairs with score and reason, the crosswalk, the review list."""

from innonet.resolve.crosswalk import bearers, folded, resolve
from innonet.resolve.matching import match_names
from innonet.resolve.reviewing import decisions_of, review

__all__ = ["bearers", "decisions_of", "folded", "match_names", "resolve", "review"]
