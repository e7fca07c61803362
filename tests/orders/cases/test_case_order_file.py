"""Cases in order files: what is written is read again, and counts."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.cases import NEEDS_CANCEL, any_case, case, order_of
from builders.changes import ORDER_PATH as PATH
from builders.changes import small_order
from tak_gitops.errors import TakError
from tak_gitops.model.cases import Case
from tak_gitops.orders.order_file import digest_of, read_order, write_order


@given(cases=st.lists(any_case(), min_size=1, max_size=3))
def test_cases_are_read_as_they_were_written(cases: list[Case]) -> None:
    """An order may bring cases alone; whatever people have written in them, the file gives them back."""
    order = order_of(*cases, needs=(NEEDS_CANCEL,))
    content = write_order(order)
    assert order == read_order(content, PATH)
    assert () == order.parts


def test_an_order_without_cases_has_the_digest_that_it_had_before_there_were_any() -> None:
    """What was approved then is still what it was."""
    assert "a66071605c289a7afe87b19d93610849d879cd80b9b188f6638d5f6f531ce3b0" == small_order().digest


@pytest.mark.parametrize("text", ["", " \n", "Ärende\x1b[2J", "Ärende\u202e", "Ärende\r\n"])
def test_a_text_that_nobody_could_have_written_is_no_case(text: str) -> None:
    """Control signs never come from the program: an order file with them was made by hand, whatever its digest."""
    order = order_of(case())
    line = msgspec.structs.replace(order.cases[0], text=text)
    digest = digest_of(order.environment, order.platform, None, (), cases=(line,))
    with pytest.raises(TakError):
        read_order(write_order(msgspec.structs.replace(order, digest=digest, cases=(line,))), PATH)
