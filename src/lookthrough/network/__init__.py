"""The network behind a party: the graph, shortest paths, exposure and neighbourhood.

Parties are walked both ways along their links, since a front company leads to its owner
and the owner to its front companies.
"""

from __future__ import annotations

from lookthrough.network.exposure import exposure
from lookthrough.network.graph import Graph
from lookthrough.network.neighbourhood import Neighbourhood, neighbourhood
from lookthrough.network.paths import PathSearch, shortest_paths

__all__ = [
    "Graph",
    "Neighbourhood",
    "PathSearch",
    "exposure",
    "neighbourhood",
    "shortest_paths",
]
