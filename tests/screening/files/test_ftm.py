"""FollowTheMoney: parties are subjects; what belongs to them in the same file goes with them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lookthrough.model import Identifier, Schema, Subject
from lookthrough.screening import map_columns, open_rows, read_subject
from lookthrough.screening.files import ftm

WALLET = "0x" + "ab" * 20


def entity(key: str, schema: str, **properties: Any) -> dict[str, Any]:
    return {"id": key, "schema": schema, "properties": properties}


def subjects(tmp_path: Path, *entities: Any) -> dict[int, Subject | None]:
    path = tmp_path / "people.json"
    path.write_text("".join(json.dumps(item) + "\n" for item in entities), encoding="utf-8")
    file = open_rows(path)
    assert file.read_as.format == "ftm"
    mapping = map_columns(file.columns, {}, "people.json")
    return {row.number: read_subject(row, mapping)[0] for row in file}


def test_an_entity_with_everything_is_a_subject_with_everything(tmp_path: Path):
    found = subjects(
        tmp_path,
        entity(
            "Q1",
            "Company",
            name=["Lantern Example Ltd"],
            alias=["LEL"],
            weakAlias=["Lantern"],
            previousName=["Lamp Ltd"],
            jurisdiction=["la"],
            country=["cn"],
            registrationNumber=["REG-22222"],
            innCode=["7701234567"],
            ogrnCode=["1027700132195"],
            leiCode=["5493001KJTIIGC8Y1R12"],
            swiftBic=["LANTLALA"],
            email=["a@lantern.example"],
            phone=["+1 202 555 0100"],
            address=["1 Market Square"],
            type=["limited"],
            topics=["corp"],
        ),
    )
    assert found == {
        1: Subject(
            row=1,
            key="Q1",
            names=("Lantern Example Ltd", "LEL", "Lantern", "Lamp Ltd"),
            schema=Schema.COMPANY,
            countries=("LA", "CN"),
            identifiers=(
                Identifier("taxNumber", "7701234567"),
                Identifier("registrationNumber", "REG-22222"),
                Identifier("registrationNumber", "1027700132195"),
                Identifier("swiftBic", "LANTLALA"),
                Identifier("leiCode", "5493001KJTIIGC8Y1R12"),
                Identifier("email", "a@lantern.example"),
                Identifier("phone", "+1 202 555 0100"),
            ),
            addresses=("1 Market Square",),
        )
    }


def test_papers_addresses_and_wallets_go_to_their_party_wherever_they_stand(tmp_path: Path):
    found = subjects(
        tmp_path,
        entity("P", "Passport", number=["390220044"], country=["kp"], holder=["Q1"]),
        entity("A", "Address", street=["1 Market Square"], city=["Vientiane"]),
        entity("Q1", "Person", name=["Ann Example"], addressEntity=["A", "absent"]),
        entity("W", "CryptoWallet", publicKey=[WALLET], holder=["Q1"]),
        entity("I", "Identification", number=["ID-98765"], holder=["Q1"]),
        entity("O", "Ownership", owner=["Q1"], asset=["Q2"]),
    )
    assert list(found) == [3]
    ann = found[3]
    assert ann is not None
    assert ann.identifiers == (
        Identifier("passportNumber", "390220044", "KP"),
        Identifier("idNumber", "ID-98765"),
    )
    assert ann.wallets == (WALLET,)
    assert ann.addresses == ("1 Market Square, Vientiane",)


def test_a_wallet_that_nobody_holds_is_a_subject(tmp_path: Path):
    found = subjects(
        tmp_path,
        entity("Q1", "Person", name=["Ann"]),
        entity("W", "CryptoWallet", publicKey=[WALLET]),
    )
    assert found[2] is not None
    assert (found[2].key, found[2].wallets) == ("W", (WALLET,))


def test_what_a_party_outside_the_file_holds_is_a_subject_and_counted(tmp_path: Path):
    items = [
        entity("W", "CryptoWallet", publicKey=[WALLET], holder=["elsewhere"]),
        entity("P", "Passport", number=["390220044"], country=["kp"], holder=["elsewhere"]),
        entity("Q1", "Person", name=["Ann Example"]),
        entity("I", "Identification", number=["ID-98765"], type=["licence"]),
        entity("X", "Passport", country=["kp"], holder=["elsewhere"]),
        entity("V", "CryptoWallet", publicKey=[WALLET], holder=["elsewhere", "Q1"]),
    ]
    found = subjects(tmp_path, *items)
    assert found == {
        1: Subject(row=1, key="W", names=(), wallets=(WALLET,)),
        2: Subject(
            row=2,
            key="P",
            names=(),
            identifiers=(Identifier("passportNumber", "390220044", "KP"),),
        ),
        3: Subject(
            row=3, key="Q1", names=("Ann Example",), schema=Schema.PERSON, wallets=(WALLET,)
        ),
        4: Subject(row=4, key="I", names=(), identifiers=(Identifier("idNumber", "ID-98765"),)),
    }
    file = open_rows(tmp_path / "people.json")
    assert (file.rows, file.read_as.skipped) == (4, 2)
    assert file.notes == (
        "Passports, identifications and wallets given to no party: 3, screened by themselves",
        "Entities that are no parties, not screened by themselves: CryptoWallet 1, Passport 1",
    )


def test_what_is_no_party_is_counted_by_its_schema(tmp_path: Path):
    path = tmp_path / "people.json"
    items = [entity("Q1", "Person", name=["Ann"])]
    items += [entity(f"O{n}", "Ownership", owner=["Q1"]) for n in range(3)]
    items += [entity("S", "Sanction", entity=["Q1"])]
    path.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    file = open_rows(path)
    assert (file.rows, file.read_as.skipped) == (1, 4)
    assert file.notes == (
        "Entities that are no parties, not screened by themselves: Ownership 3, Sanction 1",
    )


@pytest.mark.parametrize("most", ["MAX_ATTACHED", "MAX_HELD"])
def test_more_belongings_than_are_kept_in_mind_are_counted(tmp_path: Path, monkeypatch, most: str):
    monkeypatch.setattr(ftm, most, 2)
    path = tmp_path / "people.json"
    items = [entity("Q1", "Person", name=["Ann"])]
    items += [entity(f"P{n}", "Passport", number=[f"P00000{n}"], holder=["Q1"]) for n in range(5)]
    path.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    assert "not given to their parties: 3" in open_rows(path).notes[1]


def test_several_first_names_are_several_spellings(tmp_path: Path):
    found = subjects(
        tmp_path,
        entity("Q1", "Person", firstName=["Ann", "Anna"], lastName=["Example"]),
        entity("Q2", "Person", name=["Bo B."], firstName=["Bo"], lastName=["Bell"]),
    )
    assert [item and item.names for item in found.values()] == [
        ("Ann Example", "Anna Example"),
        ("Bo Bell", "Bo B."),
    ]


@pytest.mark.parametrize("item", [{"id": "x"}, {"schema": "Person", "properties": []}, [], 7])
def test_a_line_that_is_no_entity_is_a_problem_of_its_row(tmp_path: Path, item: Any):
    path = tmp_path / "people.json"
    first = entity("Q1", "Person", name=["Ann"])
    path.write_text(f"{json.dumps(first)}\n{json.dumps(item)}\n", encoding="utf-8")
    _, row = open_rows(path)
    assert row.number == 2
    assert row.problems[0].problem.startswith("not a ")
