"""What many tests share."""

import pytest

import triplewire


@pytest.fixture(scope="session")
def pipeline() -> triplewire.Pipeline:
    """The pipeline with the default model, loaded once."""
    return triplewire.load()
