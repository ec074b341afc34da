"""What the commands share: options, exit codes and where output goes."""

from __future__ import annotations

import json
import re
from datetime import UTC

import pytest

from lookthrough import __version__
from lookthrough.cli.options import Exit, Output, now


def test_exit_codes_are_those_the_design_gives():
    assert [(code.name, int(code)) for code in Exit] == [
        ("DONE", 0),
        ("FAILED", 1),
        ("BAD_INPUT", 2),
        ("NEEDS_REVIEW", 3),
    ]


def test_this_moment_is_in_utc_and_to_the_second():
    moment = now()
    assert moment.tzinfo is UTC
    assert moment.microsecond == 0


def test_json_is_one_line_in_utf8_characters_and_any_text_can_be_written(capsys):
    Output.choose(machine=True).json({"name": "Zoë\n정 \ud800"})
    written = capsys.readouterr().out
    assert written.endswith("\n")
    assert written.count("\n") == 1
    assert "Zoë\\n정" in written
    assert json.loads(written) == {"name": "Zoë\n정 \ud800"}


def test_results_and_messages_go_to_different_places(capsys):
    output = Output.choose(machine=False)
    output.console.print("a result")
    output.log.print("a message")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("a result\n", "a message\n")


def test_the_version_is_told(cli):
    assert cli("--version").out == f"lookthrough {__version__}\n"


def test_without_a_command_the_commands_are_told(cli):
    ran = cli()
    for command in ("search", "screen", "trace", "lists"):
        assert re.search(rf"^│ {command} +[A-Z]", ran.out, re.MULTILINE)
    assert "not a clearance" in " ".join(ran.out.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("serch", "Ann"),
        ("search", "Ann", "--nonsense"),
        ("screen",),
        ("search", "Ann", "--threshold", "high"),
        ("search", "Ann", "--threshold", "0"),
        ("search", "Ann", "--threshold", "75"),
        ("search", "Ann", "--threshold", "nan"),
        ("search", "Ann", "--threshold", "inf"),
        ("trace", "Ann", "--radius", "0"),
    ],
)
def test_bad_usage_ends_with_2_and_nothing_on_standard_output(cli, arguments):
    ran = cli(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


@pytest.mark.parametrize("command", [(), ("lists",), ("search",), ("screen",), ("trace",)])
def test_every_command_has_help(cli, command):
    ran = cli(*command, "--help")
    assert ran.code == 0
    assert "Usage: " in ran.out
    assert f"lookthrough {' '.join((*command, '[OPTIONS]'))}" in ran.out


def test_data_may_be_kept_where_the_option_says(cli, tmp_path, data):
    assert cli("lists", "status", "--data", tmp_path / "other").code == 0
    assert (tmp_path / "other" / "lists").is_dir()
    assert not data.exists()


def test_a_data_folder_that_cannot_be_used_ends_with_1_and_one_sentence(cli, data):
    data.write_text("not a folder", encoding="utf-8")
    ran = cli("search", "Ann")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Error: ")
    assert str(data) in ran.err.replace("\n", "")
    assert "Traceback" not in ran.err
