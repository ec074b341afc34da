"""One mechanism for everything that can be added in one file: lists, features, indicators."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from importlib.metadata import entry_points
from types import ModuleType
from typing import Generic, TypeVar

from lookthrough.model.errors import DuplicateKeyError, UnknownKeyError

T = TypeVar("T")


class Registry(Generic[T]):
    """Named things of one kind, found by scanning one package and one entry-point group.

    Args:
        kind: what is registered, in the singular; used in messages and as the
            entry-point group ``lookthrough.<kind>s`` that third parties use.
        package: dotted name of the package whose modules register the built-ins.

    Example:
        >>> colours = Registry[int]("colour", package="lookthrough.model")
        >>> colours.add("red", 1)
        1
        >>> colours["red"]
        1
    """

    def __init__(self, kind: str, *, package: str) -> None:
        self.kind = kind
        self._package = package
        self._items: dict[str, T] = {}
        self._scanned = False

    def add(self, key: str, item: T) -> T:
        """Register ``item``; a second one under the same key is an error."""
        if key in self._items:
            raise DuplicateKeyError(f"{self.kind} {key!r} is registered twice")
        self._items[key] = item
        return item

    def register(self, key: str) -> Callable[[T], T]:
        """Return a decorator that registers what it decorates."""
        return lambda item: self.add(key, item)

    def __getitem__(self, key: str) -> T:
        self._scan()
        try:
            return self._items[key]
        except KeyError:
            known = ", ".join(self) or "none"
            raise UnknownKeyError(f"no {self.kind} named {key!r}; known: {known}") from None

    def __contains__(self, key: object) -> bool:
        self._scan()
        return key in self._items

    def __iter__(self) -> Iterator[str]:
        """Iterate the keys in sorted order, so that nothing depends on import order."""
        self._scan()
        return iter(sorted(self._items))

    def __len__(self) -> int:
        self._scan()
        return len(self._items)

    def items(self) -> Iterator[tuple[str, T]]:
        """Iterate ``(key, item)`` in key order."""
        return ((key, self._items[key]) for key in self)

    def _scan(self) -> None:
        if self._scanned:
            return
        self._scanned = True
        try:
            self._load()
        except BaseException:
            # A part-filled registry would leave a list unsearched in silence.
            self._scanned = False
            raise

    def _load(self) -> None:
        package: ModuleType = importlib.import_module(self._package)
        for module in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"{self._package}.{module.name}")
        for point in entry_points(group=f"lookthrough.{self.kind}s"):
            point.load()
