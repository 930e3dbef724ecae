"""The whole way from a small folder of data to a model that reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from recoupe.errors import InputError
from recoupe.lang.pack import load_pack
from recoupe.parse import load
from recoupe.train import Plan, Trained, train
from recoupe.train.parts import parts
from recoupe.train.recipe import Recipe

DATA = Path(__file__).parent / "data"
SMALL = Recipe(width=16, depth=1, hidden=8, rows=(200,) * 5)
PLAN = Plan(first=2, others=1, second=1, names=2)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("trained")


@pytest.fixture(scope="module")
def trained(out: Path) -> Trained:
    return train("fr", DATA, out, plan=PLAN, recipe=SMALL)


def test_the_model_reads(trained: Trained) -> None:
    (sentence,) = load(load_pack("fr"), str(trained.folder)).sentences("Les soldats ont fui.")
    assert [t.text for t in sentence.tokens] == ["Les", "soldats", "ont", "fui", "."]


def test_the_model_is_sealed_and_has_a_card(trained: Trained) -> None:
    assert {"SHA256SUMS", "MODEL.md", "meta.json"} <= {p.name for p in trained.folder.iterdir()}
    assert "| own-test | 100.0 |" in (trained.folder / "MODEL.md").read_text(encoding="utf-8")


def test_figures_are_of_parts_that_were_not_learnt_from(trained: Trained) -> None:
    assert list(trained.trees) == ["own-test"]
    assert trained.trees["own-test"].words == 100


def test_a_run_that_was_broken_off_goes_on_where_it_was(trained: Trained, out: Path) -> None:
    before = load(load_pack("fr"), str(trained.folder)).fingerprint
    stage = out / "stages" / "names" / "course.json"
    stage.write_text('{"epoch": 1}', encoding="utf-8")
    done: list[tuple[str, int]] = []
    again = train("fr", DATA, out, plan=PLAN, recipe=SMALL, told=lambda stage, n, _: done.append((stage, n)))
    assert done == [("names", 2)]
    assert again.trees == trained.trees
    assert before != ""


def test_parts_are_told_by_their_names() -> None:
    found = parts(DATA, load_pack("fr"))
    assert [name for name, _ in found.learn] == ["own-train"]
    assert [name for name, _ in found.measure] == ["own-test"]
    assert (len(found.learn_names), len(found.measure_names)) == (12, 2)
    assert "Sidibé" in found.single_names


def test_a_folder_without_treebanks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no treebank to learn from"):
        train("fr", tmp_path, tmp_path / "out")


def test_the_command_says_where_the_model_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import typer

    from recoupe.train import run
    from recoupe.train.cli import train_command

    seen: dict[str, object] = {}

    def stand_in(language: str, data: Path, out: Path, **rest: object) -> Trained:
        seen.update(language=language, data=data, plan=rest["plan"], seed=rest["seed"])
        return Trained(out / "model", {}, {"all": 87.0})

    monkeypatch.setattr(run, "train", stand_in)
    app = typer.Typer()
    app.command()(train_command)
    told = CliRunner().invoke(app, ["fr", "--data", str(DATA), "--out", str(tmp_path), "--shorter", "0.1"])
    assert told.exit_code == 0, told.output
    assert "names: F1 87.0" in told.output
    assert (seen["language"], seen["seed"], seen["plan"]) == ("fr", 1, Plan(2, 1, 2, 2))
