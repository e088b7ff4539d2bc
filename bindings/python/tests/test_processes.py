"""Sweeps and frameworks in other processes, and several at once."""

import concurrent.futures
import multiprocessing
import pathlib
import pickle
import shutil

import pytest

import rungs
from support import ON, as_text


def swept(sweep: rungs.Sweep, people: list[dict]) -> list[dict]:
    return sweep.table(as_text(people)).to_pylist()


@pytest.mark.parametrize("method", ["spawn", "fork"])
def test_another_process_gives_the_same(method: str, many: list[dict], whole_sweep: rungs.Sweep) -> None:
    # Threads of this process have been at work by now: a fork doesn't have them.
    here = swept(whole_sweep, many)
    with multiprocessing.get_context(method).Pool(1) as pool:
        assert pool.apply_async(swept, (whole_sweep, many)).get(timeout=120) == here


def test_several_threads_share_a_sweep(many: list[dict]) -> None:
    sweep = rungs.Sweep("art therapist", on=ON, id="number")
    here = swept(sweep, many)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        assert all(there == here for there in pool.map(swept, [sweep] * 8, [many] * 8))


def test_a_sweep_is_sent_with_all_that_it_was_made_of() -> None:
    sweep = rungs.Sweep("dietitian", on=ON, start="2027-09-01", id="number")
    again = pickle.loads(pickle.dumps(sweep))
    assert repr(again) == repr(sweep)
    assert (again.roles, again.on, again.start) == (sweep.roles, sweep.on, sweep.start)
    assert again.framework.digest == sweep.framework.digest


@pytest.fixture
def folder(root: pathlib.Path, tmp_path: pathlib.Path) -> pathlib.Path:
    """The framework that ships as a folder, in which dietitians have to be 21."""
    copy = tmp_path / "framework"
    shutil.copytree(root / "frameworks" / "ahp-england", copy)
    page = copy / "roles" / "dietitian.md"
    text = page.read_text(encoding="utf-8")
    before = "- You must meet the entry requirements of the university"
    page.write_text(text.replace(before, f"- You must be at least 21 when you start.\n{before}", 1), encoding="utf-8")
    return copy


def test_a_folder_is_another_framework(folder: pathlib.Path) -> None:
    theirs, ours = rungs.Framework(folder), rungs.Framework()
    assert theirs.id == ours.id and theirs.digest != ours.digest
    person = {"born": "2008-01"}
    of_theirs = rungs.check(person, "dietitian", "full-time degree", on=ON, framework=theirs)["results"][0]
    of_ours = rungs.check(person, "dietitian", "full-time degree", on=ON)["results"][0]
    assert (of_theirs["ceiling"], of_ours["ceiling"]) == ("not-yet", "at-discretion")
    sweep = rungs.Sweep("dietitian", on=ON, framework=theirs)
    again = pickle.loads(pickle.dumps(sweep))
    assert again.framework.digest == theirs.digest
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        there = pool.apply_async(digest_of, (sweep,)).get(timeout=120)
    assert there == theirs.digest


def digest_of(sweep: rungs.Sweep) -> str:
    return sweep.framework.digest


def test_a_folder_that_holds_no_framework(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ValueError, match="holds no framework: it has no framework.md"):
        rungs.Framework(tmp_path)
    with pytest.raises(ValueError, match="there is no such folder"):
        rungs.Framework(tmp_path / "nowhere")
    (tmp_path / "framework.md").write_text("nothing that a framework says\n")
    with pytest.raises(ValueError, match="this framework can't be used, as its pages have errors"):
        rungs.Framework(str(tmp_path))


def test_another_version_of_the_framework_is_refused() -> None:
    restore, (_, files) = rungs.Framework().__reduce__()
    with pytest.raises(ValueError, match="install the same version of rungs everywhere"):
        restore("sha256:0", files)
