"""Sentences in lines: what people copy stays whole."""

from tak_gitops.reports.wrapping import wrapped

URL = "https://tidbok.region.example/" + "x" * 60


def test_a_sentence_is_folded_at_blanks() -> None:
    """Further lines have their own indentation."""
    assert ["  ett två", "    tre"] == wrapped("ett två tre", 10, "  ", "    ")


def test_an_address_is_never_broken() -> None:
    """Not even where it is wider than the screen."""
    assert ["Se", f"  {URL}"] == wrapped(f"Se {URL}", 40, "", "  ")


def test_a_command_stands_beside_its_sentence() -> None:
    """Where there is room."""
    assert ["Avgör:  tak resolve 43"] == wrapped("Avgör:  tak resolve 43", 40)


def test_a_command_that_does_not_fit_has_a_line_of_its_own() -> None:
    """Whole, so that it can be copied."""
    assert ["Ta reda på det, och", "avgör:", "  tak resolve 43"] == wrapped(
        "Ta reda på det, och avgör:  tak resolve 43", 20
    )


def test_nothing_has_no_lines() -> None:
    """An empty text takes no room."""
    assert [] == wrapped("", 40)
