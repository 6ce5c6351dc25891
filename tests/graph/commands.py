"""The command line, run in the process of the tests."""

import logging
from pathlib import Path

from typer.testing import CliRunner, Result

from triplewire.graph.cli.main import main


def tw(*arguments: str | Path, given: str | None = None) -> Result:
    """Run the command line in this process."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=given)
    logging.disable(logging.NOTSET)
    assert "Traceback" not in result.output
    return result
