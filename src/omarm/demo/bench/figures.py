"""From what was seen to figures that people compare."""

import os
import platform
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

MILLISECOND = 1000  # of the microseconds in which latencies come
GIGABYTE = 1024**3


@dataclass
class Seen:
    """What all steps of one kind saw together."""

    latencies: list = field(default_factory=list)
    seconds: float = 0.0
    worked: float | None = None
    statuses: Counter = field(default_factory=Counter)
    queries: Counter = field(default_factory=Counter)
    sizes: Counter = field(default_factory=Counter)

    def add(self, step):
        """Take in the answer of the generator about one step."""
        self.latencies += step["latencies"]
        self.seconds += step["seconds"]
        if step["worked"] is not None:
            self.worked = (self.worked or 0) + step["worked"]
        for name in ("statuses", "queries", "sizes"):
            for key, times in step[name].items():
                getattr(self, name)[int(key)] += times


def figures_of(name, together, alone, gzipped):
    """Return the figures of one scenario: `together` at full concurrency, `alone` with one client."""
    return {
        "name": name,
        "median_ms": _milliseconds(together.latencies, 0.5),
        "p95_ms": _milliseconds(together.latencies, 0.95),
        "rps": round(len(together.latencies) / together.seconds, 1) if together.seconds else 0.0,
        "cpu_ms": _each(together),
        "queries": _middle(together.queries),
        "bytes": _middle(together.sizes),
        "bytes_gzip": gzipped,
        "median_ms_one_client": _milliseconds(alone.latencies, 0.5),
        "p95_ms_one_client": _milliseconds(alone.latencies, 0.95),
        "requests": len(together.latencies) + len(alone.latencies),
    }


def machine():
    """Return what the figures were measured on."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIGABYTE, 1),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
    }


def table(told):
    """Return the figures as a table for people."""
    columns = (
        ("", 15, lambda row: row["name"]),
        ("req/s", 8, lambda row: f"{row['rps']:.0f}"),
        ("× yardstick", 12, lambda row: f"{row['yardstick_ratio']:.2f}" if row.get("yardstick_ratio") else "-"),
        ("median ms", 11, lambda row: _shown(row["median_ms"])),
        ("p95 ms", 9, lambda row: _shown(row["p95_ms"])),
        ("alone ms", 10, lambda row: _shown(row["median_ms_one_client"])),
        ("cpu ms", 8, lambda row: _shown(row["cpu_ms"])),
        ("queries", 9, lambda row: _shown(row["queries"])),
        ("bytes", 9, lambda row: _shown(row["bytes"])),
        ("gzipped", 9, lambda row: _shown(row["bytes_gzip"])),
    )
    rows = [told["yardstick"]] if told["yardstick"] else []
    rows += told["scenarios"]
    lines = ["".join(title.rjust(width) if title else " " * width for title, width, _ in columns)]
    for row in rows:
        cells = [(cell(row), width) for _, width, cell in columns]
        lines.append(cells[0][0].ljust(cells[0][1]) + "".join(text.rjust(width) for text, width in cells[1:]))
    return "\n".join([*lines, "", _surroundings(told)])


def live_table(told):
    """Return the figures as a table for people."""
    columns = (
        "listeners",
        "bytes each",
        "rounds",
        "p50 ms",
        "p95 ms",
        "last ms",
        "p95 ms from sending",
        "first to last ms",
        "not heard",
    )
    names = (
        "listeners",
        "bytes_each",
        "rounds",
        "p50_ms",
        "p95_ms",
        "last_ms",
        "p95_from_sending_ms",
        "broadcast_ms",
        "missed",
    )
    lines = ["  ".join(columns)]
    lines += [
        "  ".join(str(row[name]).rjust(len(title)) for title, name in zip(columns, names, strict=True))
        for row in told["crowds"]
    ]
    about = told["machine"]
    surroundings = (
        f"One process, with the deliverer and the worker in it; {about['processor']}, {about['cores']} cores, "
        f"{about['memory_gb']} GB, Python {about['python']}, load {about['load']} before."
    )
    return "\n".join([*lines, "", surroundings])


def _surroundings(told):
    about, memory = told["machine"], told["memory_mb"]
    text = (
        f"{told['concurrency']} clients, {about['processor']}, {about['cores']} cores, {about['memory_gb']} GB, "
        f"Python {about['python']}, load {about['load']} before."
    )
    return f"{text} Memory of all processes afterwards: {memory} MB." if memory else text


def _milliseconds(latencies, share):
    """Return the latency that this share of the requests stayed under."""
    if not latencies:
        return None
    ordered = sorted(latencies)
    middle = median(ordered) if share == 0.5 else ordered[min(len(ordered) - 1, int(len(ordered) * share))]  # noqa: PLR2004
    return round(middle / MILLISECOND, 2)


def _each(seen):
    """Return how many milliseconds the processors worked for one answer; this figure minds a busy machine least."""
    return round(seen.worked * 1000 / len(seen.latencies), 2) if seen.worked and seen.latencies else None


def _middle(counts):
    """Return the middle one of the values that were counted, or None."""
    values = sorted(counts.elements())
    return values[len(values) // 2] if values else None


def _shown(value):
    return "-" if value is None else str(value)


def _processor():
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
