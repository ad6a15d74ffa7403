"""Serves the folder of bid packs to browsers on this machine: read-only, no scripts, nothing from outside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_SHOWN = {".html", ".json", ".jsonl"}


def pack_pages(folder: Path, asked_as: Sequence[str] = ("*",)) -> Starlette:
    """The application: the queue page at ``/``, packs below it; documents are handed out as downloads.

    Args:
        folder: The bid packs; made when missing.
        asked_as: Host names that are answered. A stranger's page can point its own name at this machine and then
            read what it is told: a server for this machine alone answers to this machine's names alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return Starlette(
        routes=[Mount("/", StaticFiles(directory=folder, html=True, follow_symlink=False))],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(asked_as), www_redirect=False),
            Middleware(BaseHTTPMiddleware, dispatch=_guard),
        ],
    )


async def _guard(request: Request, call_next: RequestResponseEndpoint) -> Response:
    answer = await call_next(request)
    suffix = Path(request.url.path).suffix
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["Cache-Control"] = "no-cache"
    if suffix and suffix not in _SHOWN:
        answer.headers["Content-Disposition"] = "attachment"
    return answer
