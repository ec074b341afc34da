"""Links the UN list states: a record that names another by its reference number."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from lookthrough.model import Entity, InputError, Link, Note, Provenance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lookthrough.lists.formats.un_xml import UnElement, UnRecord

ROLE = "listing mentions"
"""All the list says is that one entry names the other; the sentence in the quote says why."""

MAX_MENTIONS = 20_000
"""Most mentions in one list, each with its sentence; the list has had 600."""

_REFERENCE = re.compile(r"\b([A-Z]{2})([IEie])\.(\d{3})\b")
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\]”\"])[.;]\s+(?=[A-Z“\"(])")


def links_between(
    mapped: Sequence[tuple[UnRecord, Entity]], list_id: str, snapshot: str, file: str
) -> tuple[tuple[Link, ...], tuple[Note, ...]]:
    """Link each entity to those its record names, and note the names that are not in the file.

    Returns:
        links in the file's order, one per pair, with every sentence that states it; and a note
        per reference that no record of the file answers to.

    Raises:
        InputError: there are more mentions than any list has.
    """
    known = {entity.listings[0].record: entity.id for _, entity in reversed(mapped)}
    found: dict[tuple[str, str], dict[Provenance, None]] = {}
    count = 0
    notes: dict[tuple[str, str], Note] = {}
    for record, entity in mapped:
        own = entity.listings[0].record
        for reference, field, sentence, offset in _mentions(record):
            if reference == own:
                continue
            count += 1
            if count > MAX_MENTIONS:
                raise InputError(
                    f"up to record {own}, others are named more than {MAX_MENTIONS:,} times",
                    file=file,
                    field=field,
                    expected="a list of ordinary size",
                )
            if reference not in known:
                text = f"{field} names {reference}, which is not in this file."
                notes.setdefault((own, reference), Note("unresolved_link", own, text))
                continue
            at = Provenance(list_id, snapshot, own, field, quote=sentence, quote_offset=offset)
            found.setdefault((entity.id, known[reference]), {})[at] = None
    links = (
        Link(f"{source}~listing-mentions~{target}", "UnknownLink", source, target, ROLE, tuple(at))
        for (source, target), at in found.items()
    )
    return tuple(links), tuple(notes.values())


def _mentions(record: UnRecord) -> Iterator[tuple[str, str, str, int]]:
    """Give each reference with its field, its sentence, and where in the text that starts."""
    for item in record.elements:
        if item.tag == "REFERENCE_NUMBER":
            continue
        for field, text in _texts(item):
            matches = tuple(_REFERENCE.finditer(text))
            sentences = _sentences(text) if matches else ()
            mentions = {}
            for match in matches:
                start, end = sentences[bisect_right(sentences, (match.start(), len(text))) - 1]
                mentions[f"{match[1]}{match[2].lower()}.{match[3]}", start] = end
            for (reference, start), end in mentions.items():
                yield reference, field, text[start:end], start


def _texts(item: UnElement) -> Iterator[tuple[str, str]]:
    if item.text:
        yield item.tag, item.text
    for name, text in item.parts:
        yield f"{item.tag}/{name}", text


def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Give the start and end of each sentence, in order."""
    boundaries = tuple(_SENTENCE_END.finditer(text))
    starts = (0, *(boundary.end() for boundary in boundaries))
    ends = (*(boundary.start() + 1 for boundary in boundaries), len(text))
    return tuple(zip(starts, ends, strict=True))
