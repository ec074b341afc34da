"""Small invented results: every name, place and document here is made up."""

from __future__ import annotations

from datetime import UTC, datetime

from lookthrough.model import (
    Address,
    Coverage,
    Document,
    Entity,
    Evidence,
    Explanation,
    Exposure,
    Fact,
    Hit,
    Identifier,
    Listing,
    ListState,
    Measure,
    MeasureKind,
    Name,
    Outcome,
    Party,
    Path,
    Problem,
    Provenance,
    Result,
    Schema,
    Status,
    Step,
    Subject,
    Summary,
)

MADE_AT = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
LIST = "xx-first"
OTHER_LIST = "yy-second"
SNAPSHOT = "sha256:1a2b3c4d5e6f"

RELEASE = Document(
    "rel-17",
    "Ministry of Lanterns",
    "Measures against the Lantern network",
    "2026-01-16",
    "https://releases.example/rel-17",
)


def record(number: str, field: str = "main.csv name") -> Provenance:
    """A list record as origin."""
    return Provenance(LIST, SNAPSHOT, number, field)


def released(quote: str) -> Provenance:
    """A release as origin."""
    return Provenance("curated-example", SNAPSHOT, "entry-3", "", RELEASE, quote, 1204)


def party(
    id_: str, caption: str, schema: Schema = Schema.COMPANY, lists: tuple[str, ...] = (LIST,)
) -> Party:
    """A party of a path."""
    return Party(id_, caption, schema, lists)


MIRO = party("p-miro", "Miro Tannenfels", Schema.PERSON)
LANTERN = party("p-lantern", "Harbour Lantern Trading Import and Export Co., Ltd.")
BUREAU = party("p-bureau", "Bureau Forty", Schema.PUBLIC_BODY, (LIST, OTHER_LIST))
SUPPLIER = party("p-supplier", "Grey Heron Components", lists=())
SISTER = party("p-sister", "Quiet Reed Software 靜葦軟件")

LEADS = Step(
    MIRO, LANTERN, "l-1", "Directorship", "leads the delegation of", True, (record("101"),)
)
FRONT = Step(
    LANTERN,
    BUREAU,
    "l-2",
    "UnknownLink",
    "front company of",
    True,
    (released("Harbour Lantern is a front company of Bureau Forty."),),
)
SUPPLIES = Step(
    BUREAU,
    SUPPLIER,
    "l-3",
    "UnknownLink",
    "supplied notebook computers and network equipment to",
    False,
    (record("104"), released("Grey Heron supplied notebook computers to Bureau Forty.")),
)
SISTERS = Step(
    LANTERN, SISTER, "l-4", "UnknownLink", "shares an office with", True, (record("105"),)
)
ALSO_FRONT = Step(
    BUREAU,
    SISTER,
    "l-5",
    "UnknownLink",
    "front company of",
    False,
    (released("Quiet Reed, too, is a front company of Bureau Forty."),),
)

PATHS = (
    Path((LEADS,)),
    Path((LEADS, FRONT)),
    Path((LEADS, FRONT, SUPPLIES)),
    Path((LEADS, SISTERS)),
    Path((LEADS, FRONT, ALSO_FRONT)),
)

FREEZE = Measure(
    MeasureKind.ASSET_FREEZE,
    "Property is blocked and dealings are prohibited.",
    "LANTERN2",
    "Lantern Order, section 3",
)
RISK = Measure(
    MeasureKind.SECONDARY_SANCTIONS_RISK,
    "Those who deal with the party may themselves be sanctioned.",
    "LANTERN2",
    "Lantern Order, section 9",
)


def evidence(
    feature: str, outcome: Outcome, contribution: float, subject: str, listed: str, sentence: str
) -> Evidence:
    """One feature's finding."""
    return Evidence(feature, outcome, contribution, subject, listed, sentence)


