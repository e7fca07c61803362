"""The texts and numbers that may stand in files, each with the form that it must have."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, WithJsonSchema

from tak_gitops.model.cases import WINDOW_PATTERN

ID_PATTERN = r"^[A-Za-z0-9_-]{1,255}$"
ADDRESS_PATTERN = r"^([A-Za-z0-9_-]{1,255}|\*)$"
EMAIL_PATTERN = r"^[^@\s<>]+@[^@\s<>]+$"
ENVIRONMENT_PATTERN = r"^[a-z0-9][a-z0-9._-]*$"
WEB_PATTERN = r"^https?://[^\s/?#]+([/?#][^\s]*)?$"
HOST_PATTERN = r"^[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$"
MAILBOX_PATTERN = r"^[A-Za-z0-9_][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$"
PORT_PATTERN = r"^([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$"
PREFIX_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_/-]{0,19}$"
DAY_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
REPOSITORY_PATTERN = r"^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$"
SSH_KEY_PATTERN = (
    r"^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)|sk-(ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com)"
    r" [A-Za-z0-9+/]{40,}={0,2}( [^\r\n]*)?$"
)
KEY_PATTERN = r"^(routing:[^,]+,[^,]+|permission:[^,]+,[^,]+,[^,]+)$"


def _number_like(pattern: str) -> WithJsonSchema:
    """A text that editors may also take for a number: `5565594230` is an HSA-id (formats.md 1)."""
    return WithJsonSchema({"type": ["string", "integer"], "pattern": pattern})


_SCALAR = {"type": ["string", "integer", "number", "boolean"]}
HsaId = Annotated[str, StringConstraints(pattern=ID_PATTERN), _number_like(ID_PATTERN)]
Address = Annotated[str, StringConstraints(pattern=ADDRESS_PATTERN), _number_like(ADDRESS_PATTERN)]
Text = Annotated[str, StringConstraints(min_length=1), WithJsonSchema({**_SCALAR, "minLength": 1})]
Email = Annotated[str, StringConstraints(pattern=EMAIL_PATTERN)]
WebAddress = Annotated[str, StringConstraints(pattern=WEB_PATTERN)]
Host = Annotated[str, StringConstraints(pattern=HOST_PATTERN)]
MailAddress = Annotated[str, StringConstraints(pattern=MAILBOX_PATTERN)]
Port = Annotated[str, StringConstraints(pattern=PORT_PATTERN), _number_like(PORT_PATTERN)]
CasePrefix = Annotated[str, StringConstraints(pattern=PREFIX_PATTERN), _number_like(PREFIX_PATTERN)]
SshKey = Annotated[str, StringConstraints(pattern=SSH_KEY_PATTERN)]
Window = Annotated[str, StringConstraints(pattern=WINDOW_PATTERN)]
LineKey = Annotated[str, StringConstraints(pattern=KEY_PATTERN)]
EnvironmentName = Annotated[str, StringConstraints(pattern=ENVIRONMENT_PATTERN)]
Day = Annotated[str, StringConstraints(pattern=DAY_PATTERN)]
HsaIds = Annotated[
    dict[EnvironmentName, HsaId],
    Field(min_length=1),
    WithJsonSchema(
        {
            "type": "object",
            "minProperties": 1,
            # pydantic writes patternProperties here, which says nothing of the names that do not match
            "propertyNames": {"pattern": ENVIRONMENT_PATTERN},
            "additionalProperties": {"type": ["string", "integer"], "pattern": ID_PATTERN},
        }
    ),
]
Count = Annotated[int, Field(ge=0, strict=True)]
Percent = Annotated[float, Field(ge=0, le=100, strict=True)]
