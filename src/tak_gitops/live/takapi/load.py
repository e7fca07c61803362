"""Live of a connection point by the TAK-api: fetched or saved answers, read, or known from a run before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tak_gitops.findings import Place, warning
from tak_gitops.live.days import moment
from tak_gitops.live.takapi.answers import are_saved_answers, fetch_answers, read_answers

if TYPE_CHECKING:
    from pathlib import Path

    from tak_gitops.live.cache import CatalogueCache
    from tak_gitops.live.http.access import Access
    from tak_gitops.live.takapi.answers import Answers
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.repository_files import ConnectionPoint


__all__ = ["are_saved_answers", "catalogue_of", "load_from_api", "load_saved_answers"]


def load_from_api(
    address: str, wanted: ConnectionPoint, access: Access, *, cache: CatalogueCache | None = None
) -> Catalogue:
    """The catalogue of a connection point, from the TAK-api at an address such as `https://…/coop/api/v2`.

    Raises TakError for all that can be wrong on the way and with the answers.
    """
    return catalogue_of(fetch_answers(address, wanted, access), cache)


def load_saved_answers(
    folder: Path, wanted: ConnectionPoint, *, shown: str, cache: CatalogueCache | None = None
) -> Catalogue:
    """The catalogue of a connection point, from saved answers (see `read_answers`); `shown` is the folder as written.

    Raises TakError for all that can be wrong with them.
    """
    return catalogue_of(read_answers(folder, wanted, shown=shown), cache)


def catalogue_of(answers: Answers, cache: CatalogueCache | None = None) -> Catalogue:
    """The catalogue of answers; its snapshot is when their state was taken out of TAK, in UTC.

    Raises TakError for all that can be wrong with the answers.
    """
    subject = f"takapi {answers.digest}"
    digest = cache.recall(subject) if cache else None
    catalogue = cache.get(digest, answers.shown) if cache and digest else None
    if catalogue is None:
        from tak_gitops.live.takapi.build import build_catalogue

        catalogue = build_catalogue(answers)
        if cache:
            cache.put(catalogue)
            cache.note(subject, catalogue.digest)
    snapshot = moment(answers.point.snapshot_time or "")
    if snapshot is None:
        unknown = warning("TG331.api", Place(answers.shown))
        return replace(catalogue, findings=(*catalogue.findings, unknown))
    return replace(catalogue, snapshot=snapshot)
