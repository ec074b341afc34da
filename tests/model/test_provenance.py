from __future__ import annotations

from lookthrough.model import Document, Provenance

RELEASE = Document(
    id="ex0001",
    publisher="Example Treasury",
    title="An invented release",
    date="2031-02-03",
    url="https://treasury.example/ex0001",
)


def test_a_list_record_is_cited_by_list_and_record():
    assert Provenance("own-list", "", "17").cite() == "own-list record 17"


def test_the_field_is_named_where_it_is_known():
    origin = Provenance("own-list", "", "17", field="names.csv alias")
    assert origin.cite() == "own-list record 17 (names.csv alias)"


def test_a_document_is_cited_by_publisher_name_and_date():
    origin = Provenance("own-list", "", "17", document=RELEASE, quote="is owned by")
    assert origin.cite() == "Example Treasury, ex0001, 2031-02-03"


def test_without_a_quote_there_is_no_offset():
    origin = Provenance("own-list", "", "17")
    assert (origin.quote, origin.quote_offset) == ("", -1)
