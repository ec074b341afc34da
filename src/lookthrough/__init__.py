"""Lookthrough: screen parties against sanctions lists, and see the network behind each hit.

The rooms, from the ground up: ``model`` (types), ``names`` (text to normal forms),
``matching``, ``network`` and ``lists`` (scores, graphs, publishers' formats), ``screening``
(subjects to results), ``store`` and ``reports`` (the rim), ``app`` (wiring), ``cli``.
"""

from __future__ import annotations

from importlib.metadata import version

__all__ = ["__version__"]

__version__ = version("lookthrough")
