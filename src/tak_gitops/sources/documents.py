"""The files that a user writes, as pydantic models: they judge a file, and `schema/` is generated from them.

Constraints are only those that JSON Schema can express too, so that the models and the schemas give one
verdict (a test holds them to it). What needs more than one file, or live, is judged later.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from tak_gitops.model.cases import CaseKind
from tak_gitops.sources.scalars import (
    ENVIRONMENT_PATTERN,
    REPOSITORY_PATTERN,
    Address,
    CasePrefix,
    Count,
    Day,
    Email,
    EnvironmentName,
    Host,
    HsaId,
    HsaIds,
    LineKey,
    MailAddress,
    Percent,
    Port,
    SshKey,
    Text,
    WebAddress,
    Window,
)


class _Document(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class ContractDocument(_Document):
    """A contract with a URL or a profile of its own."""

    contract: Text
    url: Text | None = None
    rivta_profile: Text | None = None


class AddressDocument(_Document):
    """A logical address; its name is needed when TAK does not have it yet."""

    id: Address
    name: Text | None = None


class AddressFileDocument(_Document):
    """Logical addresses that stand in a CSV file beside the YAML file."""

    file: Text


Contracts = Annotated[list[Text | ContractDocument], Field(min_length=1)]
Addresses = AddressFileDocument | Annotated[list[Address | AddressDocument], Field(min_length=1)]
Consumers = Annotated[list[Text], Field(min_length=1)]


class ConnectionDocument(_Document):
    """Routings of contracts and addresses to one producer, and the permissions of its consumers."""

    kind: Literal["Connection"]
    description: Text | None = None
    prestudy: Text | None = None
    reference: Text | None = None
    producer: Text
    replaces: HsaId | None = None
    rivta_profile: Text | None = None
    url: Text | None = None
    contracts: Contracts
    logical_addresses: Addresses
    consumers: list[Text] = Field(default_factory=list)
    no_consumers: Text | None = None


class AccessDocument(_Document):
    """Permissions only: consumers of what is already connected."""

    kind: Literal["Access"]
    description: Text | None = None
    prestudy: Text | None = None
    reference: Text | None = None
    consumers: Consumers
    contracts: Annotated[list[Text], Field(min_length=1)]
    logical_addresses: Addresses


NEEDED = {
    CaseKind.CONTRACT_INSTALLATION: ("contracts",),
    CaseKind.CONTRACT_UNINSTALLATION: ("contracts",),
    CaseKind.SOURCE_SYSTEM_CHANGE: ("system", "text"),
}
"""What each kind of case cannot do without (domain.md 6)."""


class CaseDocument(_Document):
    """What is asked of the service desk and is no row of TAK; only what no other file tells."""

    model_config = ConfigDict(
        json_schema_extra={
            "allOf": [
                {
                    "if": {"required": ["case"], "properties": {"case": {"const": kind.value}}},
                    "then": {"required": list(names)},
                }
                for kind, names in NEEDED.items()
            ]
        }
    )

    kind: Literal["Case"]
    case: Literal["contract_installation", "contract_uninstallation", "source_system_change"]
    description: Text | None = None
    contracts: Annotated[list[Text] | None, Field(min_length=1)] = None
    system: Text | None = None
    window: Window | None = None
    text: Text | None = None
    prestudy: Text | None = None
    reference: Text | None = None

    @model_validator(mode="after")
    def _whole(self) -> CaseDocument:
        if not self.model_fields_set.issuperset(NEEDED[CaseKind(self.case)]):
            raise PydanticCustomError("needed", "a key is missing")
        return self


class ContactDocument(_Document):
    """Somebody to reach about a system."""

    role: Text
    name: Text | None = None
    email: Email | None = None
    phone: Text | None = None


class CertificateDocument(_Document):
    """A function certificate: its file beside this one, or what stands in it."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    file: Text | None = None
    subject_hsa_id: HsaId | None = None
    valid_to: Day | None = None

    @model_validator(mode="after")
    def _something(self) -> CertificateDocument:
        if not self.model_fields_set:
            raise PydanticCustomError("empty", "at least one key")
        return self


def _by_environment(schema: dict[str, Any]) -> None:
    """What pydantic writes as patternProperties says nothing of the names that do not match."""
    schema["additionalProperties"] = next(iter(schema.pop("patternProperties").values()))
    schema["propertyNames"] = {"pattern": ENVIRONMENT_PATTERN}


Certificates = Annotated[dict[EnvironmentName, CertificateDocument], Field(json_schema_extra=_by_environment)]


class SystemDocument(_Document):
    """A system: producer, consumer or both."""

    organisation: Text
    name: Text
    hsa_ids: HsaIds
    certificates: Certificates = Field(default_factory=dict)
    contacts: list[ContactDocument] = Field(default_factory=list)
    owners: list[Text] = Field(default_factory=list)
    status: Literal["active", "deactivated"] = "active"
    distinct_from: list[Text] = Field(default_factory=list)


class ConnectionPointDocument(_Document):
    """The TAK-api's words for an environment."""

    platform: Text
    environment: Text


