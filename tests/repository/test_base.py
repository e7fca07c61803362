"""The commit that a change is measured from."""

import re
from pathlib import Path

import pytest

from builders.repository import CONNECTION, PRODUCER, RepositoryBuilder
from tak_gitops.errors import TakError
from tak_gitops.repository.commits import Base, CommitTree, find_base, first_parent, head_commit
from tak_gitops.repository.trees import EmptyTree
from tak_gitops.texts import render


@pytest.fixture
def repository(tmp_path: Path) -> RepositoryBuilder:
    """A repository with two commits on main."""
    repository = RepositoryBuilder(tmp_path / "r").minimal().init()
    change(repository).commit("Andra")
    return repository


def change(repository: RepositoryBuilder) -> RepositoryBuilder:
    """A change of what is declared, different each time."""
    text = repository.read(CONNECTION)
    return repository.write(CONNECTION, f"{text}# och mer\n")


def base_of(
    repository: RepositoryBuilder, wanted: str | None = None, *, branch: str = "main", of_commit: bool = False
) -> Base:
    """The base, after a look at what it is made of."""
    base = find_base(repository.root, wanted, branch, of_commit=of_commit)
    if base.commit is None:
        assert ("none", EmptyTree) == (base.name, type(base.tree))
    else:
        assert isinstance(base.tree, CommitTree)
        assert base.commit == base.tree.commit
        assert base.name == f"{wanted or branch}@{repository.git('rev-parse', '--short', base.commit)}"
    return base


def refused(repository: RepositoryBuilder, wanted: str | None = None, branch: str = "main") -> TakError:
    """The error where there is no base."""
    with pytest.raises(TakError) as problem:
        find_base(repository.root, wanted, branch, of_commit=False)
    return problem.value


def commit(repository: RepositoryBuilder, ref: str) -> str:
    """The id of a commit."""
    return repository.git("rev-parse", f"{ref}^{{commit}}")


def test_without_a_commit_there_is_no_base(tmp_path: Path) -> None:
    """Before the first commit everything is new."""
    repository = RepositoryBuilder(tmp_path)
    repository.git("init", "--quiet", "--initial-branch=main")
    repository.minimal()
    assert None is base_of(repository).commit
    assert None is head_commit(repository.root)


def test_the_first_commit_has_no_base(tmp_path: Path) -> None:
    """All that the first commit declares is new; a change after it is measured from it."""
    repository = RepositoryBuilder(tmp_path).minimal().init()
    assert None is base_of(repository).commit
    assert commit(repository, "HEAD") == base_of(change(repository)).commit
    assert None is base_of(repository, of_commit=True).commit


def test_on_main_it_is_the_commit_before(repository: RepositoryBuilder) -> None:
    """What was merged last is what is looked at."""
    assert commit(repository, "HEAD^1") == base_of(repository).commit


def test_on_main_a_merge_is_measured_from_its_first_parent(repository: RepositoryBuilder) -> None:
    """What a merge caused is what the branch brought to main."""
    change(repository.branch("gren")).commit()
    change(repository).commit()
    before = commit(repository.checkout("main"), "main")
    repository.merge("gren")
    assert before == base_of(repository).commit == base_of(repository, of_commit=True).commit


@pytest.mark.parametrize("path", [CONNECTION, "systems/ny.yaml", "environments/ny.csv", "tak-gitops.yaml"])
def test_on_main_with_changes_it_is_the_commit_itself(repository: RepositoryBuilder, path: str) -> None:
    """Files that are changed or new, and not committed, are the change; a commit is looked at without them."""
    repository.write(path, "ny: fil\n")
    assert commit(repository, "HEAD") == base_of(repository).commit
    assert commit(repository, "HEAD^1") == base_of(repository, of_commit=True).commit


def test_a_staged_change_counts_too(repository: RepositoryBuilder) -> None:
    """A file that is deleted and staged is a change."""
    repository.git("rm", "--quiet", PRODUCER)
    assert commit(repository, "HEAD") == base_of(repository).commit


