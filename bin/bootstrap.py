"""Prepare the checkout and run one of its jobs: setup, demo, test or bench. `make` calls this.

Only the standard library, and only what Python 3.8 knows: this runs before anything is installed, on whatever
`python3` is. It finds a Python that is new enough, makes .venv, installs the pinned packages, and goes on in there.
"""

import glob
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
VENV = HERE / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 12)
PROBE = "import sys, ssl, venv, ensurepip; print('%d.%d.%d' % sys.version_info[:3])"

RUN = ("requirements.txt", "requirements-build.txt")
DEVELOP = ("requirements-dev.txt",)

# Not `auto`: that counts cores, of which two small virtual machines often share one.
ON_ALL_CORES = ["--numprocesses=logical", "--maxprocesses=8", "--dist=loadscope"]

JOBS = {
    "setup": (RUN, []),
    "demo": (RUN, [["bin/omarm", "demo"]]),
    "bench": (RUN, [["bin/python", str(HERE / "bench" / "run.py")]]),
    "test": (DEVELOP, [["bin/python", str(HERE / "bin" / "lint")], ["bin/python", "-m", "pytest"] + ON_ALL_CORES]),
    "develop": (DEVELOP, []),
}


def main():
    """Prepare for the job named on the command line, then become it."""
    job = sys.argv[1] if len(sys.argv) > 1 else "setup"
    if job not in JOBS:
        sys.exit("Use: python3 bin/bootstrap.py [%s]" % "|".join(JOBS))
    os.chdir(str(HERE))
    wanted, steps = JOBS[job]
    prepare(wanted)
    if job == "setup":
        print("Ready: .venv/bin/omarm --help shows what it can do.")
    for step in steps[:-1]:
        code = subprocess.call([str(VENV / step[0])] + step[1:])
        if code:
            sys.exit(code)
    if steps:
        sys.stdout.flush()
        os.execv(str(VENV / steps[-1][0]), [str(VENV / steps[-1][0])] + steps[-1][1:] + sys.argv[2:])


def prepare(wanted):
    """Make .venv hold exactly what the pins say; a second time this only compares a stamp."""
    if not works(PYTHON):
        make_environment()
    stamp, state = VENV / ".omarm-stamp", fingerprint(wanted)
    already = stamp.read_text().split() if stamp.exists() else []
    if state not in already:
        install(wanted)
        done = [state] if wanted == RUN else [state, fingerprint(RUN)]
        stamp.write_text("\n".join(done))
    if translations_changed():
        run([PYTHON, "-c", "from hatch_build import *; compile_translations(Path('src/omarm/locale'))"])


def works(python):
    """Say whether this Python starts, is new enough and can make environments; a shim often cannot."""
    version = probe(python)
    return version is not None and version >= OLDEST


def probe(python):
    try:
        answer = subprocess.run(
            [str(python), "-c", PROBE], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=30, check=True
        )
        return tuple(int(part) for part in answer.stdout.decode().split(".")[:2])
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def candidates():
    """Yield every place where a Python may be, best first."""
    named = os.environ.get("PYTHON")
    if named:
        yield shutil.which(named) or named
    for name in ("python3.13", "python3.12", "python3.14", "python3", "python"):
        found = shutil.which(name)
        if found:
            yield found
    places = (
        os.path.join(os.environ.get("PYENV_ROOT", "~/.pyenv"), "versions/3.1[2-9]*/bin/python3"),
        "~/.local/share/uv/python/cpython-3.1[2-9]*/bin/python3",
        "/opt/homebrew/bin/python3.1[2-9]",
        "/usr/local/bin/python3.1[2-9]",
        "/home/linuxbrew/.linuxbrew/bin/python3.1[2-9]",
        "/Library/Frameworks/Python.framework/Versions/3.1[2-9]/bin/python3",
    )
    for place in places:
        # The newest developed-on version first: 3.13 before 3.12 before what came after.
        for found in sorted(glob.glob(os.path.expanduser(place)), key=lambda path: ("3.13" not in path, path)):
            yield found


def make_environment():
    python = next((path for path in candidates() if works(path)), None)
    if python is None:
        sys.exit(
            "Omarm needs Python 3.12 or newer (with venv) and found only %d.%d: install one, for instance with "
            "`apt install python3.13-venv`, `brew install python@3.13` or `pyenv install 3.13`, "
            "or name it: PYTHON=/path/to/python3.13 make setup" % sys.version_info[:2]
        )
    print("Making .venv with %s ..." % python, flush=True)
    run([python, "-m", "venv", "--clear", VENV])


def fingerprint(wanted):
    digest = hashlib.sha256(str(HERE).encode())
    for name in wanted + ("pyproject.toml", "hatch_build.py"):
        digest.update((HERE / name).read_bytes())
    return digest.hexdigest()


def install(wanted):
    started = time.monotonic()
    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    for name in wanted:
        command += ["-r", name]
    total = sum(1 for name in wanted for line in (HERE / name).open() if "==" in line)
    show_progress(command, total)
    # The tools that build are among the pins, so nothing is fetched a second time.
    run([PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--no-deps", "--no-build-isolation",
         "--editable", "."])  # fmt: skip
    print("Packages installed in %.0f s." % (time.monotonic() - started), flush=True)


def show_progress(command, total):
    """Run pip; show how many packages it has got to, and its own words only when it fails."""
    told, seen = [], 0
    pip = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    for raw in pip.stdout:
        line = raw.decode(errors="replace")
        told.append(line)
        if line.startswith(("Collecting ", "Requirement already satisfied", "Ignoring ")):
            seen = min(seen + 1, total)
            if sys.stdout.isatty():
                print("\rInstalling packages: %d of %d " % (seen, total), end="", flush=True)
    if sys.stdout.isatty():
        print()
    if pip.wait():
        sys.exit("".join(told[-25:]) + "The packages could not be installed; the reason stands above.")


def translations_changed():
    for source in (HERE / "src" / "omarm" / "locale").glob("*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            return True
    return False


def run(command):
    code = subprocess.call([str(part) for part in command])
    if code:
        sys.exit("`%s` failed with exit code %d." % (" ".join(str(part) for part in command), code))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
