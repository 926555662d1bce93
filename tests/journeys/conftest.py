"""The same Chromium as the browser's room has."""

from tests.browser.conftest import browser

__all__ = ["browser"]
