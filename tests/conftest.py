"""Fixtures of the house: small stores from text tables, the curated store, and a guard around every test."""

import os
import socket
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from data import schema
from data.store import Cursor, Store, open_store
from tests.tables import AS_OF, frames_of, store_of_frames

LOOPBACK = ("127.", "::1", "localhost")

hypothesis.settings.register_profile("gate", derandomize=True, deadline=None, database=None, max_examples=40)
hypothesis.settings.register_profile("long", deadline=None, database=None, max_examples=2000)
hypothesis.settings.load_profile(os.environ.get("CHUHAI_HYPOTHESIS", "gate"))


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where database files of this run are kept, shared by its workers."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "builds"


@pytest.fixture(scope="session")
def curated_store(builds: Path) -> Iterator[Store]:
    """The store on data/curated, built into a folder of this run."""
    store = open_store(schema.CURATED, builds)
    yield store
    store.connection.close()


@lru_cache(maxsize=48)
def _small_store(deals: str, as_of: date, others: tuple[tuple[str, str], ...]) -> Store:
    return store_of_frames(frames_of(deals, **dict(others)), as_of)


@pytest.fixture
def store_of() -> Callable[..., Store]:
    """store_of(deals, companies=..., ..., as_of=...): a store in memory whose tables are given as text; only to be read, equal texts share one."""
    return lambda deals="", as_of=AS_OF, **others: _small_store(deals, as_of, tuple(sorted(others.items())))


@pytest.fixture
def cursor_of(store_of: Callable[..., Store]) -> Callable[..., Cursor]:
    """cursor_of(deals, companies=..., ..., as_of=...): a cursor on such a store."""
    return lambda deals="", **others: store_of(deals, **others).cursor()


@pytest.fixture(autouse=True)
def guard(request: pytest.FixtureRequest, builds: Path) -> Iterator[None]:
    """No network, no cache of the reader, no curated data unless asked for, nothing left in Streamlit's caches.

    Only tests that read the curated store and patch nothing leave the caches to one another: they hold the same for all.
    """
    is_browser = request.node.get_closest_marker("browser") is not None
    is_curated = "curated_store" in request.fixturenames
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHUHAI_CACHE", str(builds))
        patch.delenv("CHUHAI_DATA", raising=False)
        if not is_browser:
            _forbid_network(patch)
            if not is_curated:
                patch.setenv("CHUHAI_DATA", "/ask-for-the-fixture-curated_store")
        if not is_curated:
            _clear_caches()
        yield
    if not is_curated or "monkeypatch" in request.fixturenames:
        _clear_caches()


def _clear_caches() -> None:
    if "streamlit" in sys.modules:
        sys.modules["streamlit"].cache_data.clear()
        sys.modules["streamlit"].cache_resource.clear()


def _forbid_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def guarded(name: str) -> Callable[..., Any]:
        real = getattr(socket.socket, name)

        def connect(self: socket.socket, address: Any) -> Any:
            if self.family != socket.AF_UNIX and not str(address[0]).startswith(LOOPBACK):
                raise AssertionError(f"a test tried to reach {address}; the network is closed to tests")
            return real(self, address)

        return connect

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, guarded(name))
