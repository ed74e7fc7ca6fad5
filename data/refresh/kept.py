"""Files that are there as a whole or not at all, and the pages of a source that are kept so that a later run goes on."""

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from data.refresh.client import Page
from data.refresh.failures import RefreshFailed
from data.schema import CURATED


def write_whole(path: Path, text: str) -> None:
    """Write beside the target, then rename. Raises: RefreshFailed where the disk refuses or the target lies in the curated data."""
    if CURATED.resolve() in (path.resolve(), *path.resolve().parents):
        raise RefreshFailed(f"{path} lies in the curated data.", "Proposals are read and accepted by a person; name another folder.")
    part = path.with_name(f"{path.name}.{uuid4().hex[:12]}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    except OSError as refused:
        raise RefreshFailed(f"{path} cannot be written: {refused}.", "Free disk space or name a writable folder with --out.") from refused
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@dataclass(frozen=True)
class KeptPages:
    """The pages of one source in a folder, in the order in which they were read."""

    folder: Path

    def page(self, number: int, url: str) -> Page | None:
        """The page of that number, if it was kept, is whole and came from this address."""
        try:
            told = json.loads(self._path(number).read_text(encoding="utf-8"))
            page = Page(told["url"], told["body"], told["next_url"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return page if page.url == url else None

    def keep(self, number: int, page: Page) -> None:
        """Keep a page. Raises: RefreshFailed where the disk refuses."""
        write_whole(self._path(number), json.dumps({"url": page.url, "next_url": page.next_url, "body": page.body}, ensure_ascii=False))

    def forget(self) -> None:
        """Drop every page, so that the source is read anew."""
        for path in self.folder.glob("page-*.json"):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _path(self, number: int) -> Path:
        return self.folder / f"page-{number:04d}.json"
