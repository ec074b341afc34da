from __future__ import annotations

import json

from tests.reports import factories as make

from lookthrough.model import Subject
from lookthrough.reports.jsonlines import json_line, path_json, result_json, summary_json


def test_a_result_has_its_fixed_keys():
    described = result_json(make.result(1, make.hit()), make.coverage())
    fixed = {"row", "subject", "status", "complete", "missing_lists", "hits", "exposure"}
    assert fixed <= described.keys()
    hits = described["hits"]
    assert isinstance(hits, list)
    wanted = {"entity", "list", "caption", "score", "measures", "explanation", "exposure"}
    assert wanted <= hits[0].keys()


def test_the_explanation_adds_up_to_the_score():
    hit = json.loads(json_line(result_json(make.result(1, make.hit()), make.coverage())))["hits"][0]
    told = hit["explanation"]
    assert told["score"] == hit["score"] == 3.0
    assert told["prior"] + sum(item["contribution"] for item in told["evidence"]) == told["score"]
    assert told["evidence"][3] == {
        "feature": "passport",
        "outcome": "missing",
        "contribution": 0.0,
        "subject": "",
        "listed": "P-1234567",
        "sentence": "The subject gives no passport, so nothing is concluded.",
    }


def test_a_required_list_not_searched_makes_every_result_incomplete():
    coverage = make.coverage(required=("zz-third",))
    described = result_json(make.result(1), coverage)
    assert described["complete"] is False
    assert described["missing_lists"] == ["zz-third"]
    assert summary_json(make.summary(searched=coverage))["summary"]["complete"] is False  # type: ignore[index]


def test_an_unreadable_row_keeps_its_number_and_its_problem():
    described = result_json(make.unreadable(7), make.coverage())
    assert (described["row"], described["subject"], described["status"]) == (7, None, "error")
    assert described["problems"] == [
        {
            "row": 7,
            "field": "birth_date",
            "problem": "“31 Nevember” is not a date",
            "expected": "1979-01-05",
        }
    ]


def test_a_step_has_its_fixed_keys_and_the_quote_that_states_it():
    described = json.loads(json.dumps(path_json(make.PATHS[2])))
    front = described["steps"][1]
    assert set(front) == {"source", "link", "target", "provenance"}
    assert front["source"]["caption"].startswith("Harbour Lantern")
    assert front["target"]["id"] == "p-bureau"
    stated = front["provenance"][0]
    assert stated["quote"] == "Harbour Lantern is a front company of Bureau Forty."
    assert stated["document"]["url"] == "https://releases.example/rel-17"
    assert described["steps"][2]["link"]["forward"] is False


def test_a_result_tells_each_path_of_its_hits_once():
    described = result_json(make.result(1, make.hit(), make.hit()), make.coverage())
    exposure = described["exposure"]
    assert isinstance(exposure, list)
    assert len(exposure) == len(make.PATHS)


def test_the_summary_tells_versions_ages_and_what_is_not_held():
    account = make.summary(make.result(1), searched=make.coverage(not_held=("zz-third",)))
    told = json.loads(json_line(summary_json(account)))["summary"]
    assert told["schema_version"] == 1
    assert told["rate"] == 2.0
    assert told["lists_not_held"] == ["zz-third"]
    assert told["lists"][0] == {
        "list": "xx-first",
        "title": "First Example List",
        "snapshot": "sha256:1a2b3c4d5e6f",
        "date": "2026-03-01",
        "fetched_at": "2026-03-02T08:00:00Z",
        "age_days": 4,
        "entities": 12345,
        "problem": "",
    }


def test_half_a_surrogate_pair_survives_the_way_through_json():
    line = json_line({"name": Subject(1, ("broken \udc80 name",)).names[0]})
    assert json.loads(line.encode("utf-8"))["name"] == "broken \udc80 name"


def test_one_object_stays_on_one_line():
    assert "\n" not in json_line({"name": "two\nlines\u2028here"}).replace("\\n", "")
