"""Reading public JSON page by page: at a steady pace, again after passing faults, and with words where it fails for good."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, cast

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from data.refresh.failures import RefreshFailed

Json = dict[str, Any]
PER_MINUTE = 240  # openFDA without a key: 240 requests a minute, 1,000 a day
ATTEMPTS, FIRST_PAUSE, LONGEST_PAUSE, LONGEST_WAIT = 5, 2.0, 60.0, 900.0
OK, NOT_FOUND, TOO_MANY, SERVER_FAULT = 200, 404, 429, 500
TIMEOUT = httpx.Timeout(60.0, connect=15.0)
AGENT = "chuhai-refresh (public regulatory data, read rarely)"
AGAIN = "Run make refresh again later: pages that were read are kept, and it goes on from there."


class _PassingFault(Exception):
    """Worth another attempt; after: seconds that the server asks for."""

    def __init__(self, words: str, after: float | None = None) -> None:
        super().__init__(words)
        self.after = after


@dataclass(frozen=True)
class Page:
    """One answer: where it came from, its JSON, and where the next one is, if any."""

    url: str
    body: Json
    next_url: str | None


def _say_nothing(words: str) -> None:
    del words


@dataclass
class Client:
    """A reader of JSON pages. transport, sleep and clock can be put in by tests."""

    transport: httpx.BaseTransport | None = None
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    say: Callable[[str], None] = _say_nothing
    _next_at: float = field(default=0.0, init=False)

    def page(self, source: str, url: str) -> Page:
        """The page at an address. Raises: RefreshFailed after five attempts, or at once where another attempt cannot help."""
        attempts = Retrying(
            stop=stop_after_attempt(ATTEMPTS),
            wait=_pause,
            retry=retry_if_exception_type(_PassingFault),
            sleep=self.sleep,
            before_sleep=lambda state: self.say(f"{source}: {_fault(state)}; attempt {state.attempt_number + 1} of {ATTEMPTS} follows"),
            reraise=True,
        )
        try:
            return attempts(self._read, source, url)
        except _PassingFault as fault:
            raise RefreshFailed(f"{source}: {url} could not be read in {ATTEMPTS} attempts: {fault}.", AGAIN) from fault

    def _read(self, source: str, url: str) -> Page:
        self._keep_pace()
        try:
            with httpx.Client(transport=self.transport, timeout=TIMEOUT, headers={"User-Agent": AGENT}, follow_redirects=True) as session:
                answer = session.get(url)
        except httpx.TimeoutException:
            raise _PassingFault("it did not answer in time") from None
        except httpx.TransportError as broken:
            raise _PassingFault(f"the connection failed ({broken or type(broken).__name__})") from None
        return self._understood(source, url, answer)

    def _understood(self, source: str, url: str, answer: httpx.Response) -> Page:
        if answer.status_code == TOO_MANY or answer.status_code >= SERVER_FAULT:
            raise _told_to_wait(source, answer)
        body = _json(answer)
        if answer.status_code == NOT_FOUND and _error(body).get("code") == "NOT_FOUND":
            return Page(url, {"results": []}, None)  # how openFDA says that nothing matches
        if answer.status_code != OK:
            said = _error(body).get("message") or answer.reason_phrase
            raise RefreshFailed(f"{source}: {url} answers {answer.status_code}: {said}.", "Open the address in a browser and read what it says.")
        if body is None:
            raise _PassingFault(f"the JSON is cut off or damaged ({len(answer.content):,} bytes came)")
        following = answer.links.get("next", {}).get("url")
        return Page(url, body, following if following and httpx.URL(following).host == httpx.URL(url).host else None)

    def _keep_pace(self) -> None:
        now = self.clock()
        if now < self._next_at:
            self.sleep(self._next_at - now)
        self._next_at = max(now, self._next_at) + 60.0 / PER_MINUTE


def _json(answer: httpx.Response) -> Json | None:
    try:
        body = answer.json()
    except ValueError:
        return None
    return cast("Json", body) if isinstance(body, dict) else {"": body}


def _error(body: Json | None) -> Json:
    error = (body or {}).get("error")
    return cast("Json", error) if isinstance(error, dict) else {}


def _told_to_wait(source: str, answer: httpx.Response) -> Exception:
    after = _seconds(answer.headers.get("Retry-After", ""))
    if after is not None and after > LONGEST_WAIT:
        return RefreshFailed(f"{source} answers {answer.status_code} and asks to wait {after:,.0f} seconds.", AGAIN)
    return _PassingFault(f"it answers {answer.status_code} {answer.reason_phrase}", after)


def _seconds(said: str) -> float | None:
    """Retry-After in seconds; it may also be a date."""
    if said.strip().isdigit():
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


_GROWING = wait_exponential_jitter(multiplier=FIRST_PAUSE, max=LONGEST_PAUSE, jitter=1.0)


def _pause(state: RetryCallState) -> float:
    fault = state.outcome.exception() if state.outcome else None
    asked = fault.after if isinstance(fault, _PassingFault) else None
    return asked if asked is not None else _GROWING(state)


def _fault(state: RetryCallState) -> str:
    return str(state.outcome.exception()) if state.outcome else "a fault"
