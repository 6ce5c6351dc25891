"""The command line: `python -m triplewire` works like the command `triplewire`."""

import gc
import os
import signal
import sys


def main() -> None:
    """Run the command line. Until it is loaded, Ctrl-C ends the process at once, without a traceback."""
    _open_streams()
    # One thread a process: the products are small, and --workers uses the cores. Read when numpy is loaded.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    interrupt = signal.signal(signal.SIGINT, signal.SIG_DFL)
    from triplewire.graph.cli.main import main as run  # noqa: PLC0415  # takes a while

    signal.signal(signal.SIGINT, interrupt)
    try:
        run(prog_name="triplewire")
    finally:
        gc.freeze()  # the process ends: no garbage is looked for among all that it has loaded


def _open_streams() -> None:
    """Keep the numbers of closed standard streams from files that are opened later. Without standard output, exit."""
    nothing = os.open(os.devnull, os.O_RDWR)
    while nothing <= 2:  # standard error
        nothing = os.open(os.devnull, os.O_RDWR)
    os.close(nothing)
    sys.stdin = sys.stdin or open(0, encoding="utf-8")  # noqa: SIM115  # for as long as the process runs
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8")  # noqa: SIM115  # the same
    if sys.stdout is None:
        sys.exit("triplewire: standard output is closed: send it to a file, or to /dev/null")


if __name__ == "__main__":
    main()
