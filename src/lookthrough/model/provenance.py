"""Where a fact comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A published text that states something, such as a press release.

    Args:
        id: the publisher's own name for it, e.g. ``jy2790``.
        publisher: who published it.
        title: its title, or a short description where it has none.
        date: ISO date of publication.
        url: where it was published.
    """

    id: str
    publisher: str
    title: str
    date: str
    url: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """The origin of one name, fact, listing or link.

    Either a list record (``list_id``, ``snapshot``, ``record``, ``field``) or a cited
    document (``document``, ``quote``, ``quote_offset``), or both for a curated entry.

    Args:
        list_id: the list the fact arrived through, e.g. ``us-ofac-sdn``.
        snapshot: content hash of the snapshot it was read from (empty until one is made).
        record: the publisher's id of the record, e.g. ``52289``.
        field: file and field inside the record, e.g. ``sdn.csv Remarks``.
        document: the text that states it, if it is not the list itself.
        quote: the words that state it, verbatim.
        quote_offset: where the quote starts in the document's whitespace-normalised body,
            in characters; -1 when there is no quote, or it is a short list record's.
    """

    list_id: str
    snapshot: str
    record: str
    field: str = ""
    document: Document | None = None
    quote: str = ""
    quote_offset: int = -1

    def cite(self) -> str:
        """Say the origin in a few words, for a person.

        Example:
            >>> Provenance("us-ofac-sdn", "", "52289", "sdn.csv Remarks").cite()
            'us-ofac-sdn record 52289 (sdn.csv Remarks)'
        """
        if self.document is not None:
            return f"{self.document.publisher}, {self.document.id}, {self.document.date}"
        place = f"{self.list_id} record {self.record}"
        return f"{place} ({self.field})" if self.field else place
