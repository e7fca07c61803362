"""The dialogues of `tak new` on a terminal: what is asked, what is said to wrong answers, and that nothing is lost."""

from pathlib import Path

import pytest

from builders.dialogue import INTERRUPT, Answer, Said, talk
from builders.golden import GOLDEN, assert_golden
from builders.repository import CONNECTION, EXPORT, PRODUCER, RepositoryBuilder
from tak_gitops.texts import LANGUAGES, Language, msg

ROOT = Path(__file__).resolve().parents[2]
EKEN = "SE2321009000-E000000000001"
NEW = "SE2321009000-E000000000099"
CONTRACTS = msg("new.ask.contracts")
CONSUMERS = msg("new.ask.consumers")
LINE = msg("new.line")


CONNECT = (
    Answer(msg("new.ask.producer"), "tidbokk finns inte"),
    Answer(msg("new.ask.producer"), "tidbok"),
    Answer(CONTRACTS, "crm:scheduling:MakeBooking:1.1"),
    Answer(CONTRACTS, "MakeBooking"),
    Answer(CONTRACTS, ""),
    Answer(LINE, EKEN),
    Answer(LINE, f"{NEW} Vårdcentralen Ny"),
    Answer(LINE, ""),
    Answer(CONSUMERS, "journal"),
    Answer(CONSUMERS, ""),
    Answer(msg("new.ask.profile"), ""),
    Answer(msg("new.ask.url"), ""),
    Answer(msg("new.ask.url"), "https://boka.example/v1?x=y"),
    Answer(msg("new.ask.url"), "https://boka.example/v1"),
    Answer(msg("new.ask.description"), "Bokning"),
    Answer(msg("new.ask.prestudy"), "FS-2026-014"),
)
GIVE = (
    Answer(CONSUMERS, "nobody at all"),
    Answer(CONSUMERS, "journal"),
    Answer(CONSUMERS, ""),
    Answer(CONTRACTS, "MakeBooking"),
    Answer(CONTRACTS, ""),
    Answer(LINE, EKEN),
    Answer(LINE, ""),
    Answer(msg("new.ask.description"), ""),
    Answer(msg("new.ask.reference"), "FS-2025-103"),
)
DESCRIBE = (
    Answer(msg("new.ask.hsa_id", environment="ntjp-qa"), "SE23 21"),
    Answer(msg("new.ask.hsa_id", environment="ntjp-qa"), "SE2321009000-NYQA"),
    Answer(msg("new.ask.organisation"), "Region Norrskog"),
    Answer(msg("new.ask.name"), "Remiss"),
    Answer(msg("new.ask.contact"), "Jouren"),
    Answer(msg("new.ask.email"), "jouren"),
    Answer(msg("new.ask.email"), "jour@norrskog.example"),
    Answer(msg("new.ask.phone"), ""),
)
REPORT = (
    Answer(msg("new.ask.case"), "fler adresser"),
    Answer(msg("new.ask.case"), "3"),
    Answer(msg("new.ask.case_system"), "tidbok"),
    Answer(msg("new.ask.case_contracts"), "MakeBooking"),
    Answer(msg("new.ask.case_contracts"), ""),
    Answer(msg("new.ask.window"), "2026-12-01 22:00"),
    Answer(msg("new.ask.window"), "2026-12-02T04:00/2026-12-01T22:00"),
    Answer(msg("new.ask.window"), "2026-12-01T22:00/2026-12-02T04:00"),
    Answer(msg("new.ask.case_text"), ""),
    Answer(msg("new.ask.case_text"), "Byte av databas"),
    Answer(msg("new.ask.case_prestudy"), ""),
    Answer(msg("new.ask.case_reference"), "TSK-104233"),
)
DIALOGUES = {
    "connection": (("new", "connection", "ntjp-qa"), CONNECT),
    "access": (("new", "access", "ntjp-qa"), GIVE),
    "system": (("new", "system"), DESCRIBE),
    "case": (("new", "case", "ntjp-qa"), REPORT),
}


@pytest.fixture(name="repository")
def _repository(tmp_path: Path) -> RepositoryBuilder:
    builder = RepositoryBuilder(tmp_path / "r").minimal().delete(CONNECTION)
    builder.edit(PRODUCER, "SE2321000131-TIDBOKQA", "SE2321009000-TIDBOKQA")
    return builder.write(EXPORT, (ROOT / "exports/takdump_ntjp_qa.json").read_bytes()).init()


def shown(said: Said, repository: RepositoryBuilder) -> str:
    """The transcript, and below it the files that were written."""
    files = repository.git("ls-files", "--others", "--exclude-standard", "--", "systems", "environments").splitlines()
    return said.transcript + "".join(f"\n==> {path}\n{repository.read(path)}" for path in files)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", DIALOGUES)
def test_a_dialogue(kind: str, language: Language, repository: RepositoryBuilder) -> None:
    """Wrong answers are told of and asked again; at the end the file is there, and what comes next is said."""
    arguments, answers = DIALOGUES[kind]
    said = talk(repository.root, language, arguments, answers)
    assert 0 == said.code, said.transcript
    assert_golden(GOLDEN / f"dialogue-{kind}-{language}.txt", shown(said, repository))


@pytest.mark.parametrize("kind", DIALOGUES)
def test_ctrl_c_loses_nothing(kind: str, repository: RepositoryBuilder) -> None:
    """Before the last answer: nothing is written, nothing is half there, and it ends as what was interrupted."""
    arguments, answers = DIALOGUES[kind]
    last = answers[-1]._replace(typed=INTERRUPT)
    said = talk(repository.root, "sv", arguments, [*answers[:-1], last])
    assert (130, "") == (said.code, repository.git("status", "--porcelain", "--", "systems", "environments"))
    assert "Avbrutet." in said.transcript
    assert "Traceback" not in said.transcript
