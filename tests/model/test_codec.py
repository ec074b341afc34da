"""The core types as JSON and back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookthrough.model import (
    Entity,
    Evidence,
    Explanation,
    Exposure,
    Fact,
    Hit,
    InputError,
    Link,
    Listing,
    Manifest,
    Measure,
    MeasureKind,
    Name,
    Provenance,
    Result,
    Schema,
    Status,
    Subject,
)
from lookthrough.model.codec import from_json, to_json

ORIGIN = Provenance("invented", "ab12", "7")
ENTITY = Entity(
    "inv-7",
    Schema.PERSON,
    (Name("Ada Example", "name", ORIGIN),),
    (Listing("invented", "7", ("EX",), (Measure(MeasureKind.ASSET_FREEZE, "Frozen."),), ORIGIN),),
    (Fact("birthDate", "1979", ORIGIN, qualifiers=(("circa", "true"),)),),
)


@dataclass(frozen=True, slots=True)
class Odd:
    """Field kinds that no core type has yet, or must not have."""

    share: float = 0.5
    pair: tuple[int, str] = (1, "one")
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Impossible:
    """A field without a JSON form."""

    either: int | str = 0


@pytest.mark.parametrize("cls", [Entity, Link, Manifest, Subject, Odd])
@given(data=st.data())
def test_every_object_comes_back_equal_through_json_text(cls: type, data: st.DataObject):
    obj = data.draw(st.from_type(cls))
    # Equal field by field; `repr` also tells 1 from 1.0 and finds nan equal to itself.
    assert repr(from_json(cls, json.loads(json.dumps(to_json(obj))))) == repr(obj)


@given(st.lists(st.from_type(Evidence), max_size=3), st.floats(allow_nan=False, max_value=9))
def test_a_hit_comes_back_with_the_same_score(evidence: list[Evidence], prior: float):
    explanation = Explanation(prior, tuple(evidence))
    hit = Hit(ENTITY, "invented", (), explanation, Exposure((), radius=2))
    result = Result(1, Subject(1, ("Ada",)), Status.MATCH, (hit,))
    again = from_json(Result, json.loads(json.dumps(to_json(result))))
    assert repr(again) == repr(result)


def test_fields_equal_to_their_default_are_left_out():
    assert to_json(ENTITY) == {
        "id": "inv-7",
        "schema": "Person",
        "names": [
            {
                "text": "Ada Example",
                "prop": "name",
                "provenance": {"list_id": "invented", "snapshot": "ab12", "record": "7"},
            }
        ],
        "listings": [
            {
                "list_id": "invented",
                "record": "7",
                "programmes": ["EX"],
                "measures": [{"kind": "asset_freeze", "statement": "Frozen."}],
                "provenance": {"list_id": "invented", "snapshot": "ab12", "record": "7"},
            }
        ],
        "facts": [
            {
                "prop": "birthDate",
                "value": "1979",
                "provenance": {"list_id": "invented", "snapshot": "ab12", "record": "7"},
                "qualifiers": [["circa", "true"]],
            }
        ],
    }


def test_enums_become_plain_text_and_come_back_as_members():
    data = to_json(ENTITY)
    assert type(data["schema"]) is str
    assert from_json(Entity, data).schema is Schema.PERSON


def test_a_tuple_of_objects_becomes_a_list():
    assert to_json((ORIGIN, ORIGIN)) == [to_json(ORIGIN), to_json(ORIGIN)]


def changed(path: list[str | int], value: object) -> dict[str, Any]:
    data: dict[str, Any] = to_json(ENTITY)
    *way, last = path
    inner: Any = data
    for step in way:
        inner = inner[step]
    inner[last] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["caption"], "x", "field caption: unknown key; expected id, schema, names, listings"),
        (["id"], 7, "field id: found 7; expected text"),
        (["schema"], "Ghost", "field schema: found 'Ghost'; expected one of Person, Organ"),
        (["schema"], [], "field schema: found []; expected one of Person"),
        (["names"], "Ada", "field names: found 'Ada'; expected a list"),
        (["names", 0], "Ada", "field names[0]: found 'Ada'; expected the fields of Name"),
        (["names", 0, "text"], None, "field names[0].text: found None; expected text"),
        (
            ["names", 0, "provenance", "quote_offset"],
            True,
            "field names[0].provenance.quote_offset: found True; expected a whole number",
        ),
        (
            ["facts", 0, "qualifiers", 0],
            ["circa"],
            "field facts[0].qualifiers[0]: found ['circa']; expected a list of 2",
        ),
        (
            ["facts", 0, "qualifiers", 0, 1],
            1,
            "field facts[0].qualifiers[0][1]: found 1; expected text",
        ),
        (
            ["names", 0, "provenance"],
            {"list_id": "invented"},
            "field names[0].provenance: missing snapshot, record; expected every field",
        ),
    ],
)
def test_what_does_not_fit_is_an_error_that_names_the_place(
    path: list[str | int], value: object, message: str
):
    with pytest.raises(InputError) as caught:
        from_json(Entity, changed(path, value))
    assert str(caught.value).startswith(message)


def test_a_misfit_later_in_a_list_is_counted_from_zero():
    data = to_json(ENTITY)
    data["names"] = [data["names"][0], data["names"][0], {"text": "only"}]
    with pytest.raises(InputError, match=r"names\[2\]: missing prop, provenance"):
        from_json(Entity, data)


def test_something_other_than_an_object_is_an_error():
    with pytest.raises(InputError, match=r"^found \[\]; expected the fields of Entity$"):
        from_json(Entity, [])


def test_a_long_value_is_shortened_in_the_error():
    with pytest.raises(InputError) as caught:
        from_json(Odd, {"is_known": "x" * 500})
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize("value", [True, "0.5", None])
def test_a_share_is_a_number_and_nothing_like_one(value: object):
    with pytest.raises(InputError, match="expected a number"):
        from_json(Odd, {"share": value})


def test_a_whole_number_in_json_is_read_as_a_share():
    share = from_json(Odd, {"share": 1}).share
    assert share == 1.0
    assert type(share) is float


def test_a_type_without_a_json_form_is_a_mistake_of_the_programmer():
    with pytest.raises(TypeError, match="no JSON form"):
        from_json(Impossible, {})
    with pytest.raises(TypeError, match="complex'> has no JSON form"):
        from_json(complex, {})
    with pytest.raises(TypeError, match="complex has no JSON form"):
        to_json((1j,))
