"""The objects of the TAK-api as JSON has them: empty fields, and parts that were not asked for, are left out."""

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from tak_gitops.errors import TakError, fail
from tak_gitops.live.files import ExportBytes

Row = TypeVar("Row", bound=msgspec.Struct)


class Point(msgspec.Struct, frozen=True, rename="camel"):
    """A connection point; `snapshot_time` is when its state was taken out of TAK."""

    id: int
    platform: str = ""
    environment: str = ""
    snapshot_time: str | None = None


class Address(msgspec.Struct, gc=False, rename="camel"):
    """A logical address."""

    logical_address: str = ""
    description: str | None = None


class Contract(msgspec.Struct, gc=False):
    """A service contract; its name is what TAK has as description."""

    namespace: str = ""
    name: str | None = None


class Component(msgspec.Struct, gc=False, rename="camel"):
    """A consumer or a producer."""

    hsa_id: str = ""
    description: str | None = None


class Production(msgspec.Struct, gc=False, rename="camel"):
    """A routing."""

    service_producer: Component | None = None
    logical_address: Address | None = None
    connection_point: Point | None = None
    service_contract: Contract | None = None
    physical_address: str | None = None
    rivta_profile: str | None = None


class Cooperation(msgspec.Struct, gc=False, rename="camel"):
    """A permission."""

    service_consumer: Component | None = None
    logical_address: Address | None = None
    connection_point: Point | None = None
    service_contract: Contract | None = None


class Installed(msgspec.Struct, gc=False, rename="camel"):
    """A contract that a connection point has, also when no row uses it."""

    connection_point: Point | None = None
    service_contract: Contract | None = None


def decode(answer: ExportBytes, row: type[Row], shown: str) -> Sequence[Row]:
    """The rows of an answer. Raises TakError when it is cut, damaged, or no list of such rows."""
    try:
        return msgspec.json.decode(answer.data, type=list[row])  # type: ignore[valid-type]
    except msgspec.ValidationError as problem:
        raise fail("takapi.shape", path=shown, problem=str(problem)) from None
    except msgspec.DecodeError as problem:
        raise _not_json(answer, shown, str(problem)) from None
    except RecursionError:
        raise fail("live.too_deep", path=shown) from None


def _not_json(answer: ExportBytes, shown: str, reason: str) -> TakError:
    if "truncated" in reason:
        return fail("takapi.cut", path=shown, byte=len(answer.data))
    return fail("takapi.damaged", path=shown, problem=reason)
