"""Compiled inner loops, where no library comes near what one core can do: arrays in, arrays out.

They need numba (`pip install innonet[fast]`). Without it every measure goes its way through numpy, scipy and igraph,
to the same results; `choice.compiled` decides, once the work is known.
"""

from innonet.kernels.choice import compiled, in_threads, on_one_core

__all__ = ["compiled", "in_threads", "on_one_core"]
