"""The extra `web`, which a plain installation does not have."""

from __future__ import annotations

from tak_gitops.errors import fail


def require_extra() -> None:
    """Hold the installation to having the libraries of the extra. Raises TakError where one is missing."""
    try:
        import cryptography  # noqa: F401
        import httpx  # noqa: F401
        import jinja2  # noqa: F401
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ModuleNotFoundError as problem:
        raise fail("sandbox.missing", module=str(problem.name)) from None
