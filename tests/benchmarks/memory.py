"""How much memory a process had."""

from pathlib import Path


def peak() -> float:
    """Give the most memory that this process ever had, in MB.

    As Linux counts it for this program alone: the maximum that getrusage tells includes what the parent had when it
    made the process.
    """
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1000
