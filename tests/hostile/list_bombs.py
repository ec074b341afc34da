"""Hostile list files, made on the fly: the huge ones packed, so that little reaches the disk."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

MEGABYTE = 1 << 20
HEAD = b'<CONSOLIDATED_LIST dateGenerated="2026-01-02"><INDIVIDUALS>'
TAIL = b"</INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>"
RECORD = b"<INDIVIDUAL><DATAID>1</DATAID>"

Part = bytes | tuple[bytes, int]
"""Bytes, or bytes and how often they follow each other."""
Maker = Callable[[Path], None]


def packed(path: Path, parts: Iterable[Part]) -> None:
    """Write gzip members one after the other; a repeated part is packed once."""
    with path.open("wb") as out:
        for part in parts:
            piece, times = part if isinstance(part, tuple) else (part, 1)
            member = gzip.compress(piece, 6, mtime=0)
            for _ in range(times):
                out.write(member)


def many(piece: bytes, count: int) -> Part:
    """Give ``count`` copies of a short piece in bundles of about a megabyte."""
    at_once = max(1, MEGABYTE // len(piece))
    return piece * at_once, -(-count // at_once)


def xml(*inside: Part) -> Maker:
    """Make a UN list with this between the beginning and the end of its individuals."""
    return partial(packed, parts=(HEAD, *inside, TAIL))


def document(*parts: Part) -> Maker:
    """Make a file of these parts alone."""
    return partial(packed, parts=parts)


def exactly(content: bytes) -> Maker:
    """Make a file of these bytes, packed or not as they are."""

    def make(path: Path) -> None:
        path.write_bytes(content)

    return make


def doctype(subset: str, *, before: str = "", text: str = "&a;") -> Maker:
    """Make a UN list with a document type, and a text that uses what it declares."""
    head = f"{before}<!DOCTYPE CONSOLIDATED_LIST [{subset}]>"
    record = f"<INDIVIDUAL><FIRST_NAME>{text}</FIRST_NAME></INDIVIDUAL>"
    return document(head.encode() + HEAD + record.encode() + TAIL)


def encoded(codec: str, declared: str, *, text: str = "Zoë") -> Maker:
    """Make a UN list in one encoding that says it is in another, or in one nobody uses."""
    body = (HEAD + RECORD).decode() + f"<FIRST_NAME>{text}</FIRST_NAME></INDIVIDUAL>"
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    return document((head + body + TAIL.decode()).encode(codec))


_LAUGHS = '<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11)
)
_PARAMETERS = '<!ENTITY % a SYSTEM "file:///etc/passwd"> <!ENTITY % b "%a;"> %b;'
_OWN_GZIP = gzip.compress(gzip.compress(HEAD + TAIL))

INCLUSION = xml(
    RECORD,
    b'<FIRST_NAME><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" '
    b'href="file:///etc/passwd"/></FIRST_NAME></INDIVIDUAL>',
)

XML: dict[str, Maker] = {
    "a billion laughs": doctype(_LAUGHS, text="&a10;"),
    "a quadratic blow-up": doctype(f'<!ENTITY a "{"a" * 100_000}">', text="&a;" * 50_000),
    "an external file": doctype('<!ENTITY a SYSTEM "file:///etc/passwd">'),
    "an external address": doctype('<!ENTITY a SYSTEM "http://192.0.2.1/list.dtd">'),
    "a parameter entity": doctype(_PARAMETERS),
    "an entity that is itself": doctype('<!ENTITY a "&b;"><!ENTITY b "&a;">'),
    "a document type after a comment": doctype("", before=f"<!--{'c' * 20_000}-->", text=""),
    "a document type without an end": document(
        b'<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a "', many(b"a", 200 * MEGABYTE), b'">]>'
    ),
    "two million entities": document(
        b"<!DOCTYPE CONSOLIDATED_LIST [", many(b'<!ENTITY abc "aaaaaaaa">', 2_000_000), b"]>"
    ),
    "a 200 MB text": xml(RECORD, b"<NOTE>", many(b"a", 200 * MEGABYTE), b"</NOTE></INDIVIDUAL>"),
    "200 MB of text in short lines": xml(RECORD, many(b"a text\n", 30_000_000)),
    "200 MB of text between records": xml(many(b"a text\n", 30_000_000)),
    "a 200 MB character section": xml(RECORD, b"<![CDATA[", many(b"a", 200 * MEGABYTE), b"]]>"),
    "a 200 MB attribute": xml(b'<INDIVIDUAL a="', many(b"a", 200 * MEGABYTE), b'"/>'),
    "a 200 MB attribute of the root": document(b'<A a="', many(b"a", 200 * MEGABYTE), b'"/>'),
    "a million attributes": xml(b"<INDIVIDUAL ", b" ".join(b'a%d="x"' % n for n in range(10**6))),
    "a 200 MB name": xml(b"<", many(b"a", 200 * MEGABYTE), b"/>"),
    "a 200 MB comment": xml(b"<!--", many(b"c", 200 * MEGABYTE), b"-->"),
    "millions of comments": xml(many(b"<!--c-->", 10_000_000)),
    "a 200 MB instruction": xml(b"<?p ", many(b"i", 200 * MEGABYTE), b"?>"),
    "millions of instructions": xml(many(b"<?p i?>", 10_000_000)),
    "200 MB of blanks before the root": document(many(b" ", 200 * MEGABYTE), HEAD, TAIL),
    "ten million records": xml(many(b"<INDIVIDUAL/>", 10_000_000)),
    "ten million parts of a record": xml(RECORD, many(b"<A/>", 10_000_000), b"</INDIVIDUAL>"),
    "ten million sections": document(b"<CONSOLIDATED_LIST>", many(b"<A/>", 10_000_000)),
    "ten million parts in ten thousand records": xml(
        many(b"<INDIVIDUAL>" + b"<A/>" * 1000 + b"</INDIVIDUAL>", 10_000)
    ),
    "a million levels": xml(many(b"<A>", 1_000_000)),
    "a name of its own for each record": xml(
        b"".join(b'<R%d xmlns="urn:%d"/>' % (n, n) for n in range(300_000))
    ),
    "texts just too long": xml(RECORD, b"<NOTE>" + b"(" * 11_000 + b"</NOTE></INDIVIDUAL>"),
    "thousands of mentions": xml(
        b"".join(
            b"<INDIVIDUAL><DATAID>%d</DATAID><FIRST_NAME>Ann %d</FIRST_NAME>"
            b"<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><LISTED_ON>2026-01-02</LISTED_ON>"
            b"<REFERENCE_NUMBER>KPi.%03d</REFERENCE_NUMBER><COMMENTS1>%b</COMMENTS1></INDIVIDUAL>"
            % (n, n, n, b"".join(b"KPi.%03d " % other for other in range(900)))
            for n in range(900)
        )
    ),
    "a root of another name": document(b"<%b/>" % (b"r" * 40_000)),
    "two roots": document(HEAD + TAIL + HEAD + TAIL),
    "a NUL byte": xml(RECORD, b"<FIRST_NAME>A\x00B</FIRST_NAME></INDIVIDUAL>"),
    "UTF-16 that is UTF-8": encoded("utf-8", "UTF-16"),
    "UTF-8 that is not": encoded("latin-1", "UTF-8"),
    "an encoding nobody knows": encoded("utf-8", "x-klingon"),
    "EBCDIC that is UTF-8": encoded("utf-8", "IBM037"),
    "UTF-7 with a document type": document(
        b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a []+AD4-<a/>'
    ),
    "10 GB of zeros": document((b"\0" * (10 * MEGABYTE), 1000)),
    "10 GB of blanks": document((b" " * (10 * MEGABYTE), 1000)),
    "10 GB of records": xml((b"<INDIVIDUAL/>" * MEGABYTE, 800)),
    "gzip in gzip": exactly(_OWN_GZIP),
    "a cut-off gzip file": exactly(gzip.compress(HEAD + TAIL)[:-9]),
    "gzip with something after it": exactly(gzip.compress(HEAD + TAIL) + b"and more"),
    "half a million empty gzip members": document((b"", 500_000), HEAD),
}
"""What is given as the UN's list, by what is wrong with it."""

