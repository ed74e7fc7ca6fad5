"""The import rules: kept, each able to break, and true at run time in a fresh process."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from data import schema

HOME = schema.HOME.parent
CODE = ("data", "analytics", "pages")
CONTRACTS = [contract["id"] for contract in tomllib.loads((HOME / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]]
FAULTS = {
    "layers": ("data/errors.py", "import analytics.wording"),
    "analytics-layers": ("analytics/terms.py", "import analytics.filters"),
    "page-layers": ("pages/components/notice.py", "import pages.market.overview"),
    "no-streamlit-below": ("analytics/small_numbers.py", "import streamlit"),
    "siblings": ("analytics/figures/overview.py", "import analytics.queries.overview"),
    "sections-without-exports": ("analytics/sections/common.py", "import analytics.exports.csv"),
    "pages-draw-nothing": ("pages/components/tables.py", "import plotly.graph_objects"),
    "scripts-compute-nothing": ("pages/deals/explorer.py", "import pandas"),
    "plotly-in-figures": ("analytics/evidence.py", "import plotly"),
    "duckdb-in-data": ("analytics/queries/names.py", "import duckdb"),
}


def linted(folder: Path) -> dict[str, str]:
    """Each contract of a tree by its name: KEPT or BROKEN."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=folder,
        env=os.environ | {"COLUMNS": "400"},
        capture_output=True,
        text=True,
        check=False,
    )
    verdicts = dict(re.findall(r"^(.+) (KEPT|BROKEN)$", done.stdout, flags=re.MULTILINE))
    assert verdicts, done.stdout + done.stderr
    return verdicts


def names() -> dict[str, str]:
    contracts = tomllib.loads((HOME / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return {contract["id"]: contract["name"] for contract in contracts}


def test_every_contract_is_kept() -> None:
    verdicts = linted(HOME)
    assert verdicts == dict.fromkeys(names().values(), "KEPT")


def test_every_contract_can_break(tmp_path: Path) -> None:
    assert set(FAULTS) == set(CONTRACTS)
    shutil.copy(HOME / "pyproject.toml", tmp_path)
    for package in CODE:
        shutil.copytree(HOME / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__", "curated"))
    for file, fault in FAULTS.values():
        path = tmp_path / file
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{fault}\n", encoding="utf-8")
    assert linted(tmp_path) == dict.fromkeys(names().values(), "BROKEN")


@pytest.mark.parametrize(
    ("imported", "unloaded"),
    [
        ("analytics.sections", ("streamlit", "pages", "statsmodels", "scipy")),
        ("analytics.exports.csv", ("streamlit", "plotly")),
        ("analytics.queries.overview", ("streamlit", "plotly")),
        ("data.store", ("streamlit", "plotly", "analytics", "data.checks")),
    ],
)
def test_in_a_fresh_process_what_is_below_loads_nothing_above(imported: str, unloaded: tuple[str, ...]) -> None:
    code = f"import sys, {imported}; print([name for name in {unloaded!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=HOME, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_page_group_is_a_package_so_that_the_contracts_see_its_scripts() -> None:
    groups = {path.parent for path in (HOME / "pages").rglob("*.py")}
    assert [str(group) for group in groups if not (group / "__init__.py").exists()] == []
    assert list((HOME / "pages").glob("[!_]*.py")) == [], "a script directly in pages/ would start Streamlit's own pages menu"


def strings_of(path: Path) -> list[tuple[int, str]]:
    """Every string of a module with its line, docstrings included, the fixed parts of f-strings too."""
    return [
        (node.lineno, node.value)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def speaks_sql(text: str) -> bool:
    return bool(re.match(r"\s*(SELECT|WITH|INSERT|UPDATE|DELETE|CREATE|DROP|COPY|ATTACH|FROM)\s", text))


def test_sql_is_recognised() -> None:
    assert speaks_sql("\n   SELECT 1")
    assert speaks_sql("WITH chosen AS (SELECT 1) FROM chosen")
    assert not speaks_sql("With fewer deals")


@pytest.mark.parametrize("path", sorted([*(HOME / "pages").rglob("*.py"), HOME / "app.py"]), ids=lambda path: str(path.relative_to(HOME)))
def test_no_page_speaks_sql(path: Path) -> None:
    assert [(line, text) for line, text in strings_of(path) if speaks_sql(text)] == []


def test_only_queries_speak_sql_in_analytics() -> None:
    found = [
        (str(path.relative_to(HOME)), line)
        for path in (HOME / "analytics").rglob("*.py")
        if path.parent.name != "queries"
        for line, text in strings_of(path)
        if speaks_sql(text)
    ]
    assert found == []


def test_only_one_component_caches() -> None:
    users = {path.name for path in (HOME / "pages").rglob("*.py") if re.search(r"\bcache_(data|resource)\b", path.read_text(encoding="utf-8"))}
    assert users == {"cached.py"}


def test_nothing_switches_html_escaping_off() -> None:
    for package in CODE:
        for path in (HOME / package).rglob("*.py"):
            assert "unsafe_allow_html" not in path.read_text(encoding="utf-8"), path
