"""OFAC's ENHANCED XML to entities and links: every element used, or named in the notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from lookthrough.lists.formats.ofac_enhanced_elements import LEFT
from lookthrough.lists.formats.ofac_enhanced_facts import (
    document_facts,
    feature_facts,
    feature_names,
    general_facts,
    read_features,
)
from lookthrough.lists.formats.ofac_enhanced_listings import (
    SDN,
    UMBRELLA,
    entries,
    list_of,
    listings_of,
)
from lookthrough.lists.formats.ofac_enhanced_names import addresses_of, names_of, part_facts
from lookthrough.lists.formats.ofac_enhanced_record import Record, Tally, clean
from lookthrough.lists.formats.ofac_enhanced_xml import EnhancedFile, Words
from lookthrough.lists.formats.ofac_records import Origin, entity_id, schema_of
from lookthrough.lists.formats.ofac_relations import Relation, Relations
from lookthrough.lists.formats.ofac_tables import OfacList
from lookthrough.model import Account, DamagedListError, Entity, InputError, Name, Note, Part

MAX_TAGS = {
    ("sanctionsLists", "sanctionsList"): 20,
    ("sanctionsPrograms", "sanctionsProgram"): 200,
    ("sanctionsTypes", "sanctionsType"): 200,
}
"""Most tags of each kind on one party; the most known are 3, 8 and 4. Each list is told with the
sanctions of all the others, so they multiply."""

MAX_TAG = 500
"""Longest tag, in characters."""

MAX_RELATIONS = 100_000
"""Most relationships in one file; one of 19,000 parties has an estimated 12,000."""


@dataclass(slots=True)
class _Progress:
    """What becomes of the records while they are mapped."""

    relations: Relations
    tally: Tally = field(default_factory=Tally)
    taken: set[str] = field(default_factory=set)
    notes: list[Note] = field(default_factory=list)


def map_enhanced(file: EnhancedFile, snapshot: str, of: OfacList) -> Iterator[Part]:
    """Map a file party by party, as it is read.

    Parties that stand only on the other list are left. One that is referred to and left, or not
    in the file, is handed out as a party without a listing.

    Args:
        file: with its head read.
        snapshot: the snapshot's content hash, for provenance.
        of: which list it is said to be.

    Raises:
        DamagedListError: see :func:`read_enhanced`.
        InputError: the file was exported from other lists, or none of its parties is on this one.
    """
    _check_lists(file, of)
    origin = Origin(of, snapshot, file.name)
    progress = _Progress(Relations(origin))
    for node in progress.tally.each("entity", file.records):
        record = Record(node, file.words, origin, progress.tally)
        problem = _why_left(record, progress)
        if problem:
            progress.tally.left["entity"] += 1
            text = f"A party was left: {problem}."
            progress.notes.append(Note("left_record", record.number, text))
            continue
        _check_tags(record)
        progress.taken.add(record.number)
        yield _entity(record, progress)
    if not progress.taken:
        raise InputError(
            f"none of its {progress.tally.read['entity']} parties stands on this list",
            file=file.name,
            expected=f"parties of {of.value}",
        )
    yield from progress.relations.external()
    yield from progress.relations.links()
    notes = (*progress.notes, *progress.relations.notes, *_file_notes(file, progress))
    rows = tuple(progress.tally.rows(file.name))
    yield Account(rows, notes, file.words.as_of, partial=_is_excerpt(file.words, of))


def _check_lists(file: EnhancedFile, of: OfacList) -> None:
    exported = file.words.lists
    if exported and of not in {list_of(tag) for tag in exported}:
        raise InputError(
            f"this is an export of {', '.join(exported)}",
            file=file.name,
            field="publicationInfo/filters",
            expected=f"an export of {of.value}",
        )


def _is_excerpt(words: Words, of: OfacList) -> bool:
    whole = SDN if of is OfacList.SDN else UMBRELLA
    return bool(words.narrowed) or (bool(words.lists) and whole not in words.lists)


def _why_left(record: Record, progress: _Progress) -> str:
    number = record.number
    if not _is_number(number):
        return "it has no number"
    if number in progress.taken:
        return f"an earlier one has its number, {number}"
    if not record.caption:
        return f"{number} has no name"
    if record.origin.of not in {list_of(tag.text) for tag in entries(record.node)}:
        return f"{number}, {record.caption}, is not tagged with this list"
    return ""


def _is_number(text: str) -> bool:
    """Whether it is written in the digits 0 to 9; Python takes many more for digits."""
    return text.isascii() and text.isdigit()


def _check_tags(record: Record) -> None:
    for path, most in MAX_TAGS.items():
        tags = record.node.all(*path)
        longest = max((len(tag.text) for tag in tags), default=0)
        if len(tags) > most or longest > MAX_TAG:
            raise DamagedListError(
                f"{len(tags):,} tags on one party, the longest of {longest:,} characters",
                file=record.origin.file,
                field=f"entity {record.number}: {'/'.join(path)}",
                expected=f"{most} of {MAX_TAG} characters at most",
            )


def _entity(record: Record, progress: _Progress) -> Entity:
    number = record.number
    features = read_features(record)
    facts = tuple(
        chain(
            general_facts(record),
            feature_facts(features, record),
            part_facts(record),
            document_facts(record),
        )
    )
    schema = schema_of(record.kind, facts)
    progress.relations.schemata[number] = schema
    progress.relations.stated.extend(_relations(record, progress))
    return Entity(
        entity_id(number),
        schema,
        _distinct(chain(names_of(record), feature_names(features, record))),
        listings_of(record, [feature.item.text for feature in features]),
        facts,
        tuple(addresses_of(record)),
    )


def _distinct(names: Iterable[Name]) -> tuple[Name, ...]:
    """Keep the first of those that are written alike."""
    kept: dict[str, Name] = {}
    for name in names:
        kept.setdefault(name.text, name)
    return tuple(kept.values())


def _relations(record: Record, progress: _Progress) -> Iterator[Relation]:
    nodes = record.node.all("relationships", "relationship")
    for node in progress.tally.each("relationship", nodes):
        related, kind = node.first("relatedEntity"), node.first("type")
        other = related.attributes.get("entityId", "")
        if not _is_number(other) or other == record.number:
            progress.tally.left["relationship"] += 1
            text = f'"{kind.text} {related.text}" leads to no other party, and was left.'
            progress.notes.append(Note("unresolved_link", record.number, text))
            continue
        if progress.tally.read["relationship"] > MAX_RELATIONS:
            raise DamagedListError(
                f"more than {MAX_RELATIONS:,} relationships",
                file=record.origin.file,
                field=f"entity {record.number}: relationships/relationship",
                expected="a list of ordinary size",
            )
        yield Relation(
            node.attributes.get("id", ""),
            record.number,
            other,
            clean(related.text),
            kind.attributes.get("refId", ""),
            kind.text,
            node.text_of("quality"),
        )


def _file_notes(file: EnhancedFile, progress: _Progress) -> Iterator[Note]:
    if file.words.narrowed:
        text = f"The export was narrowed to {', '.join(file.words.narrowed)}, so it is an excerpt."
        yield Note("excerpt", "", text)
    related = {relation.other for relation in progress.relations.stated}
    external = len(related - progress.taken)
    if external:
        text = f"Parties referred to and not in the file, known by name only: {external}."
        yield Note("external_party", "", text)
    for path, count in sorted(file.seen.left.items()):
        yield Note("left_field", "", f"<{path}> was left {count} times: {LEFT[path]}.")
    for path, count in sorted(file.seen.unread.items()):
        text = f"<{path}> is not known to this reader and was not used; it came {count} times."
        yield Note("unread_field", "", text)
