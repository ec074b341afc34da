from __future__ import annotations

from tests.matching.invented import OTHER_WALLET, WALLET, asked, listed

from lookthrough.matching import FEATURES
from lookthrough.matching.features.wallet import SAME
from lookthrough.model import Evidence, Outcome

BASE58 = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"


def compared(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Evidence:
    subject = asked("Ada Example", wallets=ours)
    return FEATURES["wallet"].compare(subject, listed("Bertha Different", wallets=theirs))


def test_one_shared_wallet_is_enough():
    found = compared((OTHER_WALLET, WALLET), (BASE58, WALLET))
    assert (found.outcome, found.contribution) == (Outcome.AGREE, SAME)
    assert WALLET in found.sentence
    assert found.subject_value == found.listed_value == WALLET


def test_hexadecimal_has_no_case_and_base_58_has():
    checksummed = "0x" + WALLET[2:].upper()
    assert compared((checksummed,), (WALLET,)).contribution == SAME
    assert compared((BASE58,), (BASE58,)).contribution == SAME
    assert compared((BASE58.swapcase(),), (BASE58,)).contribution == 0.0


def test_other_wallets_say_nothing():
    found = compared((WALLET,), (OTHER_WALLET,))
    assert (found.outcome, found.contribution) == (Outcome.DISAGREE, 0.0)


def test_a_wallet_that_one_side_does_not_give_is_missing():
    assert compared((WALLET,), ()).sentence == "The list gives no wallet."
    assert compared((), (WALLET,)).sentence == "The subject gives no wallet."
    for ours, theirs in (((WALLET,), ()), ((), (WALLET,)), ((), ())):
        found = compared(ours, theirs)
        assert (found.outcome, found.contribution) == (Outcome.MISSING, 0.0)


def test_a_wallet_weighs_more_than_any_name():
    assert FEATURES["name"].most(asked("Ada Example")) < SAME