def test_changes_of_other_files_do_not_count(repository: RepositoryBuilder) -> None:
    """A new README is no change of what is declared."""
    repository.write("README.md", "").write("orders/ntjp-qa/x.json", "{}")
    assert commit(repository, "HEAD^1") == base_of(repository).commit


def test_on_a_branch_it_is_where_the_branch_began(repository: RepositoryBuilder) -> None:
    """Whatever came to main since, and whatever is not committed."""
    began = commit(repository, "main")
    change(repository.branch("gren")).commit()
    change(repository).commit()
    change(repository.checkout("main")).commit("Annat")
    repository.checkout("gren")
    assert began == base_of(repository).commit
    assert began == base_of(change(repository)).commit


def test_a_branch_that_took_main_in_begins_there(repository: RepositoryBuilder) -> None:
    """After main was merged into the branch, what main brought is not the branch's change."""
    repository.branch("gren").write("systems/ny.yaml", "").commit()
    change(repository.checkout("main")).commit("Annat")
    repository.checkout("gren").merge("main")
    assert commit(repository, "main") == base_of(repository).commit


def test_detached_at_the_tip_of_main_is_as_on_main(repository: RepositoryBuilder) -> None:
    """CI checks a commit out, not a branch."""
    repository.checkout(commit(repository, "main"))
    assert commit(repository, "main^1") == base_of(repository).commit


def test_detached_elsewhere_is_as_on_a_branch(repository: RepositoryBuilder) -> None:
    """A commit beside main is measured from where it left main."""
    began = commit(repository, "main^1")
    repository.checkout(began)
    change(repository).commit()
    assert began == base_of(repository).commit


def test_the_branch_at_origin_counts_too(repository: RepositoryBuilder, tmp_path: Path) -> None:
    """Where main here lags behind, the branch began at origin's."""
    clone = repository.clone(tmp_path / "clone")
    change(repository).commit()
    clone.git("fetch", "--quiet")
    clone.git("checkout", "--quiet", "-b", "gren", "origin/main")
    change(clone).commit()
    assert commit(clone, "origin/main") == base_of(clone).commit != commit(clone, "main")


def test_main_behind_origin_is_main(repository: RepositoryBuilder, tmp_path: Path) -> None:
    """On main, what origin has beyond it does not matter."""
    clone = repository.clone(tmp_path / "clone")
    change(repository).commit()
    clone.git("fetch", "--quiet")
    assert commit(clone, "main^1") == base_of(clone).commit


def test_the_branch_at_origin_is_enough(repository: RepositoryBuilder, tmp_path: Path) -> None:
    """CI has no main of its own: a merge of a pull request, detached, and origin/main."""
    clone = repository.clone(tmp_path / "clone")
    clone.branch("gren").git("branch", "--quiet", "-D", "main")
    change(clone).commit()
    clone.checkout(commit(clone, "HEAD"))
    assert commit(clone, "origin/main") == base_of(clone).commit


def test_the_settings_name_the_branch(repository: RepositoryBuilder) -> None:
    """Another default branch is measured from in the same way."""
    repository.git("branch", "--quiet", "--move", "main", "huvudgren")
    assert commit(repository, "HEAD^1") == base_of(repository, branch="huvudgren").commit
    change(repository.branch("gren")).commit()
    assert commit(repository, "huvudgren") == base_of(repository, branch="huvudgren").commit


def test_a_tag_of_that_name_is_not_the_branch(repository: RepositoryBuilder) -> None:
    """A tag called main leads nobody astray."""
    repository.git("tag", "main", "main^1")
    change(repository.branch("gren")).commit()
    assert repository.git("rev-parse", "refs/heads/main") == base_of(repository).commit


@pytest.mark.parametrize("ref", ["main", "HEAD^", "v1", "v2", "gren"])
def test_a_base_may_be_chosen(repository: RepositoryBuilder, ref: str) -> None:
    """A branch, a commit, a light or a full tag, wherever somebody stands."""
    repository.git("tag", "v1", "main^1")
    repository.git("tag", "--annotate", "--message=två", "v2")
    change(repository.branch("gren")).commit()
    assert commit(repository, ref) == base_of(repository, ref).commit


