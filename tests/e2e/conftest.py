"""One app and one browser for all tests of a module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pipelines import settings
from tests.e2e.running import App, chromium, running_app, what_is_missing


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    if missing := what_is_missing():
        pytest.skip(missing)
    with running_app(tmp_path_factory.mktemp("e2e") / "store", settings.load({}).models_folder) as running:
        yield running


@pytest.fixture(scope="module")
def browser(app: App) -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    context.set_default_timeout(120_000)
    yield context.new_page()
    context.close()
