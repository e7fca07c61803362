"""A larger connection of the minimal repository, for the guards: eleven addresses, and changes of it."""

from builders.repository import CONNECTION
from builders.scene import DECLARED, Scene, permission, routing
from tak_gitops.errors import ExitCode
from tak_gitops.model.entries import Permission, Routing

ADDRESSES = [f"SE2321000131-E{number:012d}" for number in range(10, 20)]
ALLOW = "orders/ntjp-qa/allow-avveckling.yaml"
OPENING = ("--allow", "avveckling", "--reason", "Vårdcentralerna läggs ner")


def enlarge(scene: Scene) -> Scene:
    """A branch on a main whose connection has eleven addresses, all of them live."""
    listed = "".join(f"  - {{id: {each}, name: Vårdcentralen {each[-2:]}}}\n" for each in ADDRESSES)
    scene.repo.edit(CONNECTION, "consumers:", f"{listed}consumers:").commit()
    scene.export(live())
    scene.repo.branch("andring")
    return scene


def live() -> list[Routing | Permission]:
    """Live as the large connection declares it: eleven routings and as many permissions."""
    return [*DECLARED, *(routing(each) for each in ADDRESSES), *(permission(address=each) for each in ADDRESSES)]


def drop(scene: Scene, count: int) -> None:
    """Delete so many addresses from the connection: twice as many rows."""
    kept = scene.repo.read(CONNECTION).splitlines(keepends=True)
    gone = ADDRESSES[:count]
    scene.repo.write(CONNECTION, "".join(line for line in kept if not any(each in line for each in gone)).encode())


def give_portal(scene: Scene) -> None:
    """Let the portal call too."""
    scene.repo.edit(CONNECTION, "[journal]", "[journal, portal]")


def merge(scene: Scene) -> None:
    """Commit what there is and merge the branch into main."""
    scene.repo.commit()
    scene.repo.checkout("main").merge("andring")


def merged_order(scene: Scene, name: str = "forsta") -> None:
    """Merge an order into main, and begin the branch of the next change."""
    scene.repo.checkout("main").branch(name).edit(CONNECTION, "https://tidbok", "https://ny.tidbok")
    assert ExitCode.OK == scene.tak("order").code
    scene.repo.commit()
    scene.repo.checkout("main").merge(name)
    scene.repo.branch(f"efter-{name}")