ROW = b'%d,"EXAMPLE TRADING",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
ROWS = b"".join(ROW % number for number in range(1, 60))

CSV: dict[str, Maker] = {
    "a NUL byte": document(ROWS, ROW.replace(b"TRADING", b"TRA\0DING") % 60),
    "bytes of no encoding": document(ROWS, b'60,"\x81\x8d",-0- ,"CUBA"' + b",-0- " * 8),
    "UTF-16": document(ROWS.decode().encode("utf-16")),
    "a ragged row": document(ROWS, b'60,"SHORT","individual"\r\n', ROW % 61),
    "a missing column": document(many(b'1,"EXAMPLE",-0- ,"CUBA"' + b",-0- " * 7 + b"\r\n", 50)),
    "one column": document(many(b"EXAMPLE\r\n", 50)),
    "100,000 columns": document(b",".join([b"1"] * 100_000)),
    "a row of 100,000 columns": document(ROWS, b",".join([b"1"] * 100_000), b"\r\n"),
    "a 10 MB line": document(ROWS, b'60,"', many(b"a", 10 * MEGABYTE), b'"' + b",-0- " * 10),
    "a field just too long": document(ROWS, (ROW % 60).replace(b"EXAMPLE", b"(" * 41_000)),
    "a quote never closed in 200 MB": document(ROWS, b'60,"', (b"a\r\n" * 350_000, 200)),
    "a quote never closed in 30 MB": document(ROWS, b'60,"', (b"a\r\n" * 350_000, 28)),
    "a number that is none": document(ROWS, (ROW % 60).replace(b"60,", b"=1+1,")),
    "rows after the end": document(ROWS, b"\x1a", ROW % 60),
    "30 MB of short rows": document(many(b"1,a\r\n", 6 * MEGABYTE)),
    "30 MB in the widest of characters": document(
        ROWS, "😀,".encode(), many(ROW % 7, 30 * MEGABYTE // len(ROW))
    ),
    "10 GB of zeros": document((b"\0" * (10 * MEGABYTE), 1000)),
    "10 GB of rows": document((ROW % 7 * (MEGABYTE // 8), 1200)),
    "a cut-off gzip file": exactly(gzip.compress(ROWS)[:-9]),
    "gzip with something after it": exactly(gzip.compress(ROWS) + b"and more"),
    "gzip in gzip": exactly(gzip.compress(gzip.compress(ROWS))),
    "nothing but the end": document(b"\x1a"),
}
"""What is given as OFAC's main table, by what is wrong with it."""
