"""Rules made louder, quieter or silent."""

from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.findings import Finding, Severity, error, note, warning
from tak_gitops.rules.levels import Adjustment, adjusted, are_beyond_use, is_judged
from tak_gitops.rules.registry import RULES
from tak_gitops.texts import msg

ids = st.sampled_from(["TG211", "TG213", "TG214", "TG212"])
findings = st.lists(st.builds(Finding, st.sampled_from(Severity), ids.map(msg), st.none()))
levels = st.lists(st.builds(Adjustment, ids, st.none() | st.sampled_from(Severity)), unique_by=lambda each: each.rule)


def test_a_rule_weighs_what_the_settings_say() -> None:
    """Louder, quieter, or not told at all; others stay, and so does the order."""
    found = [error("TG214", None), warning("TG211", None), warning("TG213", None), warning("TG212", None)]
    said = [Adjustment("TG214", Severity.NOTE), Adjustment("TG211", None), Adjustment("TG213", Severity.ERROR)]
    assert [note("TG214", None), error("TG213", None), warning("TG212", None)] == adjusted(found, said)
    assert found == adjusted(found, [])


@given(findings, levels)
def test_adjusting_again_changes_nothing(found: list[Finding], said: list[Adjustment]) -> None:
    """It may be done wherever findings pass by."""
    once = adjusted(found, said)
    assert once == adjusted(once, said)
    assert {each.rule for each in once} <= {each.rule for each in found}


def test_what_cannot_be_made_smaller_is_beyond_use() -> None:
    """Only an error of a rule that settings cannot change leaves nothing to go on with."""
    assert are_beyond_use([warning("TG211", None), error("TG103", None)])
    assert not are_beyond_use([error("TG214", None), warning("TG211", None)])
    assert not are_beyond_use([note("TG503", None)])
    assert not are_beyond_use([])


def test_validate_judges_files_and_live_where_it_is_read() -> None:
    """A rule about a change, a guard or the ledger, or one that depends on the machine, is judged elsewhere."""
    offline = {rule for rule in RULES if is_judged(rule, with_live=False)}
    with_live = {rule for rule in RULES if is_judged(rule, with_live=True)}
    assert {"TG110", "TG211", "TG214"} <= offline
    assert {"TG310", "TG333"} <= with_live - offline
    assert {"TG121", "TG127", "TG231", "TG407", "TG501", "TG600"}.isdisjoint(with_live)