EXPLANATION = Explanation(
    -2.0,
    (
        evidence(
            "name", Outcome.AGREE, 4.25, "Miro Tannenfels", "TANNENFELS, Miro", "The names agree."
        ),
        evidence(
            "birth_date",
            Outcome.PARTIAL,
            1.5,
            "1979",
            "1979-01-05",
            "The birth years agree; the subject gives no day.",
        ),
        evidence(
            "country", Outcome.DISAGREE, -0.75, "CH", "KP", "No country of the two is the same."
        ),
        evidence(
            "passport",
            Outcome.MISSING,
            0.0,
            "",
            "P-1234567",
            "The subject gives no passport, so nothing is concluded.",
        ),
        evidence("wallet", Outcome.NOT_APPLICABLE, 0.0, "", "", "Neither has a wallet."),
    ),
)


def entity(id_: str = "p-miro", name: str = "Miro Tannenfels") -> Entity:
    """A listed person with everything a listing may carry."""
    return Entity(
        id_,
        Schema.PERSON,
        (
            Name(name, "name", record("101")),
            Name("TANNENFELS, Miro", "alias", record("101", "alt.csv")),
            Name("Little Fir", "weakAlias", record("101", "alt.csv")),
        ),
        (
            Listing(
                LIST,
                "101",
                ("LANTERN2", "LANTERN3"),
                (FREEZE, RISK),
                record("101"),
                "2026-01-16",
                "2026-02-01",
                "https://lists.example/101",
            ),
            Listing(OTHER_LIST, "B-7", ("Reg. 40",), (FREEZE,), record("B-7")),
        ),
        (
            Fact("birthDate", "1979-01-05", record("101"), "05 Jan 1979"),
            Fact("passportNumber", "P-1234567", record("101"), "", (("country", "KP"),)),
            Fact("position", "Representative", record("101")),
        ),
        (Address(record("101", "add.csv"), "4 Pine Lane", "Fairhaven", country_text="Laos"),),
    )


def hit(
    listed: Entity | None = None,
    *,
    explanation: Explanation = EXPLANATION,
    paths: tuple[Path, ...] = PATHS,
    omitted: int = 0,
) -> Hit:
    """A potential match with a network behind it."""
    return Hit(listed or entity(), LIST, (FREEZE, RISK), explanation, Exposure(paths, 3, omitted))


def subject(row: int = 1, name: str = "Miro Tannenfels", key: str = "") -> Subject:
    """Someone to screen."""
    return Subject(
        row,
        (name,),
        key,
        Schema.PERSON,
        birth_dates=("1979",),
        countries=("CH",),
        identifiers=(Identifier("idNumber", "ID-77", "CH"),),
        wallets=("wallet-example-1",),
        addresses=("1 Market Square, Fairhaven",),
    )


def result(row: int = 1, *hits: Hit, name: str = "Miro Tannenfels", key: str = "") -> Result:
    """A subject's outcome."""
    status = Status.MATCH if hits else Status.NO_MATCH
    return Result(row, subject(row, name, key), status, hits)


def unreadable(row: int) -> Result:
    """A row that could not become a subject."""
    problem = Problem(row, "birth_date", "“31 Nevember” is not a date", "1979-01-05")
    return Result(row, None, Status.ERROR, (), (problem,))


def list_state(list_id: str = LIST, *, problem: str = "", held: bool = True) -> ListState:
    """A list that was searched."""
    return ListState(
        list_id,
        "First Example List",
        SNAPSHOT if held else "",
        "2026-03-01" if held else "",
        "2026-03-02T08:00:00Z" if held else "",
        4 if held else None,
        12345 if held else 0,
        problem,
    )


def coverage(
    *, problem: str = "", required: tuple[str, ...] = (LIST,), not_held: tuple[str, ...] = ()
) -> Coverage:
    """What was searched."""
    states = (list_state(LIST, problem=problem), list_state(OTHER_LIST))
    return Coverage("watch-0f1e2d3c", states, not_held, required)


def summary(*results: Result, searched: Coverage | None = None) -> Summary:
    """The account of some results."""
    number = {status: sum(item.status == status for item in results) for status in Status}
    return Summary(
        len(results),
        number[Status.MATCH],
        number[Status.EXPOSED],
        number[Status.NO_MATCH],
        number[Status.ERROR],
        2.5,
        0.5,
        searched or coverage(),
    )
