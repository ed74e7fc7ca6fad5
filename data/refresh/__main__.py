"""Read the open data of FDA and EMA and write proposed regulatory events: python -m data.refresh (or make refresh)."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from data.errors import ChuhaiError
from data.refresh.client import Client
from data.refresh.proposals import Record
from data.refresh.run import SOURCES, Refresh
from data.schema import HOME

PROPOSED = HOME / "proposed"


def main(arguments: list[str] | None = None, client: Client | None = None) -> int:
    """0 if every source was read and written, 1 if one failed, 130 if it was interrupted."""
    asked = _parser().parse_args(arguments)
    folder = Path(asked.out).expanduser() / f"{datetime.now(UTC):%Y-%m-%d}"
    sources = [SOURCES[key] for key in asked.source or SOURCES]
    client = client or Client()
    client.say = _say
    try:
        failures = Refresh(client, Record.curated(), folder, _say, asked.anew).run(sources)
    except ChuhaiError as failure:
        _say(f"{failure.message}\n  {failure.remedy}")
        return 1
    except KeyboardInterrupt:
        _say("Interrupted. Pages that were read are kept; make refresh goes on from there.")
        return 130
    if len(failures) < len(sources):
        _say(f"Proposed rows are in {folder}. Nothing was changed in the record: accept a row by copying it, with its page in sources.csv.")
    return 1 if failures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.refresh", description=__doc__)
    parser.add_argument("--out", default=str(PROPOSED), help="folder for the proposals (data/proposed, which git ignores)")
    parser.add_argument("--source", action="append", choices=list(SOURCES), help="only this source; may be given more than once")
    parser.add_argument("--anew", action="store_true", help="read every page again, also those that today's earlier run has kept")
    return parser


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
