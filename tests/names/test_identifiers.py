from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookthrough.names import normal_identifier, normal_wallet
from lookthrough.names.identifiers import MIN_IDENTIFIER

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
IDENTIFIER = re.compile(r"[0-9A-Z]{5,}")
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BECH32 = "023456789acdefghjklmnpqrstuvwxyz"
WALLETS = st.one_of(
    st.text(alphabet="0123456789abcdefABCDEF", min_size=38, max_size=66).map("0x{}".format),
    st.text(alphabet="0123456789abcdefABCDEF", min_size=63, max_size=65),
    st.text(alphabet=BECH32, min_size=20, max_size=100).map("bc1{}".format),
    st.text(alphabet=BECH32, min_size=41, max_size=41).map("q{}".format),
    st.text(alphabet=BASE58, min_size=25, max_size=95),
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (" pp-390 220/044 ", "PP390220044"),
        ("1234", ""),
        ("12345", "12345"),
        ("ABCDEF", ""),
        ("A-1-B-2-C", "A1B2C"),
        ("№ 12345", "NO12345"),
        ("１２３４５６", "123456"),
        ("١٢٣٤٥٦", "123456"),
        ("", ""),
    ],
)
def test_identifiers_keep_their_letters_and_digits(text: str, value: str):
    assert normal_identifier(text) == value


@given(ANY_TEXT)
def test_any_text_is_an_identifier_in_normal_form_or_nothing(text: str):
    value = normal_identifier(text)
    if value:
        assert IDENTIFIER.fullmatch(value)
        assert len(value) >= MIN_IDENTIFIER
        assert any(c.isdigit() for c in value)
    assert normal_identifier(value) == value


@given(st.text(alphabet="ABCDEF0123456789", min_size=5, max_size=12), st.randoms())
def test_marks_between_the_characters_change_nothing(plain: str, random):
    marked = "".join(c + random.choice(("", "-", " ", ".", "/")) for c in plain)
    assert normal_identifier(marked.lower()) == normal_identifier(plain)


@given(st.one_of(ANY_TEXT, WALLETS))
def test_a_wallet_in_normal_form_stays_as_it_is(text: str):
    value = normal_wallet(text)
    assert normal_wallet(value) == value
    assert value.isascii()
    assert value in {"", text.strip(), text.strip().lower()} or text.startswith("bitcoincash")


@given(st.text(alphabet="0123456789abcdef", min_size=40, max_size=40))
def test_a_hexadecimal_wallet_has_no_case(digits: str):
    assert normal_wallet(f"0x{digits.upper()}") == normal_wallet(f" 0x{digits} ") == f"0x{digits}"


def test_a_bech32_wallet_is_of_one_case_and_a_base58_one_keeps_its_own():
    segwit = "bc1" + "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    assert normal_wallet(segwit.upper()) == segwit
    assert normal_wallet(segwit[:-1] + "L") == ""
    old = "1" + BASE58[10:35]
    assert normal_wallet(old) == old
    assert normal_wallet(old.lower()) != normal_wallet(old)


def test_a_bitcoin_cash_wallet_needs_no_prefix():
    plain = "q" + BECH32 + BECH32[:9]
    assert normal_wallet(f"bitcoincash:{plain}") == normal_wallet(plain.upper()) == plain


def test_the_long_addresses_of_cardano_are_read():
    address = "addr1" + "q" * 98
    assert normal_wallet(address) == address


@pytest.mark.parametrize(
    "record",
    [
        # As OFAC publishes them, the second one cut short in the record itself.
        "5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320",
        "0xa7e5d5a720f06526557c513402f2e6b5fa20b00",
        "qpf2cphc5dkuclkqur7lhj2yuqq9pk3hmukle77vhq",
    ],
)
def test_odd_addresses_on_the_lists_are_not_lost(record: str):
    assert normal_wallet(record) == record


@pytest.mark.parametrize(
    "text", ["", "0x12", "Ada Example", "1234567890", "a" * 24, "x" * 120, "0OIl" * 10]
)
def test_what_cannot_be_a_wallet_gives_nothing(text: str):
    assert normal_wallet(text) == ""


@pytest.mark.parametrize("prop", ["swiftBic", "callSign"])
def test_a_code_of_letters_only_is_an_identifier_where_such_are_used(prop: str):
    assert normal_identifier("deut-deff", prop) == "DEUTDEFF"
    assert normal_identifier("deut-deff", "idNumber") == ""


def test_an_address_for_mail_is_kept_whole():
    assert normal_identifier(" Ada@Mail.Example ", "email") == "ada@mail.example"
