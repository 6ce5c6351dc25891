"""The command line: `python -m triplewire` works like the command `triplewire`."""

import signal


def main() -> None:
    """Run the command line. Until it is loaded, Ctrl-C ends the process at once, without a traceback."""
    interrupt = signal.signal(signal.SIGINT, signal.SIG_DFL)
    from triplewire.graph.cli.main import main as run  # noqa: PLC0415  # takes a while

    signal.signal(signal.SIGINT, interrupt)
    run(prog_name="triplewire")


if __name__ == "__main__":
    main()
