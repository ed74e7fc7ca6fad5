"""One run: every source read, matched and written; a source that fails is told and does not stop the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.refresh.client import Client, Page
from data.refresh.ema import EMA_SOURCE
from data.refresh.failures import RefreshFailed, SchemaChanged
from data.refresh.found import Found, Source
from data.refresh.kept import KeptPages, write_whole
from data.refresh.openfda import DRUGS_SOURCE, LETTERS_SOURCE
from data.refresh.proposals import Record, as_csv, propose

SOURCES = {source.key: source for source in (DRUGS_SOURCE, LETTERS_SOURCE, EMA_SOURCE)}
MOST_PAGES = 400


@dataclass(frozen=True)
class Refresh:
    """What a run needs. folder: where proposals of this day go; is_anew: kept pages are dropped first."""

    client: Client
    record: Record
    folder: Path
    say: Callable[[str], None]
    is_anew: bool = False

    def run(self, sources: Sequence[Source] = tuple(SOURCES.values())) -> list[RefreshFailed]:
        """Read every source and write its proposals; the failures, told as they happen."""
        failures: list[RefreshFailed] = []
        for source in sources:
            try:
                self._refresh(source)
            except RefreshFailed as failure:
                failures.append(failure)
                self.say(f"{failure.message}\n  {failure.remedy}")
        return failures

    def _refresh(self, source: Source) -> None:
        found, read = self._read(source)
        counted = propose(self.record, found)
        path = self.folder / f"{source.key}.csv"
        write_whole(path, as_csv(counted.rows))
        self.say(
            f"{source.title}: {read:,} records; of the events that are about our assets {counted.on_record:,} are on record, "
            f"{counted.new:,} are new, {counted.differing:,} differ in date; {counted.near:,} rest on a near name only -> {path}"
        )

    def _read(self, source: Source) -> tuple[list[Found], int]:
        """Every event of a source and how many records it read. Raises: RefreshFailed where the list is empty or ends early."""
        pages = KeptPages(self.folder / "pages" / source.key)
        if self.is_anew:
            pages.forget()
        found: list[Found] = []
        read, total, url = 0, None, source.url
        for number in range(1, MOST_PAGES + 1):
            page = self._page(source, pages, number, url)
            reading = source.read(page.body)
            found += reading.events
            read, total = read + source.count(page.body), source.total(page.body) or total
            self.say(f"{source.title}: page {number}, {read:,}{f' of {total:,}' if total else ''} records")
            for words in reading.odd:
                self.say(f"  left out: {words}")
            if page.next_url is None:
                break
            url = page.next_url
        if not read:
            raise SchemaChanged(source.title, f"{source.url} holds no record; at least one is expected, since the whole list is asked for.")
        if total and read < total:
            pages.forget()
            raise RefreshFailed(
                f"{source.title}: the answers end after {read:,} of {total:,} records.", "Run make refresh again; the source is read from the start."
            )
        return found, read

    def _page(self, source: Source, pages: KeptPages, number: int, url: str) -> Page:
        kept = pages.page(number, url)
        if kept is not None:
            return kept
        page = self.client.page(source.title, url)
        source.read(page.body)  # a page that cannot be understood is not kept
        pages.keep(number, page)
        return page
