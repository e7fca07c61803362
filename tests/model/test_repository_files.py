"""What is known of a system."""

from tak_gitops.model.repository_files import System

SYSTEM = System("systems/tidbok.yaml", "tidbok", "Region Exempel", "Tidbok", (("ntjp-qa", "SE1-QA"), ("prod", "SE1")))


def test_a_system_is_called_by_organisation_and_name() -> None:
    """As TAK names a component (domain.md 6)."""
    assert "Region Exempel -- Tidbok" == SYSTEM.title


def test_a_system_has_an_hsa_id_in_some_environments() -> None:
    """And none in the others."""
    assert ("SE1-QA", None) == (SYSTEM.hsa_id("ntjp-qa"), SYSTEM.hsa_id("NTJP-QA"))
