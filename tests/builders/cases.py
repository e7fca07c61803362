"""Cases of every kind, and orders that bring them."""

from dataclasses import replace

from hypothesis import strategies as st

from builders.changes import Ordered, plan_of
from builders.states import EKEN, MAKE_BOOKING, TIDBOK
from tak_gitops.findings import Place
from tak_gitops.model.cases import Case, CaseKind, Subject
from tak_gitops.model.changes import Change
from tak_gitops.model.repository_files import Contact, System
from tak_gitops.orders.order_file import OrderFile, make_order

CANCEL = "urn:riv:crm:scheduling:CancelBookingResponder:1"
NEEDS_CANCEL = f"case:contract:{CANCEL.lower()}"
WINDOW = "2026-12-01T22:00/2026-12-02T04:00"
PLACE = Place("environments/ntjp-qa/tidbok/arende.yaml", 1)
JOUR = Contact("technical", "Integrationsjouren", "jour@region.example", "08-123 45 67")
OWNER = Contact("owner", "Karin Karlsson", "karin@region.example")
SYSTEM = System("systems/tidbok.yaml", "tidbok", "Region Exempel", "Tidbok", (("ntjp-qa", TIDBOK),), (OWNER, JOUR))
OLD = SYSTEM._replace(name="Bokning", contacts=(OWNER, Contact("technical", "Gamla jouren", "gamla@region.example")))


def case(kind: CaseKind = CaseKind.CONTRACT_INSTALLATION) -> Case:
    """A case of a kind, with all that one can have."""
    made = Case(kind, (Subject(TIDBOK),), PLACE, SYSTEM)
    match kind:
        case CaseKind.CONTRACT_INSTALLATION | CaseKind.CONTRACT_UNINSTALLATION:
            return made._replace(subjects=(Subject(CANCEL, "1.1"),), prestudy="FS-2026-014")
        case CaseKind.SOURCE_SYSTEM_CHANGE:
            subjects = (Subject(TIDBOK), Subject(MAKE_BOOKING, "1"))
            text = "Byte av databas i källsystemet.\nBokningar besvaras inte under tiden."
            return made._replace(subjects=subjects, window=WINDOW, text=text, reference="TSK-104233")
        case CaseKind.SYSTEM_NAME:
            return made._replace(subjects=(Subject(TIDBOK, SYSTEM.title, OLD.title),), was=OLD)
        case CaseKind.SYSTEM_CONTACTS:
            return made._replace(was=OLD)
        case CaseKind.ADDRESS_NAME:
            return made._replace(subjects=(Subject(EKEN, "Ekens vårdcentral", "Vårdcentralen Eken"),))
    return made


def order_of(*cases: Case, changes: tuple[Change, ...] = (), needs: tuple[str, ...] = ()) -> OrderFile:
    """An order of cases and rows."""
    ordered = Ordered(sorted(changes, key=lambda change: change.order), [])
    plan = replace(plan_of(ordered), cases=cases, needs=needs)
    return make_order(plan, ordered_by="Region Exempel", execute_on=None)


texts = st.text(st.characters(codec="utf-8"), max_size=200)
contacts = st.builds(Contact, texts, st.none() | texts, st.none() | texts, st.none() | texts)
systems = st.builds(
    System, st.just("systems/x.yaml"), texts, texts, texts, st.just((("ntjp-qa", TIDBOK),)), st.tuples(contacts)
)


@st.composite
def any_case(draw: st.DrawFn) -> Case:
    """A case of any kind, with whatever people may write."""
    base = case(draw(st.sampled_from(CaseKind)))
    subjects = tuple(each._replace(was=draw(st.none() | texts)) for each in base.subjects)
    return base._replace(
        subjects=subjects,
        system=draw(st.none() | systems),
        was=draw(st.none() | systems),
        text=draw(st.none() | texts.filter(str.strip)),
        prestudy=draw(st.none() | texts),
        reference=draw(st.none() | texts),
    )
