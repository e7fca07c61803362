"""Files that somebody could write to say something else than their reader sees: every one of them is refused."""

import pytest

from tak_gitops.findings import has_errors
from tak_gitops.sources.compile import compile_file

GOOD = "organisation: Region Exempel\nname: Tidbok\nhsa_ids: {ntjp-qa: SE2321000131-TIDBOKQA}\n"
LAUGHS = "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\n"
IN_GENERAL = (
    *(
        "",
        " ",
        "\n\n",
        "#",
        "---",
        "---\n...",
        "...",
        "~",
        "null",
        "[]",
        "{}",
        "x",
        "- x",
        "'x'",
        "|\n x",
        "42",
        "? ",
        ": ",
    ),
    *(LAUGHS, "<<: {name: x}\n", "<<: [{}]\n", "x: &x\n  <<: *x\n", "x: *x\n", "&a x: y\n", "x: &a y\n", "*a : x\n"),
    *(
        "!!python/object/apply:os.system [id]\n",
        "x: !!python/name:os.system\n",
        "!x y: z\n",
        "x: !<tag:x> y\n",
        "x: ! y\n",
    ),
    *(
        "%YAML 1.1\n---\nx: y\n---\nz: w\n",
        "x: y\n---\nx: z\n",
        "x: y\n...\nz: w\n",
        "%TAG ! tag:x,2000:\n---\nx: !y z\n",
    ),
    *(
        "? [a, b]\n: c\n",
        "? {a: b}\n: c\n",
        "? - a\n: c\n",
        "{{x}}: y\n",
        "x: {y}\n",
        "x: [y\n",
        "x: }\n",
        "x: ]\n",
        "x: 'y\n",
    ),
    *(
        'x: "y\n',
        'x: "\\x"\n',
        'x: "\\u202e"\n',
        'x: "\\0"\n',
        "x: y: z\n",
        "x:\n\ty: z\n",
        "\tx: y\n",
        " x: y\nz: w\n",
    ),
    *(
        "x: @y\n",
        "x: `y\n",
        "x: %y\n",
        "x: |3\n y\n",
        "x: >-+\n y\n",
        "x: *\n",
        "x: &\n",
        "x: !\n",
        "x\ny: z\n",
        "- x\ny: z\n",
    ),
    *(
        "x:\n- y\n z\n",
        "x: [a b: c: d]\n",
        "x: {a: b, a: c}\n",
        "name: a\nname: b\n",
        "name: a\n'name': b\n",
        'name: a\n"name": b\n',
    ),
    *(
        "x" * 20 + ": " + "[" * 30 + "]" * 30,
        "- " * 30,
        "{a: " * 30 + "b" + "}" * 30,
        "x: \ud7ff\u2028y\n",
        "x: y\u0085z: w\n",
    ),
    *(
        "x: y\rz: w\n",
        "x: y # z\rw: v\n",
        "x\u200b: y\n",
        "x: \ufeffy\n",
        "x: \u202ey\n",
        "x: \x00\n",
        "x: \x1b[2J\n",
        "x: \x7f\n",
    ),
    *(
        "x: \u00ad\n",
        "x: \U000e0041\n",
        "x: \ue000\n",
        "x: \U0010fffd\n",
        "\ufeff\ufeffx: y\n",
        "x: \u2066y\u2069\n",
        "# \u2029x: y\n",
    ),
)
"""No file of ours, whatever its folder."""
OF_A_SYSTEM = (
    *(
        "Name: X\n",
        "nаme: X\n",
        "status: Active\n",
        "status: [active]\n",
        "status: {}\n",
        "status: ''\n",
        "status: yes\n",
    ),
    *(
        "owners: x\n",
        "owners: [[x]]\n",
        "owners: [{}]\n",
        "contacts: x\n",
        "contacts: [x]\n",
        "contacts: [{}]\n",
        "kind: System\n",
    ),
    *(
        "contacts: [{role: ''}]\n",
        "contacts: [{role: x, email: y}]\n",
        "contacts: [{role: x, email: 'a b@c'}]\n",
        "x: y\n",
    ),
    *(
        "certificates: {}x\n",
        "certificates: {ntjp-qa: {}}\n",
        "certificates: {ntjp-qa: {valid_to: i morgon}}\n",
        "distinct_from: x\n",
    ),
    *(
        "certificates: {ntjp-qa: {valid_to: 2026-02-30}}\n",
        "certificates: {'..': {valid_to: 2026-12-01}}\n",
        "certificates: {ntjp-qa: {subject_hsa_id: 'SE 1'}}\n",
        "certificates: {ntjp-qa: {subject_hsa_id: \u0405E1}}\n",
        "hsa_ids: {ntjp-qa: SE1}\n",
        "status: активен\n",
        "owners: ['']\n",
        "distinct_from: [{}]\n",
        "organisation:\n",
        "contacts: [{name: x}]\n",
        "contacts: [{role: x, phone: [1]}]\n",
        "name: Y\n",
    ),
)
"""One line more than a good file of a system may have."""


@pytest.mark.parametrize("text", [*IN_GENERAL, *(GOOD + line for line in OF_A_SYSTEM)], ids=repr)
def test_a_bad_file_is_refused_with_a_place(text: str) -> None:
    """It has no value, and each error says where."""
    compiled = compile_file("systems/x.yaml", text.encode("utf-8", "surrogatepass"))
    assert has_errors(list(compiled.findings))
    assert compiled.value is None
    assert all(each.place and each.place.path == "systems/x.yaml" for each in compiled.findings)


def test_the_good_file_is_good() -> None:
    """What the bad ones are made from."""
    assert compile_file("systems/x.yaml", GOOD.encode()).value
    assert len({*IN_GENERAL, *OF_A_SYSTEM}) >= 120
