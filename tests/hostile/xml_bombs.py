"""Hostile XML, whatever list it says it is: what is wrong, put into the frame of a format."""

from __future__ import annotations

import gzip
from dataclasses import dataclass

from tests.hostile.list_bombs import MEGABYTE, Maker, Part, document, exactly, many


@dataclass(frozen=True, slots=True)
class Frame:
    """The outer elements of a format.

    Args:
        head: from the root to the first record.
        record: the beginning of a record.
        name: the beginning of a name in a record.
        close: the end of the name.
        end: the end of the record.
        tail: what follows the last record.
    """

    head: bytes
    record: bytes
    name: bytes
    close: bytes
    end: bytes
    tail: bytes

    def around(self, *inside: Part) -> Maker:
        """Make a file with this between the beginning and the end of its records."""
        return document(self.head, *inside, self.tail)

    def named(self, name: bytes) -> bytes:
        """Write a whole record with one name."""
        return self.record + self.name + name + self.close + self.end

    def doctype(self, subset: str, *, before: str = "", text: str = "&a;") -> Maker:
        """Make a file with a document type, and a text that uses what it declares."""
        head = f"{before}<!DOCTYPE A [{subset}]>".encode()
        return document(head, self.head, self.named(text.encode()), self.tail)

    def encoded(self, codec: str, declared: str, *, text: str = "Zoë") -> Maker:
        """Make a file in one encoding that says it is in another, or in one nobody uses."""
        body = (self.head + self.named(b"%s") + self.tail).decode() % text
        return document((f'<?xml version="1.0" encoding="{declared}"?>' + body).encode(codec))

    def inclusion(self) -> Maker:
        """Make a file that asks for another one to be included."""
        asked = (
            b'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" '
            b'href="file:///etc/passwd"/>'
        )
        return self.around(self.named(asked))


UN = Frame(
    b'<CONSOLIDATED_LIST dateGenerated="2026-01-02"><INDIVIDUALS>',
    b"<INDIVIDUAL><DATAID>1</DATAID>",
    b"<FIRST_NAME>",
    b"</FIRST_NAME>",
    b"</INDIVIDUAL>",
    b"</INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>",
)
ENHANCED = Frame(
    b"<sanctionsData><publicationInfo><dataAsOf>2025-01-10T00:00:00</dataAsOf></publicationInfo>"
    b"<entities>",
    b'<entity id="1"><sanctionsLists><sanctionsList>Consolidated List</sanctionsList>'
    b"</sanctionsLists>",
    b"<names><name><translations><translation><formattedFullName>",
    b"</formattedFullName></translation></translations></name></names>",
    b"</entity>",
    b"</entities></sanctionsData>",
)

_LAUGHS = '<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11)
)
_PARAMETERS = '<!ENTITY % a SYSTEM "file:///etc/passwd"> <!ENTITY % b "%a;"> %b;'


