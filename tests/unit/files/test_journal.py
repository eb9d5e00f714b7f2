"""What was being written when a process was killed is known to the next."""

from pathlib import Path

from l10n.files.journal import Journal


def test_a_torn_line_costs_no_line_after_it(tmp_path: Path) -> None:
    (tmp_path / "journal").write_bytes(b'["a"]\n["b')
    journal = Journal(tmp_path / "journal")
    for line in ('["c"]', '["d"]'):
        journal.append(line)
    assert [line for line in map(bytes.strip, journal.lines()) if line] == [b'["a"]', b'["b', b'["c"]', b'["d"]']
    journal.remove()
    assert not list(tmp_path.iterdir())
