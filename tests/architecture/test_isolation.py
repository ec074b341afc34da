"""No test, and no page a test opens, reaches anything but this machine."""

from __future__ import annotations

import socket

import pytest
from playwright.sync_api import Browser, Error
from pytest_socket import SocketBlockedError


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_a_test_cannot_open_a_connection():
    with pytest.raises(SocketBlockedError):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


@pytest.mark.browser
def test_a_page_cannot_load_from_elsewhere(chromium: Browser):
    page = chromium.new_page()
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://lookthrough.example/")
    page.close()


@pytest.mark.browser
def test_the_browser_shows_what_it_is_given(chromium: Browser):
    page = chromium.new_page()
    page.set_content("<h1>조선 Пример</h1>")
    assert page.inner_text("h1") == "조선 Пример"
    page.close()
