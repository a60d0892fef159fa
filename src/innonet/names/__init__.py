"""One name of an organization and its normal forms: characters folded, legal form apart, spelling made one."""

from innonet.names.characters import INVISIBLE, fold
from innonet.names.latin import plain
from innonet.names.mending import mend
from innonet.names.parts import NameParts, core, parts

__all__ = ["INVISIBLE", "NameParts", "core", "fold", "mend", "parts", "plain"]
