"""Fixtures of the house: small stores from text tables, the curated store, and a guard around every test."""

import os
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from data import schema
from data.store import Cursor, Store, open_store
from tests.tables import frames_of, store_of_frames

LOOPBACK = ("127.", "::1", "localhost")

hypothesis.settings.register_profile("gate", derandomize=True, deadline=None, database=None, max_examples=60)
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


@pytest.fixture
def store_of() -> Iterator[Callable[..., Store]]:
    """store_of(deals, companies=..., ...): a store in memory whose tables are given as text."""
    opened: list[Store] = []

    def make(deals: str = "", **others: str) -> Store:
        opened.append(store_of_frames(frames_of(deals, **others)))
        return opened[-1]

    yield make
    for store in opened:
        store.connection.close()


@pytest.fixture
def cursor_of(store_of: Callable[..., Store]) -> Callable[..., Cursor]:
    """cursor_of(deals, companies=..., ...): a cursor on such a store."""
    return lambda deals="", **others: store_of(deals, **others).cursor()


@pytest.fixture(autouse=True)
def guard(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, builds: Path) -> Iterator[None]:
    """No network, no cache of the reader, no curated data unless asked for, nothing left in Streamlit's caches."""
    monkeypatch.setenv("CHUHAI_CACHE", str(builds))
    monkeypatch.delenv("CHUHAI_DATA", raising=False)
    if request.node.get_closest_marker("browser") is None:
        _forbid_network(monkeypatch)
        if "curated_store" not in request.fixturenames:
            monkeypatch.setenv("CHUHAI_DATA", "/ask-for-the-fixture-curated_store")
    yield
    if "streamlit" in sys.modules:
        streamlit = sys.modules["streamlit"]
        streamlit.cache_data.clear()
        streamlit.cache_resource.clear()


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