def test_no_base_may_be_chosen(tmp_path: Path) -> None:
    """`none` needs no Git at all."""
    assert None is base_of(RepositoryBuilder(tmp_path), "none").commit


@pytest.mark.parametrize("ref", ["borta", "", "--help", "HEAD:systems", "HEAD^9", "-1", "a b", "main..HEAD", "HEAD\n"])
def test_a_base_that_is_no_commit(repository: RepositoryBuilder, ref: str) -> None:
    """What names no commit is an error, and no option of git."""
    assert "git.no_commit" == refused(repository, ref).message.key


def test_a_branch_that_is_not_here(repository: RepositoryBuilder) -> None:
    """Without the default branch, here and at origin, somebody must say what to measure from."""
    repository.branch("gren").git("branch", "--quiet", "-D", "main")
    text = render(refused(repository).message, "sv")
    assert 'Grenen "main" finns inte här. Hämta den (git fetch origin main:refs/remotes/origin/main, med' in text


def test_histories_without_a_common_commit(repository: RepositoryBuilder) -> None:
    """A branch that never was a part of main has no base by itself."""
    repository.git("checkout", "--quiet", "--orphan", "egen")
    repository.commit()
    assert "git.unrelated" == refused(repository).message.key


def test_a_shallow_clone_says_how_to_get_the_rest(repository: RepositoryBuilder, tmp_path: Path) -> None:
    """The commit before the only one is cut off: the error names fetch-depth, for GitHub Actions."""
    clone = repository.clone(tmp_path / "clone", "--depth=1")
    for language in ("sv", "en"):
        text = render(refused(clone).message, language)
        assert re.search(r"git fetch --unshallow.*fetch-depth: 0", text)
    assert "git.shallow" == refused(clone, "v1").message.key


def test_a_shallow_clone_with_its_base_is_enough(repository: RepositoryBuilder, tmp_path: Path) -> None:
    """Two commits are all that it takes."""
    clone = repository.clone(tmp_path / "clone", "--depth=2")
    assert commit(repository, "main^1") == base_of(clone).commit


def test_a_shallow_branch_without_its_beginning(repository: RepositoryBuilder, tmp_path: Path) -> None:
    """Both branches are here, and not the commit that they share."""
    change(repository.branch("gren")).commit()
    change(repository.checkout("main")).commit("Annat")
    clone = repository.clone(tmp_path / "clone", "--depth=1", "--no-single-branch").checkout("gren")
    assert "git.shallow" == refused(clone).message.key


def test_a_folder_that_is_no_repository(tmp_path: Path) -> None:
    """Without Git there is nothing to measure from, but by --base none."""
    problem = refused(RepositoryBuilder(tmp_path))
    assert "git.no_repository" == problem.message.key
    assert "--base none" in render(problem.message, "sv")


def test_a_bare_repository_has_no_files(tmp_path: Path) -> None:
    """A repository without a work tree is none to work in."""
    repository = RepositoryBuilder(tmp_path)
    repository.git("init", "--quiet", "--bare")
    assert "git.no_repository" == refused(repository).message.key


def test_a_repository_of_somebody_else(repository: RepositoryBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git refuses it, as in a container, and its own advice is told: it is not "no repository"."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    problem = refused(repository)
    assert "git.failed" == problem.message.key
    assert "safe.directory" in render(problem.message, "sv")


def test_a_chosen_base_needs_a_repository_too(tmp_path: Path) -> None:
    """A ref names nothing where there is no Git."""
    assert "git.no_repository" == refused(RepositoryBuilder(tmp_path), "main").message.key


@pytest.mark.parametrize(("parents", "expected"), [(0, None), (1, "HEAD^1")])
def test_the_first_parent(tmp_path: Path, parents: int, expected: str | None) -> None:
    """The commit before another one, if there is any."""
    repository = RepositoryBuilder(tmp_path).minimal().init()
    for _ in range(parents):
        change(repository).commit()
    base = first_parent(repository.root, commit(repository, "HEAD"))
    assert (commit(repository, expected) if expected else None) == base.commit
