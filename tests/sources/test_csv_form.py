"""The one form of a CSV file with addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.counts import promised
from tak_gitops.sources.address_file import read_address_file
from tak_gitops.sources.csv_form import formed_csv


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("line ends are LF", "SE1,Eken\r\nSE2,Boken\r\n", "SE1,Eken\nSE2,Boken\n"),
        ("no byte order mark", "\ufeffid;name\nSE1;Eken\n", "id;name\nSE1;Eken\n"),
        ("no blanks around cells", "id , name\n SE1 ,  Eken \n", "id,name\nSE1,Eken\n"),
        ("no empty lines", "SE1,Eken\n\n,\n\nSE2,Boken\n", "SE1,Eken\nSE2,Boken\n"),
        ("no empty name", "SE1,\nSE2,Boken\n", "SE1\nSE2,Boken\n"),
        ("quotes only where they are needed", '"SE1","Eken, norra"\n"SE2","Boken"\n', 'SE1,"Eken, norra"\nSE2,Boken\n'),
        ("a line end at the end", "SE1,Eken", "SE1,Eken\n"),
    ],
)
def test_the_form(rule: str, text: str, expected: str) -> None:
    """Each rule of the form, on a file that breaks it."""
    assert expected.encode() == formed_csv(text.encode(), "f.csv"), rule


@promised(5_000)
@given(
    st.lists(
        st.tuples(st.from_regex(r"[A-Z0-9-]{1,9}", fullmatch=True), st.sampled_from(["", "Eken", ' a ", b', "å;ä"]))
    ),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_form_changes_no_address(rows: list[tuple[str, str]], separator: str, end: str) -> None:
    """Ids and names stay, in their order, and a second time nothing is left to do."""
    quoted = [f'{identifier}{separator}"{name.replace(chr(34), chr(34) * 2)}"' for identifier, name in rows]
    content = end.join(["id" + separator + "name", *quoted]).encode()
    before = read_address_file(content, "f.csv").addresses
    formed = formed_csv(content, "f.csv")
    if before is None:
        assert formed is None
        return
    assert formed is not None
    after = read_address_file(formed, "f.csv").addresses
    assert after is not None
    assert (before.ids, before.names) == (after.ids, after.names)
    assert formed == formed_csv(formed, "f.csv")