def bombs(frame: Frame) -> dict[str, Maker]:
    """Make what is given as a list in XML, by what is wrong with it."""
    record, around = frame.record, frame.around
    whole = frame.head + frame.tail
    return {
        "a billion laughs": frame.doctype(_LAUGHS, text="&a10;"),
        "a quadratic blow-up": frame.doctype(f'<!ENTITY a "{"a" * 100_000}">', text="&a;" * 50_000),
        "an external file": frame.doctype('<!ENTITY a SYSTEM "file:///etc/passwd">'),
        "an external address": frame.doctype('<!ENTITY a SYSTEM "http://192.0.2.1/list.dtd">'),
        "a parameter entity": frame.doctype(_PARAMETERS),
        "an entity that is itself": frame.doctype('<!ENTITY a "&b;"><!ENTITY b "&a;">'),
        "a document type after a comment": frame.doctype(
            "", before=f"<!--{'c' * 20_000}-->", text=""
        ),
        "a document type without an end": document(
            b'<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a "', many(b"a", 200 * MEGABYTE), b'">]>'
        ),
        "two million entities": document(
            b"<!DOCTYPE CONSOLIDATED_LIST [", many(b'<!ENTITY abc "aaaaaaaa">', 2_000_000), b"]>"
        ),
        "a 200 MB text": around(
            record, frame.name, many(b"a", 200 * MEGABYTE), frame.close, frame.end
        ),
        "200 MB of text in short lines": around(record, many(b"a text\n", 30_000_000), frame.end),
        "200 MB of text between records": around(many(b"a text\n", 30_000_000)),
        "a 200 MB character section": around(
            record, b"<![CDATA[", many(b"a", 200 * MEGABYTE), b"]]>", frame.end
        ),
        "a 200 MB attribute": around(b'<INDIVIDUAL a="', many(b"a", 200 * MEGABYTE), b'"/>'),
        "a 200 MB attribute of the root": document(b'<A a="', many(b"a", 200 * MEGABYTE), b'"/>'),
        "a million attributes": around(
            b"<INDIVIDUAL ", b" ".join(b'a%d="x"' % n for n in range(10**6))
        ),
        "a 200 MB name": around(b"<", many(b"a", 200 * MEGABYTE), b"/>"),
        "a 200 MB comment": around(b"<!--", many(b"c", 200 * MEGABYTE), b"-->"),
        "millions of comments": around(many(b"<!--c-->", 10_000_000)),
        "a 200 MB instruction": around(b"<?p ", many(b"i", 200 * MEGABYTE), b"?>"),
        "millions of instructions": around(many(b"<?p i?>", 10_000_000)),
        "200 MB of blanks before the root": document(
            many(b" ", 200 * MEGABYTE), frame.head, frame.tail
        ),
        "ten million records": around(many(b"<INDIVIDUAL/>", 10_000_000)),
        "ten million parts of a record": around(record, many(b"<A/>", 10_000_000), frame.end),
        "ten million sections": document(
            frame.head.partition(b">")[0] + b">", many(b"<A/>", 10_000_000)
        ),
        "ten million parts in ten thousand records": around(
            many(b"<INDIVIDUAL>" + b"<A/>" * 1000 + b"</INDIVIDUAL>", 10_000)
        ),
        "a million levels": around(many(b"<A>", 1_000_000)),
        "a name of its own for each record": around(
            b"".join(b'<R%d xmlns="urn:%d"/>' % (n, n) for n in range(300_000))
        ),
        "texts just too long": around(frame.named(b"(" * 11_000)),
        "a root of another name": document(b"<%b/>" % (b"r" * 40_000)),
        "two roots": document(whole + whole),
        "a NUL byte": around(frame.named(b"A\x00B")),
        "UTF-16 that is UTF-8": frame.encoded("utf-8", "UTF-16"),
        "UTF-8 that is not": frame.encoded("latin-1", "UTF-8"),
        "an encoding nobody knows": frame.encoded("utf-8", "x-klingon"),
        "EBCDIC that is UTF-8": frame.encoded("utf-8", "IBM037"),
        "UTF-7 with a document type": document(
            b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a []+AD4-<a/>'
        ),
        "10 GB of zeros": document((b"\0" * (10 * MEGABYTE), 1000)),
        "10 GB of blanks": document((b" " * (10 * MEGABYTE), 1000)),
        "10 GB of records": around((b"<INDIVIDUAL/>" * MEGABYTE, 800)),
        "gzip in gzip": exactly(gzip.compress(gzip.compress(whole))),
        "a cut-off gzip file": exactly(gzip.compress(whole)[:-9]),
        "gzip with something after it": exactly(gzip.compress(whole) + b"and more"),
        "half a million empty gzip members": document((b"", 500_000), frame.head),
    }


UN_ONLY: dict[str, Maker] = {
    "thousands of mentions": UN.around(
        b"".join(
            b"<INDIVIDUAL><DATAID>%d</DATAID><FIRST_NAME>Ann %d</FIRST_NAME>"
            b"<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><LISTED_ON>2026-01-02</LISTED_ON>"
            b"<REFERENCE_NUMBER>KPi.%03d</REFERENCE_NUMBER><COMMENTS1>%b</COMMENTS1></INDIVIDUAL>"
            % (n, n, n, b"".join(b"KPi.%03d " % other for other in range(900)))
            for n in range(900)
        )
    ),
}
"""What only costs who looks for the UN's permanent numbers in all that is said of a party."""
