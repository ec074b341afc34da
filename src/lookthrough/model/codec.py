"""The core types as JSON and back, field by field, with nothing to write for a new type.

A field equal to its default is left out. Reading is strict: an unknown key, a missing field
or a value of another type is an error that names the place. Each class is inspected once, and
a decoder built for it, since a list holds some hundred thousand of these objects.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from enum import Enum
from operator import length_hint
from typing import TypeVar

from lookthrough.model.errors import InputError

T = TypeVar("T")
Encoder = Callable[[typing.Any], object]
Decoder = Callable[[typing.Any], typing.Any]

_PLAIN = {str: "text", int: "a whole number", bool: "true or false"}


def to_json(obj: object) -> typing.Any:
    """Turn a core object, or a tuple or list of them, into what ``json.dumps`` takes.

    Raises:
        TypeError: something inside is neither a dataclass, an enum, a sequence nor a plain value.

    Example:
        >>> from lookthrough.model import Note
        >>> to_json(Note("odd_value", "7", "Two birth dates."))
        {'kind': 'odd_value', 'record': '7', 'text': 'Two birth dates.'}
    """
    return _ENCODERS[type(obj)](obj)


def from_json(cls: type[T], data: object) -> T:
    """Build an object of a core type from what ``json.loads`` gave.

    Args:
        cls: a dataclass of ``model``.
        data: a mapping of its fields; those with a default may be left out.

    Raises:
        InputError: ``data`` does not fit; ``field`` is the path to the place.
        TypeError: a field of ``cls`` is of a kind that has no JSON form.

    Example:
        >>> from lookthrough.model import Note
        >>> from_json(Note, {"kind": "odd_value", "record": "7", "text": "Two birth dates."})
        Note(kind='odd_value', record='7', text='Two birth dates.')
        >>> from_json(Note, {"kind": 3, "record": "7", "text": ""})
        Traceback (most recent call last):
        lookthrough.model.errors.InputError: field kind: found 3; expected text
    """
    try:
        return typing.cast("T", _DECODERS[cls](data))
    except _MisfitError as misfit:
        path = "".join(reversed(misfit.path)).removeprefix(".")
        raise InputError(misfit.problem, field=path, expected=misfit.expected) from None


class _MisfitError(Exception):
    """A value that does not fit; each level on the way out adds its step to ``path``."""

    def __init__(self, problem: str, expected: str, *path: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.expected = expected
        self.path = list(path)


def _found(value: object) -> str:
    text = repr(value)
    return f"found {text if len(text) <= 60 else text[:57] + '...'}"


def _same(value: object) -> object:
    return value


def _encode_all(values: typing.Iterable[object]) -> list[object]:
    return [_ENCODERS[type(value)](value) for value in values]


class _Encoders(dict[type, Encoder]):
    """An encoder for each class, made when it is first met."""

    def __missing__(self, cls: type) -> Encoder:
        encoder = self[cls] = _made_encoder(cls)
        return encoder


_ENCODERS = _Encoders()


def _made_encoder(cls: type) -> Encoder:
    if cls in (str, int, float, bool, types.NoneType):
        return _same
    if cls in (tuple, list):
        return _encode_all
    if issubclass(cls, Enum):
        return lambda member: member.value
    if dataclasses.is_dataclass(cls):
        return _object_encoder(cls)
    raise TypeError(f"{cls.__qualname__} has no JSON form")


def _object_encoder(cls: type) -> Encoder:
    fields = [(field.name, field.default) for field in dataclasses.fields(cls)]

    def encode(obj: object) -> dict[str, object]:
        data = {}
        for name, default in fields:
            value = getattr(obj, name)
            if value != default:
                data[name] = _ENCODERS[type(value)](value)
        return data

    return encode


class _Decoders(dict[typing.Any, Decoder]):
    """A decoder for each annotation, made when it is first met."""

    def __missing__(self, kind: typing.Any) -> Decoder:
        decoder = self[kind] = _made_decoder(kind)
        return decoder


_DECODERS = _Decoders()


def _made_decoder(kind: typing.Any) -> Decoder:
    if kind in _PLAIN:
        return _plain_decoder(kind, _PLAIN[kind])
    if kind is float:
        return _decode_float
    origin = typing.get_origin(kind)
    if origin is tuple:
        return _tuple_decoder(typing.get_args(kind))
    if origin in (typing.Union, types.UnionType):
        return _optional_decoder(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum_decoder(kind)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _object_decoder(kind)
    raise TypeError(f"{kind} has no JSON form")


def _plain_decoder(cls: type, expected: str) -> Decoder:
    def decode(value: object) -> object:
        if value.__class__ is cls:
            return value
        raise _MisfitError(_found(value), expected)

    return decode


def _decode_float(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    raise _MisfitError(_found(value), "a number")


def _enum_decoder(cls: type[Enum]) -> Decoder:
    members = {member.value: member for member in cls}
    expected = "one of " + ", ".join(map(str, members))

    def decode(value: object) -> Enum:
        try:
            return members[value]
        except (KeyError, TypeError):
            raise _MisfitError(_found(value), expected) from None

    return decode


def _optional_decoder(kind: typing.Any) -> Decoder:
    inner = [arg for arg in typing.get_args(kind) if arg is not types.NoneType]
    if len(inner) != 1:
        raise TypeError(f"{kind} has no JSON form")
    decode_inner = _DECODERS[inner[0]]
    return lambda value: None if value is None else decode_inner(value)


def _tuple_decoder(args: tuple[typing.Any, ...]) -> Decoder:
    is_open = len(args) == 2 and args[1] is Ellipsis
    decoders = [_DECODERS[arg] for arg in (args[:1] if is_open else args)]
    expected = "a list" if is_open else f"a list of {len(decoders)}"

    def decode(values: typing.Any) -> tuple[object, ...]:
        if values.__class__ is not list or not (is_open or len(values) == len(decoders)):
            raise _MisfitError(_found(values), expected)
        rest = iter(values)
        try:
            if is_open:
                return tuple(map(decoders[0], rest))
            return tuple(item(value) for item, value in zip(decoders, rest, strict=True))
        except _MisfitError as misfit:
            misfit.path.append(f"[{len(values) - length_hint(rest) - 1}]")
            raise

    return decode


def _object_decoder(cls: type) -> Decoder:
    hints = typing.get_type_hints(cls)
    fields = dataclasses.fields(cls)
    decoders = {field.name: _DECODERS[hints[field.name]] for field in fields}
    # Text is by far the most common field: it is checked in place, without a call.
    texts = {name for name in decoders if hints[name] is str}
    needed = [field.name for field in fields if field.default is dataclasses.MISSING]

    def decode(data: typing.Any) -> object:
        if data.__class__ is not dict:
            raise _MisfitError(_found(data), f"the fields of {cls.__name__}")
        values = {}
        name = None
        try:
            for name, value in data.items():
                if value.__class__ is str and name in texts:
                    values[name] = value
                else:
                    values[name] = decoders[name](value)
            return cls(**values)
        except _MisfitError as misfit:
            misfit.path.append(f".{name}")
            raise
        except KeyError:
            raise _MisfitError("unknown key", ", ".join(decoders), f".{name}") from None
        except TypeError:
            absent = [field for field in needed if field not in data]
            if not absent:
                raise
            raise _MisfitError(
                f"missing {', '.join(absent)}", "every field without a default"
            ) from None

    return decode
