"""Names as the UN list writes them: several in one field, with remarks and other scripts.

A name field may hold ``A; B; C``, ``A (previously listed as)``, ``A (original script: 가)`` or
``가 (A; B)``; the note beside an alias may hold the name in another script, or its
transliterations. Brackets within one script stay part of the name: ``EXAMPLE BANK (EB)`` is how
the entry is published.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_FORMER = re.compile(r"(?i)\b(?:previously|formerly) listed as\b")
_REMARK = re.compile(
    r"(?ix)^(?: \(?(?:previously|formerly)\ listed\ as | prominently\ known\ as | combat\ name"
    r" | birth\ name | nom\ de\ guerre | false\ identity | original\ script\)? $ | call\ sign"
    r" | tigrinya | arabic | [a-z]{2}[ie]\.\d{3}$ )"
)
_TAIL_REMARK = re.compile(r"(?i)(?:,\s+born\b.*|\s+-\s+sub-unit name)$")
_SCRIPT_LABEL = re.compile(
    r"(?i)(?:original script|(?:name )?in \w+(?: script)?|transliterations?)\s*:\s*"
)
_TRANSLITERATED = re.compile(r"(?i)\s*\(transliterations? of [^)]*\)\s*$")
_ENUMERATOR = re.compile(r"(?:^|\s)[a-z]\)\s+")
_STRAY = " \t,;"
_QUOTED = re.compile(r'["“](?P<name>[^"“”]+)["”]')


@dataclass(frozen=True, slots=True)
class UnName:
    """One name taken from a field.

    Args:
        text: the name alone.
        former: the field says it was listed under this name before.
        remark: what the field says beside the name.
    """

    text: str
    former: bool = False
    remark: str = ""


def split_names(text: str) -> tuple[UnName, ...]:
    """Take the names out of one name field.

    Example:
        >>> [name.text for name in split_names("Kim Bogi; Gim Bogi (original script: 김보기)")]
        ['Kim Bogi', 'Gim Bogi', '김보기']
        >>> split_names("Hassan Example (previously listed as)")
        (UnName(text='Hassan Example', former=True, remark='previously listed as'),)
    """
    found: list[UnName] = []
    for piece in _outside_brackets(_ENUMERATOR.sub("; ", text)):
        found.extend(_names_of(piece))
    return _distinct(found)


def names_in_note(alias: str, note: str) -> tuple[str, ...]:
    """Take the names out of the note beside an alias; most notes hold none.

    Example:
        >>> names_in_note("Kim Bogi", "original script: 김보기")
        ('김보기',)
        >>> names_in_note("Kim Bogi", "born in 1972")
        ()
    """
    label = _SCRIPT_LABEL.search(note)
    if label is not None:
        listed = note[label.end() :].partition(")")[0]
        return _clean(re.split(r";", listed))
    if _TRANSLITERATED.search(note):
        return _clean(re.split(r"[;,]", _TRANSLITERATED.sub("", note)))
    bracketed = re.search(r"\(([^()]*;[^()]*)\)", note)
    if bracketed is not None and not re.search(r"\d", bracketed[1]):
        return _clean(bracketed[1].split(";"))
    if not _is_latin(alias) and _is_latin(note) and ";" in note and not re.search(r"[\d:]", note):
        return _clean(note.split(";"))
    return ()


def is_former(text: str) -> bool:
    """Whether a remark says the party was listed under the name before."""
    return _FORMER.search(text) is not None


def _names_of(piece: str) -> list[UnName]:
    tail = _TAIL_REMARK.search(piece)
    remark = tail.group().strip(" ,-") if tail else ""
    outside, inside = _last_bracket(_trim(_TAIL_REMARK.sub("", piece)))
    if not inside:
        return [UnName(outside, is_former(remark), remark)]
    if _REMARK.match(inside):
        return [UnName(outside, is_former(inside), "; ".join(filter(None, (inside, remark))))]
    label = _SCRIPT_LABEL.match(inside)
    if label is None and _is_latin(outside) == _is_latin(inside):
        return [UnName(f"{outside} ({inside})", is_former(remark), remark)]
    within = inside[label.end() :] if label else inside
    names = [name for part in _outside_brackets(within) for name in _names_of(part)]
    return [UnName(outside, remark=remark), *names]


def _outside_brackets(text: str) -> list[str]:
    """Split at semicolons that stand outside brackets."""
    pieces, depth, start = [], 0, 0
    for position, character in enumerate(text):
        if character == "(":
            depth += 1
        elif character == ")":
            depth = max(0, depth - 1)
        elif character == ";" and depth == 0:
            pieces.append(text[start:position])
            start = position + 1
    return [*pieces, text[start:]]


def _last_bracket(text: str) -> tuple[str, str]:
    """Part a closing bracket group from what stands before it, minding nested ones."""
    if not text.endswith(")"):
        return text, ""
    depth = 0
    for position in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[position], 0)
        if depth == 0:
            outside, inside = _trim(text[:position]), _trim(text[position + 1 : -1])
            return (outside, inside) if outside and inside else (text, "")
    return text, ""


def _trim(text: str) -> str:
    text = text.strip(_STRAY)
    if text.count(")") > text.count("("):
        text = text.lstrip(")").strip(_STRAY)
    quoted = _QUOTED.fullmatch(text)
    return quoted["name"].strip(_STRAY) if quoted else text


def _clean(parts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in (_trim(part) for part in parts) if name))


def _distinct(names: list[UnName]) -> tuple[UnName, ...]:
    kept: dict[str, UnName] = {}
    for name in names:
        if any(character.isalnum() for character in name.text):
            kept.setdefault(name.text, name)
    return tuple(kept.values())


def _is_latin(text: str) -> bool:
    """Whether the first letter is Latin; a text without letters counts as Latin."""
    letter = next((character for character in text if character.isalpha()), "A")
    return unicodedata.name(letter, "").startswith("LATIN")
