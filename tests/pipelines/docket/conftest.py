"""A case with a docket sheet, as CM/ECF prints it, and one of its papers; every entry is known."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipelines.docket.docket import DocketQuestions
from pipelines.storage.matter import Matter
from tests.pipelines.conftest import add

SHEET = (
    """U.S. District Court
Western District of Washington (Seattle)
CIVIL DOCKET FOR CASE #: 2:20-cv-00812-RSM

Alder Mills, Inc. v. Rowan Freight LLC et al
Assigned to: Judge Ruth S. Mercer
Date Filed: 02/03/2020

Plaintiff
Alder Mills, Inc.
represented by Nora Quist
V.
Defendant
Rowan Freight LLC
represented by Paul Ender
Defendant
Juniper Storage Co.
represented by Paul Ender

Date Filed # Docket Text

02/03/2020 1 COMPLAINT against All Defendants filed by Alder Mills, Inc. (Quist, Nora)
02/20/2020 2 NOTICE of Appearance by Paul Ender on behalf of Rowan Freight LLC (Ender, Paul)
03/02/2020 3 MOTION to Dismiss for Failure to State a Claim filed by Rowan Freight LLC. Noting Date
3/20/2020, oral argument requested. (Ender, Paul)
03/16/2020 4 RESPONSE in Opposition re 3 MOTION to Dismiss filed by Rowan Freight LLC. Filed by Plaintiff
Alder Mills, Inc. (Quist, Nora)
04/01/2020 MINUTE ORDER striking the hearing. Signed by Judge Ruth S. Mercer.""",
    """04/15/2020 5 ORDER denying 3 Motion to Dismiss. Signed by Judge Mercer. (Entered: 04/16/2020)
05/01/2020 6 MOTION for Extension of Time by Defendants Rowan Freight LLC, Juniper Storage Co.
05/04/2020 7 ORDER granting 6 Motion for Extension of Time, extending by 14 days the time to answer.
01/11/2021 8 MOTION to Compel by Alder Mills, Inc. (Quist, Nora)""",
)
ANSWER = (
    """UNITED STATES DISTRICT COURT
WESTERN DISTRICT OF WASHINGTON
ALDER MILLS, INC.,
Plaintiff,
v.
ROWAN FREIGHT LLC; JUNIPER STORAGE CO.,
Defendants.
Case No. 2:20-cv-00812-RSM
DEFENDANTS' ANSWER TO COMPLAINT
Defendants deny that any flour was lost in the cold room in March, and ask that the claim be dismissed.
Dated: May 18, 2020""",
)
Ask = Callable[[str], DocketQuestions]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory, models_folder: Path) -> Iterator[Matter]:
    """A matter with a docket sheet and an answer; only to be read and asked."""
    folder = tmp_path_factory.mktemp("docket")
    with Matter(folder / "store") as matter:
        add(matter, models_folder, folder, "Docket-Sheet", SHEET)
        add(matter, models_folder, folder, "Answer", ANSWER)
        yield matter


@pytest.fixture(scope="module")
def asking(case: Matter) -> DocketQuestions:
    return DocketQuestions(case)


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server that lasts for the tests; they are skipped where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found or shutil.which("su") is None:
        pytest.skip("PostgreSQL is not installed")
    folder = tmp_path_factory.mktemp("postgresql")
    as_user = ["su", "postgres", "-c"] if os.geteuid() == 0 else ["sh", "-c"]
    if os.geteuid() == 0:
        for parent in (folder, *folder.parents[:3]):
            parent.chmod(0o755)
        shutil.chown(folder, "postgres")
    bin_, data = found[-1], folder / "data"

    def run(command: str) -> None:
        subprocess.run([*as_user, command], check=True, capture_output=True, cwd="/")

    try:
        run(f"{bin_}/initdb -D {data} -U pincite -A trust")
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        run(f"{bin_}/pg_ctl -D {data} -o '{options}' -l {folder}/log -w -t 180 start")
    except subprocess.CalledProcessError as error:
        pytest.skip(f"PostgreSQL cannot be started: {error.stderr.decode()[-200:]}")
    try:
        yield f"postgresql://pincite@/postgres?host={folder}"
    finally:
        with contextlib.suppress(subprocess.CalledProcessError):  # it may have ended by itself
            run(f"{bin_}/pg_ctl -D {data} -m immediate stop")