class LiveDocument(_Document):
    """Where live comes from: exactly one of the keys."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    file: Text | None = None
    glob: Text | None = None
    tak_services: WebAddress | None = None
    tak_api: WebAddress | None = None
    tak_api_files: Text | None = None

    @model_validator(mode="after")
    def _one(self) -> LiveDocument:
        if len(self.model_fields_set) != 1:
            raise PydanticCustomError("one_of", "exactly one key")
        return self


class FileChannelDocument(_Document):
    """Orders leave as files in a folder."""

    kind: Literal["file"]
    folder: Text


class TakwebChannelDocument(_Document):
    """Orders are posted to TAK-web."""

    kind: Literal["takweb"]
    url: WebAddress


class SmtpChannelDocument(_Document):
    """Orders are mailed to a service desk."""

    kind: Literal["smtp"]
    host: Host
    port: Port = "587"
    sender: MailAddress = Field(alias="from")
    recipient: MailAddress = Field(alias="to")
    case_prefix: CasePrefix = "TSK-"


class DeskChannelDocument(_Document):
    """TAK-web fetches orders from `tak desk`."""

    kind: Literal["desk"]


def _by_kind(schema: dict[str, Any], kinds: Sequence[str] = ("file", "takweb", "smtp", "desk")) -> None:
    """One schema for a kind, so that what is wrong is told of the kind that was written."""
    choices = [each for each in schema.pop("anyOf") if "$ref" in each]
    schema |= {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": list(kinds)}},
        "allOf": [
            {"if": {"required": ["kind"], "properties": {"kind": {"const": kind}}}, "then": choice}
            for kind, choice in zip(kinds, choices, strict=True)
        ],
    }


def _case_by_kind(schema: dict[str, Any]) -> None:
    _by_kind(schema, ("file", "smtp"))


CaseChannel = FileChannelDocument | SmtpChannelDocument
Channel = FileChannelDocument | TakwebChannelDocument | SmtpChannelDocument | DeskChannelDocument


class LimitsDocument(_Document):
    """How much one order may change."""

    snapshot_hours: Count | None = None
    removals: Count | None = None
    removals_percent: Percent | None = None
    changes_percent: Percent | None = None
    shrink_percent: Percent | None = None
    verify_days: Count | None = None


class HsaDocument(_Document):
    """How the platform asks parents in the HSA tree, and where the tree is."""

    file: Text | Annotated[list[Text], Field(min_length=1)] | None = None
    routings: Literal["on", "off"] = "on"
    routings_except: list[Text] = Field(default_factory=list)
    permissions: Literal["on", "off"] = "on"
    permissions_except: list[Text] = Field(default_factory=list)


class EnvironmentDocument(_Document):
    """An environment: its platform, where live comes from, and how orders leave."""

    platform: Text
    name: Text | None = None
    connection_point: ConnectionPointDocument | Literal["none"] | None = None
    live: LiveDocument | None = None
    channel: Annotated[Channel | None, Field(json_schema_extra=_by_kind)] = None
    cases: Annotated[CaseChannel | None, Field(json_schema_extra=_case_by_kind)] = None
    limits: LimitsDocument | None = None
    hsa: HsaDocument | None = None


class AllowDocument(_Document):
    """Lines that one order may have beyond the limits, exactly, and why."""

    reason: Text
    remove: list[LineKey] = Field(default_factory=list)
    change: list[LineKey] = Field(default_factory=list)
    add: list[LineKey] = Field(default_factory=list)


class RuleDocument(_Document):
    """A rule made louder, quieter or silent, with the reason."""

    level: Literal["error", "warning", "note", "off"]
    reason: Text | None = None


class LedgerDocument(_Document):
    """Where the ledger of orders is kept."""

    branch: Text


class ApprovalsDocument(_Document):
    """How what was merged is known to be approved."""

    by: Literal["merge", "github", "signatures"] = "merge"
    repository: Annotated[str, StringConstraints(pattern=REPOSITORY_PATTERN)] | None = None
    api: WebAddress = "https://api.github.com"
    approvals: Annotated[int, Field(ge=1, le=9, strict=True)] = 1
    careful: Annotated[int, Field(ge=1, le=9, strict=True)] = 2
    production: list[EnvironmentName] = Field(default_factory=list)
    rule_suites: Literal["checked", "unchecked"] = "checked"
    signed: Literal["never", "production_removals", "always"] = "never"


class ApproverDocument(_Document):
    """Somebody who may approve: by an account at GitHub, by signing with a key, or both."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["github_id"]}, {"required": ["ssh_keys"]}]})

    name: Text
    github_id: Annotated[int, Field(ge=1, strict=True)] | None = None
    emails: list[Email] = Field(default_factory=list)
    owns: list[Text] = Field(default_factory=list)
    ssh_keys: list[SshKey] = Field(default_factory=list)

    @model_validator(mode="after")
    def _can_approve(self) -> ApproverDocument:
        if self.model_fields_set.isdisjoint({"github_id", "ssh_keys"}):
            raise PydanticCustomError("needed", "a key is missing")
        return self


class ApproversDocument(_Document):
    """Everybody who may approve."""

    approvers: Annotated[list[ApproverDocument], Field(min_length=1)]


class SettingsDocument(_Document):
    """The settings of the repository."""

    language: Literal["sv", "en"] | None = None
    ordered_by: Text | None = None
    branch: Text = "main"
    rules: dict[str, Literal["error", "warning", "note", "off"] | RuleDocument] = Field(default_factory=dict)
    ledger: LedgerDocument | None = None
    approvals: ApprovalsDocument | None = None


ENTRIES: dict[str, type[BaseModel]] = {
    "Connection": ConnectionDocument,
    "Access": AccessDocument,
    "Case": CaseDocument,
}
"""The kinds of files under `environments/<env>/`, by what they write as `kind`."""

FILES: dict[str, type[BaseModel]] = {
    "settings": SettingsDocument,
    "approvers": ApproversDocument,
    "system": SystemDocument,
    "environment": EnvironmentDocument,
    "connection": ConnectionDocument,
    "access": AccessDocument,
    "case": CaseDocument,
    "allow": AllowDocument,
}
"""Every file that a user writes, by the name of its schema in `schema/`."""
