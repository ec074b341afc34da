"""The data folder is the one asked for, else the one the environment names, else the platform's."""

from __future__ import annotations

from pathlib import Path

from lookthrough.app import data_folder


def test_the_folder_asked_for_wins():
    assert data_folder(Path("mine"), {"LOOKTHROUGH_DATA": "theirs"}) == Path("mine")


def test_the_environment_comes_next():
    assert data_folder(None, {"LOOKTHROUGH_DATA": "theirs"}) == Path("theirs")


def test_without_either_it_is_the_platform_s_folder_of_this_program():
    for environment in ({}, {"LOOKTHROUGH_DATA": ""}):
        folder = data_folder(None, environment)
        assert folder.name == "lookthrough"
        assert folder.is_absolute()


def test_the_real_environment_is_asked(monkeypatch):
    monkeypatch.setenv("LOOKTHROUGH_DATA", "named")
    assert data_folder() == Path("named")
