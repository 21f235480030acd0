from _ext.fingerprint import fingerprint


def test_a_renamed_file_and_changed_data_count(tmp_path):
    seen = {fingerprint(tmp_path)}
    (tmp_path / "splits.csv").write_text("0,0")
    seen.add(fingerprint(tmp_path))
    (tmp_path / "splits.csv").write_text("0,1")
    seen.add(fingerprint(tmp_path))
    (tmp_path / "splits.csv").rename(tmp_path / "race.csv")
    seen.add(fingerprint(tmp_path))
    assert len(seen) == 4


def test_compiled_files_do_not_count(tmp_path):
    before = fingerprint(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "engine.pyc").write_bytes(b"\0")
    assert fingerprint(tmp_path) == before
