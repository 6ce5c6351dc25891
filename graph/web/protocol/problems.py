"""Errors as JSON (RFC 9457, application/problem+json), for programs that read JSON."""

from __future__ import annotations

import json
from http import HTTPStatus

from starlette.responses import Response

MEDIA = "application/problem+json"


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """Return an error with its HTTP status; `detail` says what to do."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return Response(json.dumps(body, ensure_ascii=False), status, headers, MEDIA)


def wants_problem(path: str) -> bool:
    """Return whether errors at an address are written as JSON."""
    return path == "/api/v1" or path.startswith("/api/v1/")
