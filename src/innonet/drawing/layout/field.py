"""How everybody pushes everybody else away, felt through a grid: the cost grows with organizations, not with pairs."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
Grid = npt.NDArray[np.float32]
FINEST = 0.5
"""Width of a grid's cell, where the push is 1 / (1 + distance^2)."""
SIDES = np.array([32, 40, 48, 60, 72, 90, 108, 128, 150, 180, 216, 256, 300, 360, 432, 512])
"""Cells along the side of the grid: whose double is transformed fast."""
RIM = 3
"""Cells around everybody, for the slope of the nearness is read from two cells on either side."""
PAIRED = 160
"""Points up to which every pair is looked at: faster than a grid, and exact."""


class Field:
    """The push among points, by Fourier transforms on a grid that is kept between calls while it fits.

    The push is the slope of how near everybody is, so that one transform there and one back give both of its axes.

    References
    ----------
    Linderman, G. C., Rachh, M., Hoskins, J. G., Steinerberger, S. & Kluger, Y. (2019). Fast interpolation-based t-SNE
    for improved visualization of single-cell RNA-seq data. Nature Methods 16, 243-245.
    https://doi.org/10.1038/s41592-018-0308-4
    """

    def __init__(self) -> None:
        self._key = (0, 0)
        self._kernel: Grid

    def push(self, points: Points) -> Points:
        """Give the push on each point, shape (points, 2): pairs weigh as their share of all nearness."""
        if len(points) <= PAIRED:
            return _among_pairs(points)
        low = points.min(axis=0)
        side, width = self._fitted(float((points - low).max()))
        corners, shares = _spread((points - low) / width + RIM, side)
        mass = np.bincount(corners.ravel(), shares.ravel(), side * side).astype(np.float32).reshape(side, side)
        near = _felt(mass, self._kernel)
        total = max(_read(near, corners, shares).sum() - len(points), 1e-9)
        # the slope of 1 / (1 + distance^2) is twice the push
        slopes = [_read(slope, corners, shares) for slope in (_slope(near.T).T, _slope(near))]
        felt: Points = np.stack(slopes).T / (-2 * width * total)
        return felt

    def _fitted(self, span: float) -> tuple[int, float]:
        """Give cells along the side and their width; widths go by steps so that the grid seldom changes."""
        side = int(SIDES[min(int(np.searchsorted(SIDES, span / FINEST + 2 * RIM)), len(SIDES) - 1)])
        step = int(np.ceil(8 * np.log2(max(span, 1e-6) * 1.0001 / (side - 2 * RIM))))
        width = float(2.0 ** (step / 8))
        if (side, step) != self._key:
            self._key, self._kernel = (side, step), _kernel(side, width)
        return side, width


def _among_pairs(points: Points) -> Points:
    away = points[:, None] - points[None]
    near = 1 / (1 + (away**2).sum(axis=2))
    felt: Points = (near[:, :, None] ** 2 * away).sum(axis=1) / max(float(near.sum()) - len(points), 1e-9)
    return felt


def _kernel(side: int, width: float) -> Grid:
    """Give the transform of nearness on a grid twice as wide, so that what leaves on one side does not come back."""
    from scipy import fft

    away = np.fft.fftfreq(2 * side, 1 / (2 * side)) * width
    transformed: Grid = fft.rfft2(1 / (1 + away[:, None] ** 2 + away[None] ** 2)).real.astype(np.float32)
    return transformed


def _felt(mass: Grid, kernel: Grid) -> Grid:
    """Give how near everybody is to each cell; rows that are empty, or not asked for, are not transformed."""
    from scipy import fft

    side = len(mass)
    rows = fft.rfft(mass, n=2 * side, axis=1)
    both = fft.fft(rows, n=2 * side, axis=0)
    both *= kernel
    back = fft.ifft(both, axis=0, overwrite_x=True)[:side]
    near: Grid = fft.irfft(back, n=2 * side, axis=1)[:, :side]
    return near


def _slope(grid: Grid) -> Grid:
    """Give the slope along the rows, by differences of the fourth order; none in the two cells at each end."""
    slope = np.zeros_like(grid)
    slope[:, 2:-2] = (8 * (grid[:, 3:-1] - grid[:, 1:-3]) - (grid[:, 4:] - grid[:, :-4])) / 12
    return slope


def _spread(spots: Points, stride: int) -> tuple[npt.NDArray[np.int64], Points]:
    """Share each point out to the four corners of its cell."""
    cell = np.floor(spots).astype(np.int64)
    x, y = (spots - cell).T
    first = cell[:, 0] * stride + cell[:, 1]
    corners = np.stack([first, first + 1, first + stride, first + stride + 1])
    return corners, np.stack([(1 - x) * (1 - y), (1 - x) * y, x * (1 - y), x * y])


def _read(grid: Grid, corners: npt.NDArray[np.int64], shares: Points) -> Points:
    """Give what the grid has where each point is."""
    read: Points = (np.ravel(grid)[corners] * shares).sum(axis=0)
    return read
