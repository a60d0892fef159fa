"""Sectors: suggested where missing, set by a file, grouped by another scheme; always with where they are from."""

from innonet.sectors.assigning import Sectors, assigned, given
from innonet.sectors.guessing import Guess, by_name, by_number
from innonet.sectors.schemes import Scheme, in_scheme

__all__ = ["Guess", "Scheme", "Sectors", "assigned", "by_name", "by_number", "given", "in_scheme"]
