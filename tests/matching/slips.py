"""What befalls a name between a list and someone's records, drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable

LETTERS = "abcdefghijklmnopqrstuvwxyz"
# As a passport office writes Latin names in Cyrillic, roughly; the way back is never the same.
CYRILLIC = str.maketrans(LETTERS, "абцдефгхижклмнопкрстуввхыз")

Slip = Callable[[random.Random, list[str]], str]


def _in_a_word(change: Callable[[random.Random, str, int], str]) -> Slip:
    def slip(chance: random.Random, words: list[str]) -> str:
        at = chance.randrange(len(words))
        word = words[at]
        return " ".join(
            (*words[:at], change(chance, word, chance.randrange(len(word))), *words[at + 1 :])
        )

    return slip


def _swapped(_: random.Random, word: str, at: int) -> str:
    at = min(at, max(len(word) - 2, 0))
    return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


def _without_a_word(chance: random.Random, words: list[str]) -> str:
    at = chance.randrange(len(words))
    return " ".join(words[:at] + words[at + 1 :]) or words[at]


def _joined(chance: random.Random, words: list[str]) -> str:
    at = chance.randrange(max(len(words) - 1, 1))
    return " ".join((*words[:at], "".join(words[at : at + 2]), *words[at + 2 :]))


SLIPS: dict[str, Slip] = {
    "as listed": lambda _, words: " ".join(words),
    "a letter dropped": _in_a_word(lambda _, word, at: word[:at] + word[at + 1 :] or word),
    "two letters swapped": _in_a_word(_swapped),
    "a letter added": _in_a_word(
        lambda chance, word, at: word[:at] + chance.choice(LETTERS) + word[at:]
    ),
    "a letter replaced": _in_a_word(
        lambda chance, word, at: word[:at] + chance.choice(LETTERS) + word[at + 1 :]
    ),
    "two slips": lambda chance, words: SLIPS["a letter dropped"](
        chance, SLIPS["a letter replaced"](chance, words).split()
    ),
    "a word dropped": _without_a_word,
    "words reversed": lambda _, words: " ".join(reversed(words)),
    "two words joined": _joined,
    "a word split": _in_a_word(lambda _, word, at: f"{word[:at]} {word[at:]}".strip()),
    "joined and misspelt": lambda chance, words: SLIPS["a letter replaced"](
        chance, _joined(chance, words).split()
    ),
    "in Cyrillic": lambda _, words: " ".join(words).lower().translate(CYRILLIC),
}
