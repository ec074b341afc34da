"""That what the table of elements calls used is used, and the rest is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from tests.lists.enhanced import GOLDEN_FILE, golden, mapped

from lookthrough.lists.formats.ofac_enhanced_elements import ENTITY, HEAD, LEFT, Known
from lookthrough.model import ListContent, LookthroughError


def leaves(known: Known, path: str) -> Iterator[str]:
    if known.left:
        return
    if path and not known.children:
        yield path
    for name, below in known.children.items():
        yield from leaves(below, f"{path}/{name}".removeprefix("/"))


# What an export may be narrowed to is tested with exports of its own.
USED = [
    path
    for path in (*leaves(HEAD, ""), *leaves(ENTITY, "entity"))
    if not path.startswith("filters/") or path.endswith("sanctionsLists/sanctionsList")
]

RUSSIA = "11182"
"""The number the golden file gives a country."""
OTHER_TEXTS = (None, "something else", RUSSIA)


def at_path(root: etree._Element, path: str) -> list[etree._Element]:
    steps = "/".join(f"{{*}}{name}" for name in path.split("/"))
    return root.findall(f".//{steps}")


def changed(folder: Path, path: str, text: str | None) -> ListContent:
    """Map the golden file with one kind of element filled with another text, or taken away."""
    root = etree.parse(GOLDEN_FILE).getroot()
    found = at_path(root, path)
    assert found, f"the golden file has no <{path}>"
    for element in found:
        if text is None:
            parent = element.getparent()
            assert parent is not None
            parent.remove(element)
        else:
            element.text = text
    file = folder / GOLDEN_FILE.name
    file.write_bytes(etree.tostring(root))
    return mapped(file)


def outcome(folder: Path, path: str, text: str | None) -> object:
    """What is said of the changed file, if it is read at all."""
    try:
        return said(changed(folder, path, text))
    except LookthroughError as error:
        return str(error)


def said(content: ListContent) -> object:
    notes = [note for note in content.notes if note.kind != "left_field"]
    return content.entities, content.links, notes, content.publisher_date, content.partial


@pytest.mark.parametrize("path", USED)
def test_an_element_that_is_called_used_changes_what_is_said(path: str, tmp_path: Path):
    outcomes = [outcome(tmp_path, path, text) for text in OTHER_TEXTS]
    assert any(other != said(golden()) for other in outcomes)


@pytest.mark.parametrize("path", sorted(LEFT))
def test_an_element_that_is_left_is_counted_and_its_reason_told(path: str, tmp_path: Path):
    other = changed(tmp_path, path, "something else")
    assert said(other) == said(golden())
    (note,) = (note.text for note in golden().notes if note.text.startswith(f"<{path}> "))
    assert LEFT[path] in note


def test_nothing_else_stands_in_the_golden_file():
    assert not [note for note in golden().notes if note.kind == "unread_field"]


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("entity/names/name", "<entity/names/name/novelty>"),
        ("entity", "<entity/novelty>"),
        ("featureType", "<featureType/novelty>"),
    ],
)
def test_a_new_element_is_told_with_its_place_and_number(where: str, told: str, tmp_path: Path):
    root = etree.parse(GOLDEN_FILE).getroot()
    for element in at_path(root, where):
        etree.SubElement(element, "novelty").text = "seven"
    file = tmp_path / GOLDEN_FILE.name
    file.write_bytes(etree.tostring(root))
    (note,) = (note for note in mapped(file).notes if note.kind == "unread_field")
    assert note.text.startswith(told)
    assert f"it came {len(at_path(root, where))} times" in note.text


def test_a_new_attribute_is_told_as_well(tmp_path: Path):
    root = etree.parse(GOLDEN_FILE).getroot()
    at_path(root, "entity")[0].set("rank", "1")
    file = tmp_path / GOLDEN_FILE.name
    file.write_bytes(etree.tostring(root))
    (note,) = (note for note in mapped(file).notes if note.kind == "unread_field")
    assert "<entity rank>" in note.text
