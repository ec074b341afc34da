"""How a text's bytes are to be read: told, marked, plain to see, or guessed and said so."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import charset_normalizer

from lookthrough.model import InputError
from lookthrough.screening.files.unpacked import open_bytes

CHUNK_BYTES = 1 << 20
SAMPLE_BYTES = 1 << 16
"""How much of the lines that are not ASCII a guess is made from."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as the mark of UTF-16 does, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES = (
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 koi8_r koi8_u cp866"
    " iso8859_2 iso8859_5 gb18030 big5 shift_jis euc_jp cp949 mac_roman"
).split()
"""What customer files are saved in; the rarer ones are given by hand."""
_LATIN = frozenset("cp1252 cp1250 cp1254 cp1257 cp1258 iso8859_2 mac_roman".split())
_LATIN_BY_USE = ("cp1252", "cp1250")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a text's bytes are read.

    Args:
        codec: Python's name of it.
        guessed: nothing in the file says so.
    """

    codec: str
    guessed: bool = False

    @property
    def name(self) -> str:
        """The name to show; the byte order mark, where there is one, is no part of it."""
        return self.codec.removesuffix("-sig")


def find_encoding(path: Path, given: str = "") -> Encoding:
    """Find out how a text's bytes are to be read.

    In this order: what was given; a byte order mark; UTF-16 or UTF-32 without one, by where
    their zero bytes stand; UTF-8, if every byte of the file fits; else the best guess from lines
    that are not ASCII.

    Raises:
        InputError: no such encoding, or none can be told.
    """
    if given:
        return Encoding(codec_of(given))
    with open_bytes(path) as stream:
        head = stream.read(SAMPLE_BYTES)
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return Encoding(codec)
    wide = _wide(head)
    if wide:
        return Encoding(wide)
    if _is_utf8(path):
        return Encoding("utf-8")
    return Encoding(_guess(path), guessed=True)


def undecodable(path: Path, codec: str) -> InputError:
    """Make the error for the first byte that an encoding does not have, with its place."""
    decoder = codecs.getincrementaldecoder(codec)()
    line = 1
    with open_bytes(path) as stream:
        while True:
            chunk = stream.read(CHUNK_BYTES)
            try:
                line += _breaks(decoder.decode(chunk, final=not chunk))
            except UnicodeDecodeError as error:
                before = error.object[: error.start].decode(codec, "ignore")
                return InputError(
                    f"byte {error.object[error.start]:#04x} in line {line + _breaks(before)} "
                    f"is not {codec.removesuffix('-sig')} text",
                    file=str(path),
                    expected="a file in one encoding throughout; name it with --encoding",
                )
            if not chunk:
                return InputError("cannot be decoded", file=str(path), field="--encoding")


def _breaks(text: str) -> int:
    return text.count("\n") or text.count("\r")


def codec_of(given: str) -> str:
    """Return Python's name of an encoding.

    Raises:
        InputError: there is none of that name.
    """
    try:
        found = codecs.lookup(given)
        io.TextIOWrapper(io.BytesIO(), encoding=given)  # refuses what is no encoding of text
    except (LookupError, ValueError):
        raise InputError(
            f"{given!r} is not a known encoding",
            field="--encoding",
            expected="a name such as utf-8, cp1252 or gb18030",
        ) from None
    return "utf-8-sig" if found.name == "utf-8" else found.name


def _wide(head: bytes) -> str:
    """Recognise two or four bytes a character by where the zero bytes of ASCII stand."""
    for size, little, big in ((4, "utf-32-le", "utf-32-be"), (2, "utf-16-le", "utf-16-be")):
        whole = head[: len(head) - len(head) % size]
        zeros = [whole[place::size].count(0) for place in range(size)]
        least = max(2, len(whole) // size // 10)
        for codec, empty, full in ((little, zeros[1:], zeros[0]), (big, zeros[:-1], zeros[-1])):
            if min(empty) >= least and full * 4 <= min(empty):
                text = whole[: len(whole) - size]
                if _fits(text, codec) and "\n" in text.decode(codec).replace("\r", "\n"):
                    return codec
    return ""


def _chunks(path: Path) -> Iterator[bytes]:
    with open_bytes(path) as stream:
        while chunk := stream.read(CHUNK_BYTES):
            yield chunk


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for chunk in _chunks(path):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _guess(path: Path) -> str:
    sample = bytearray()
    fitting = 0
    lines = 0
    for chunk in _chunks(path):
        for line in chunk.splitlines():
            if line.isascii():
                continue
            lines += 1
            fitting += _fits(line, "utf-8")
            sample += line[:SAMPLE_BYTES] + b"\n"
        if len(sample) >= SAMPLE_BYTES:
            break
    if fitting * 2 >= lines:
        # A file of UTF-8 with a few odd bytes, read as something else, would be wrong throughout.
        raise undecodable(path, "utf-8")
    text = bytes(sample[: 2 * SAMPLE_BYTES])
    best = charset_normalizer.from_bytes(text, cp_isolation=_GUESSES).best()
    if best is None:
        raise undecodable(path, "utf-8")
    if best.encoding not in _LATIN:
        return best.encoding
    # They differ in few letters, so the guess between them is poor; symbols inside words tell.
    codecs_by_fit = [codec for codec in (*_LATIN_BY_USE, best.encoding) if _fits(text, codec)]
    return min(codecs_by_fit, key=lambda codec: _symbols_in_words(text.decode(codec)))


def _fits(text: bytes, codec: str) -> bool:
    try:
        text.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _symbols_in_words(text: str) -> int:
    around = zip(f" {text}", text, text[1:] + " ", strict=False)
    return sum(
        not here.isascii() and not here.isalpha() and (before.isalpha() or after.isalpha())
        for before, here, after in around
    )
