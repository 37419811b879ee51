"""After a day's use with prints, backups, kills and mistakes, no file holds a name or a sentence that can be read."""

import signal
from pathlib import Path

import pytest

from tests.end_to_end.command import done, run
from tests.end_to_end.test_kills import start

pytestmark = pytest.mark.slow
PEOPLE = (
    ("Quendoline", "Brackwater", "q.brackwater@example.org", "Afraid of thunderstorms"),
    ("Thibault", "Ostrander", "t.ostrander@example.org", "Collects barometers"),
    ("Ysolde", "Fenwright", "y.fenwright@example.org", "Allergic to hazelnuts"),
    ("Casimir", "Dovecote", "c.dovecote@example.org", "Plays the bassoon"),
    ("Marigold", "Underhay", "m.underhay@example.org", "Divorced last spring"),
)
SAID = ("Her sister was taken ill on Sunday", "How is the sister doing now", "Put the blue kettle aside")
SECRETS = tuple(word for person in PEOPLE for word in person) + SAID


def written(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def nothing_can_be_read(folder: Path, words: tuple[str, ...]) -> None:
    wanted = [(word, word.encode(coding)) for word in words for coding in ("utf-8", "utf-16-le")]
    for path in written(folder):
        data = path.read_bytes()
        assert [word for word, letters in wanted if letters in data] == [], path
        assert not any(word.lower() in str(path).lower() for word in words), path


def test_a_days_use_leaves_nothing_that_can_be_read(tmp_path: Path) -> None:
    assert len(SECRETS) >= 20
    home, owners = tmp_path / "home", tmp_path / "what the owner asked for"
    home.mkdir()
    owners.mkdir()
    people = owners / "people.csv"
    rows = "\n".join(",".join((*person, "2026-12-05")) for person in PEOPLE)
    people.write_text("First Name,Last Name,Email,Notes,Birthday\n" + rows, encoding="utf-8")
    name, (said, ask, promise) = "Quendoline Brackwater", SAID
    config = {"XDG_CONFIG_HOME": str(home / "config"), "XDG_CACHE_HOME": str(home / "cache")}
    done(home, "new", **config)
    done(home, "import", people, **config)
    done(home, "remember", name, said, "--ask", ask, "--promise", promise, **config)
    done(home, "import", people, **config)
    done(home, "greet", name, **config)
    done(home, "find", "quend", **config)
    done(home, "cards", "--month", "2026-11", "--out", owners, **config)
    done(home, "backup", home / "stick", **config)
    done(home, "restore", home / "stick", **config)
    done(home, "sheet", home / "sheet.pdf", **config)
    run(home, "remember", "Nobody at all", said, **config)
    run(home, "import", home / "stick", **config)
    run(home, "cards", "--month", "2026-11", "--out", home / "nowhere" / "at all", **config)
    with start(home, "soak") as soak:
        assert soak.stdout
        first = soak.stdout.readline()
        soak.send_signal(signal.SIGKILL)
    words = (*SECRETS, first.strip())
    assert all(words)
    assert any(path.name.endswith("-wal") for path in written(home))
    nothing_can_be_read(home, words)
    done(home, "new-code", "--sheet", home / "new.pdf", **config)
    assert any("before import" in path.name for path in written(home))
    nothing_can_be_read(home, words)
