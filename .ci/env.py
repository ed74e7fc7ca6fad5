"""Set up and start Chuhai with nothing but python3: own environment, pinned packages, a browser for the tests.

Used by the Makefile: `python3 .ci/env.py run|dev|browser`. Standard library only; safe to call again and again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import venv
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
ENVIRONMENT = HOME / ".venv"
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
OLDEST = (3, 11)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_BROWSERS = ("/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def stop(message: str, remedy: str) -> None:
    sys.exit(f"\nchuhai: {message}\n        {remedy}\n")


def ensure_packages(names: tuple[str, ...]) -> None:
    """Make the environment and install the pinned packages, unless exactly these are in already."""
    if sys.version_info < OLDEST:
        stop(
            f"python3 is {sys.version.split()[0]}; {'.'.join(map(str, OLDEST))} or newer is needed.",
            "Install a newer Python, or name one: make run PYTHON=python3.12",
        )
    stamp = ENVIRONMENT / "chuhai.stamp"
    wanted = {name: hashlib.sha256((HOME / name).read_bytes()).hexdigest() for name in names}
    known = dict(line.split() for line in stamp.read_text().splitlines()) if stamp.exists() else {}
    if all(known.get(name) == digest for name, digest in wanted.items()):
        return
    python = make_environment()
    for name in names:
        print(f"chuhai: installing {name} into {ENVIRONMENT}", flush=True)
        done = subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", HOME / name], check=False
        )
        if done.returncode:
            stop(f"{name} could not be installed.", "Read pip's message above; behind a proxy, set pip's own configuration. Then start again.")
    stamp.write_text("".join(f"{name} {digest}\n" for name, digest in {**known, **wanted}.items()))


def make_environment() -> Path:
    """Create the virtual environment; on Debian and Ubuntu add the package that python3 leaves out."""
    python = BIN / "python"
    if python.exists() and subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0:
        return python
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not install_from_system(package):
            stop("This python3 comes without venv.", f"Install it first, for example: sudo apt-get install {package}")
    print(f"chuhai: making {ENVIRONMENT}", flush=True)
    if "ensurepip" in sys.modules:
        venv.create(ENVIRONMENT, with_pip=True, symlinks=os.name != "nt")
    else:
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
    return python


def install_from_system(*packages: str) -> bool:
    """Install Debian packages where that is possible without asking for a password."""
    if not shutil.which("apt-get"):
        return False
    asker = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if asker and subprocess.run([*asker, "true"], capture_output=True, check=False).returncode:
        return False
    print(f"chuhai: installing {' '.join(packages)} from the system's packages", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*asker, "apt-get", "update", "-qq"], env=environment, stdout=subprocess.DEVNULL, check=False)
    done = subprocess.run(
        [*asker, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], env=environment, stdout=subprocess.DEVNULL, check=False
    )
    return done.returncode == 0


def find_browser() -> str | None:
    """A Chromium or Chrome on this machine: CHROMIUM names one, else the usual places."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    found = [shutil.which(name) for name in BROWSERS] + [path for path in MAC_BROWSERS if Path(path).exists()]
    found += [str(path) for path in sorted(playwright_browsers().glob("chromium-*/chrome-*/*hrom*")) if path.is_file() and os.access(path, os.X_OK)]
    return next((path for path in found if path), None)


def playwright_browsers() -> Path:
    if named := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(named)
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "ms-playwright"


def ensure_browser() -> str:
    """Find a Chromium for the browser tests, or install one: system packages, Homebrew, then Playwright's own."""
    if os.environ.get("CHROMIUM") and not find_browser():
        stop(f"CHROMIUM names {os.environ['CHROMIUM']}, which is not there.", "Mend or unset it.")
    if found := find_browser():
        return found
    print("chuhai: no Chromium found for the browser tests", flush=True)
    install_from_system("chromium")
    if not find_browser() and shutil.which("brew"):
        subprocess.run(["brew", "install", "--cask", "chromium"], check=False)
    if not find_browser():
        subprocess.run([BIN / "python", "-m", "playwright", "install", "chromium"], check=False)
    if found := find_browser():
        return found
    stop("No Chromium could be found or installed.", "Install Chromium or Chrome, or name one: make test CHROMIUM=/path/to/chrome")
    raise AssertionError


def ensure_port(port: int) -> None:
    """Say in words that a port is taken, before the server would."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("0.0.0.0", port))
        except OSError:
            stop(f"Port {port} is taken.", f"Another Chuhai may be running. Choose another port: make run PORT={port + 1}")


def main(task: str) -> None:
    if task == "run":
        ensure_packages(("requirements.txt",))
        port = int(os.environ.get("PORT", "8501"))
        ensure_port(port)
        os.chdir(HOME)
        os.execv(BIN / "python", [str(BIN / "python"), "-m", "streamlit", "run", str(HOME / "app.py"), "--server.port", str(port)])
    elif task == "dev":
        ensure_packages(("requirements-dev.txt",))
    elif task == "browser":
        print(ensure_browser())
    else:
        stop(f"{task} is not a task.", "Tasks: run, dev, browser")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "run")
