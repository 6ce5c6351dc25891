"""Run the command line: `python -m triplewire` works like the command `triplewire`."""

from triplewire.graph.cli.main import main

if __name__ == "__main__":
    main(prog_name="triplewire")
