"""Who may approve what is ordered, and how many must (reliability.md 6)."""

from typing import Literal, NamedTuple


class Approver(NamedTuple):
    """Somebody in `approvers.yaml`; `github_id` is the numeric id of the account, which a new name does not change.

    `emails` are the addresses under which this person commits, `owns` the owners (as `systems/*.yaml` write them) for
    whom this person speaks, `ssh_keys` the public keys, without comment, with which this person signs.
    """

    name: str
    github_id: int | None = None
    emails: tuple[str, ...] = ()
    owns: tuple[str, ...] = ()
    ssh_keys: tuple[str, ...] = ()


class Approvers(NamedTuple):
    """`approvers.yaml`: everybody who may approve."""

    path: str
    people: tuple[Approver, ...]


class Approvals(NamedTuple):
    """`approvals:` of the settings. `merge` = what is merged on the branch that counts is approved.

    So many `approvals` are needed, `careful` where a row is removed or an environment of `production` is touched.
    `signed` says when reviews at GitHub are not enough, and as many must have signed what is merged, too.
    Where `rule_suites` is unchecked, nobody looks whether an administrator merged past the rules of the branch.
    """

    by: Literal["merge", "github", "signatures"] = "merge"
    repository: str = ""
    api: str = "https://api.github.com"
    approvals: int = 1
    careful: int = 2
    production: tuple[str, ...] = ()
    rule_suites: Literal["checked", "unchecked"] = "checked"
    signed: Literal["never", "production_removals", "always"] = "never"
