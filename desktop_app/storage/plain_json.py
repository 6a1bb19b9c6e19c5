"""Frozen values of the domain as plain JSON and back, driven by their own fields, so that none can be forgotten.

What is empty by default is left out. Read back, a missing field has its default, an unknown one is passed over (a newer
version wrote it), and a value of the wrong kind raises ValueError.
"""

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from desktop_app.domain.anchor import Anchor

T = TypeVar("T")
Plain = Any  # Any: what JSON knows: object, list, text, number, true, false, null
Hint = Any  # Any: a type as a field declares it, or several types

_EMPTY = (None, "", ())


def to_plain(value: object) -> Plain:
    """A value of the domain as JSON has it."""
    if isinstance(value, Anchor):
        return value.to_json()
    if is_dataclass(value) and not isinstance(value, type):
        own = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: to_plain(item) for field, item in own if item not in _EMPTY or item != _default_of(field)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"{type(value).__name__} has no plain form")


def from_plain(kind: type[T], plain: Plain) -> T:
    """The inverse of `to_plain`; raises ValueError when `plain` is no such value."""
    try:
        return cast("T", _read(kind, plain))
    except (TypeError, KeyError, AttributeError, InvalidOperation) as error:
        raise ValueError(f"not the plain form of {kind.__name__}: {error}") from error


def _read(kind: Hint, plain: Plain) -> object:
    kind = getattr(kind, "__supertype__", kind)
    origin: Hint = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = [option for option in get_args(kind) if option is not type(None)]
        return None if plain is None else _read(inner[0], plain)
    if origin is tuple:
        return tuple(_read(get_args(kind)[0], item) for item in _of_type(list, plain))
    if kind is Anchor:
        return _read_anchor(_of_type(dict, plain))
    if is_dataclass(kind):
        return _read_dataclass(cast("type", kind), _of_type(dict, plain))
    if kind is float:
        return float(_of_type((int, float), plain))
    if kind in (str, int, bool):
        if type(plain) is not kind:
            raise ValueError(f"{type(plain).__name__} where {kind.__name__} belongs")
        return plain
    return _read_text_form(kind, _of_type(str, plain))


def _read_text_form(kind: Hint, text: str) -> object:
    if kind is datetime:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return moment
    if kind is date:
        return date.fromisoformat(text)
    return kind(text)


def _read_dataclass(kind: type, plain: Mapping[str, Plain]) -> object:
    hints = get_type_hints(kind)
    return kind(
        **{field.name: _read(hints[field.name], plain[field.name]) for field in fields(kind) if field.name in plain}
    )


def _read_anchor(plain: Mapping[str, Plain]) -> Anchor:
    anchor = Anchor.from_json(dict(plain))
    texts = (anchor.quote.exact, anchor.quote.prefix, anchor.quote.suffix)
    whole = (anchor.page_index or 0, *((anchor.position.start, anchor.position.end) if anchor.position else ()))
    numbers = [number for quad in anchor.quads for number in quad.points]
    kinds = ((texts, str), (whole, int), (numbers, int | float))
    if any(not isinstance(item, kind) for items, kind in kinds for item in items) or len(numbers) != 8 * len(
        anchor.quads
    ):
        raise ValueError("an anchor with something else than texts and numbers")
    return anchor


def _of_type(kind: Hint, plain: Plain) -> Plain:
    if not isinstance(plain, kind) or isinstance(plain, bool):
        raise ValueError(f"{type(plain).__name__} in the wrong place")  # noqa: TRY004 - bad input, not a bug
    return plain


def _default_of(field: Field[Any]) -> object:  # Any: the type of whatever field
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default
