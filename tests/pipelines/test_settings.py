"""Given beats environment, environment beats file, file beats default; a bad file is told of."""

from pathlib import Path

import pytest

from pipelines import settings
from pipelines.errors import PinciteError


def test_the_defaults_name_the_embedded_model_and_the_default_matter(tmp_path: Path):
    loaded = settings.load({"PINCITE_HOME": str(tmp_path)})
    assert (loaded.home, loaded.matter, loaded.model, loaded.evidence) == (
        tmp_path,
        "default",
        settings.DEFAULT_MODEL,
        8,
    )


def test_without_a_home_the_store_lies_in_the_users_data_folder_and_the_models_beside_it():
    loaded = settings.load({})
    assert loaded.home.name == "store"
    assert loaded.models_folder == loaded.home.parent / "models"


@pytest.mark.parametrize(
    ("given", "environment", "filed", "expected"),
    [
        pytest.param("a", "b", "c", "a", id="given"),
        pytest.param(None, "b", "c", "b", id="environment"),
        pytest.param("", "b", "c", "b", id="empty counts as not given"),
        pytest.param(None, None, "c", "c", id="file"),
        pytest.param(None, "", "c", "c", id="empty variable counts as none"),
        pytest.param(None, None, None, "default", id="default"),
    ],
)
def test_what_is_nearer_to_the_user_wins(tmp_path: Path, given, environment, filed, expected):
    if filed:
        (tmp_path / settings.SETTINGS_FILE).write_text(f'matter = "{filed}"\n')
    variables = {} if environment is None else {"PINCITE_MATTER": environment}
    assert settings.load(variables, home=str(tmp_path), matter=given).matter == expected


def test_the_file_sets_every_field_but_the_home(tmp_path: Path):
    text = 'models_folder = "/m"\nmatter = "Doe"\nmodel = "own.gguf"\nevidence = 12\n'
    (tmp_path / settings.SETTINGS_FILE).write_text(text)
    loaded = settings.load({}, home=str(tmp_path))
    assert loaded == settings.Settings(tmp_path, Path("/m"), "Doe", "own.gguf", 12)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("matter = ", "cannot be read", id="not TOML"),
        pytest.param('matter = "\udcff"', "cannot be read", id="not UTF-8"),
        pytest.param('mater = "Doe"', "no such setting: mater", id="misspelt"),
        pytest.param('home = "/elsewhere"', "no such setting: home", id="home is set from outside"),
        pytest.param("evidence = 0", "from 1 to 50", id="no evidence"),
        pytest.param("evidence = 51", "from 1 to 50", id="too much evidence"),
        pytest.param('evidence = "8"', "from 1 to 50", id="a text for a number"),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, told: str):
    file = tmp_path / settings.SETTINGS_FILE
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(PinciteError, match=told) as caught:
        settings.load({}, home=str(tmp_path))
    assert str(file) in str(caught.value)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, 'model = "new"\n'),
        ("# mine\nevidence = 5\n", 'model = "new"\n# mine\nevidence = 5\n'),
        ('evidence = 5\nmodel = "old"\n', 'model = "new"\nevidence = 5\n'),
        ("  'model'='old'", 'model = "new"\n'),
        ('models_folder = "/m"\n', 'model = "new"\nmodels_folder = "/m"\n'),
    ],
)
def test_a_choice_of_model_is_written_and_the_rest_stays(
    tmp_path: Path, before: str | None, after: str
) -> None:
    if before is not None:
        (tmp_path / "pincite.toml").write_text(before)
    settings.choose(tmp_path, "model", "new")
    assert (tmp_path / "pincite.toml").read_text() == after
    assert settings.load({"PINCITE_HOME": str(tmp_path)}).model == "new"


@pytest.mark.parametrize(
    "model", ['C:\\models\\"odd" name.gguf', "/größe/日本.gguf", "http://127.0.0.1/v1#a b"]
)
def test_any_name_of_a_model_survives_the_file(tmp_path: Path, model: str) -> None:
    settings.choose(tmp_path / "new", "model", model)
    assert settings.load({"PINCITE_HOME": str(tmp_path / "new")}).model == model


def test_a_choice_is_not_written_over_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "pincite.toml").write_text("evidence = ")
    with pytest.raises(PinciteError, match="cannot be read"):
        settings.choose(tmp_path, "model", "new")
    assert (tmp_path / "pincite.toml").read_text() == "evidence = "


def test_a_choice_of_matter_is_written_beside_that_of_a_model(tmp_path: Path) -> None:
    settings.choose(tmp_path, "model", "new")
    settings.choose(tmp_path, "matter", "Whitlock v. Brightwater")
    settings.choose(tmp_path, "matter", "In re O'Hara")
    loaded = settings.load({"PINCITE_HOME": str(tmp_path)})
    assert (loaded.model, loaded.matter) == ("new", "In re O'Hara")
