"""How everybody pushes everybody else away, felt through a grid: the cost grows with organizations, not with pairs."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
Spectrum = npt.NDArray[np.complex128]
FINEST = 0.7
"""Width of a grid's cell, where the push is 1 / (1 + distance^2)."""
LEAST, MOST = 32, 512
"""Cells along the side of the grid."""
PAIRED = 160
"""Points up to which every pair is looked at: faster than a grid, and exact."""


class Field:
    """The push among points, by Fourier transforms on a grid that is kept between calls while it fits.

    References
    ----------
    Linderman, G. C., Rachh, M., Hoskins, J. G., Steinerberger, S. & Kluger, Y. (2019). Fast interpolation-based t-SNE
    for improved visualization of single-cell RNA-seq data. Nature Methods 16, 243-245.
    https://doi.org/10.1038/s41592-018-0308-4
    """

    def __init__(self) -> None:
        self._key = (0, 0)
        self._kernels: tuple[Spectrum, Spectrum, Spectrum]

    def push(self, points: Points) -> Points:
        """Give the push on each point, shape (points, 2): pairs weigh as their share of all nearness."""
        from scipy import fft

        if len(points) <= PAIRED:
            return _among_pairs(points)
        low = points.min(axis=0)
        side, width = self._fitted(float((points - low).max()))
        corners, shares = _spread((points - low) / width, 2 * side)
        mass = np.bincount(corners.ravel(), shares.ravel(), 4 * side * side).reshape(2 * side, 2 * side)
        transformed = fft.rfft2(mass)
        near, *pushes = (
            (fft.irfft2(transformed * kernel, s=mass.shape).ravel()[corners] * shares).sum(axis=0)
            for kernel in self._kernels
        )
        total = max(float(near.sum()) - len(points), 1e-9)
        felt: Points = np.column_stack(pushes) / total
        return felt

    def _fitted(self, span: float) -> tuple[int, float]:
        """Give cells along the side and their width; widths go by steps so that the grid seldom changes."""
        side = int(np.clip(2 ** np.ceil(np.log2(max(span / FINEST, 1.0))), LEAST, MOST))
        step = int(np.ceil(8 * np.log2(max(span, 1e-6) * 1.0001 / (side - 2))))
        width = float(2.0 ** (step / 8))
        if (side, step) != self._key:
            self._key, self._kernels = (side, step), _kernels(side, width)
        return side, width


def _among_pairs(points: Points) -> Points:
    away = points[:, None] - points[None]
    near = 1 / (1 + (away**2).sum(axis=2))
    felt: Points = (near[:, :, None] ** 2 * away).sum(axis=1) / max(float(near.sum()) - len(points), 1e-9)
    return felt


def _kernels(side: int, width: float) -> tuple[Spectrum, Spectrum, Spectrum]:
    from scipy import fft

    away = np.fft.fftfreq(2 * side, 1 / (2 * side)) * width
    near = 1 / (1 + away[:, None] ** 2 + away[None] ** 2)
    squared = near**2
    return fft.rfft2(near), fft.rfft2(away[:, None] * squared), fft.rfft2(away[None] * squared)


def _spread(spots: Points, stride: int) -> tuple[npt.NDArray[np.int64], Points]:
    """Share each point out to the four corners of its cell."""
    cell = np.floor(spots).astype(np.int64)
    x, y = (spots - cell).T
    first = cell[:, 0] * stride + cell[:, 1]
    corners = np.stack([first, first + 1, first + stride, first + stride + 1])
    return corners, np.stack([(1 - x) * (1 - y), (1 - x) * y, x * (1 - y), x * y])
