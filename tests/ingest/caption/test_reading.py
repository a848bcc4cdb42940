"""Captions of many courts, read whole; every part with the place it stands at."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from ingest.caption.reading import read_caption
from ingest.clean import normalise
from ingest.records import Page, Read


def pages(*texts: str, stamp: str = "") -> list[Page]:
    return [
        Page(number, None, normalise(text), Read.TEXT, furniture=(stamp,) if stamp else ())
        for number, text in enumerate(texts, start=1)
    ]


BODY = """
The matter is before the court on a motion that was argued in the spring, and the court now
rules on it as is set out below, having read what each of the sides has filed.
"""


@dataclass(frozen=True)
class Case:
    """A paper, and what a person reads in its caption."""

    text: str
    court: str | None = None
    numbers: tuple[str, ...] = ()
    parties: tuple[tuple[str, str | None], ...] = ()
    kind: str | None = None
    filed: str | None = None
    judge: str | None = None
    stamp: str = ""


CASES = {
    "a district court, columns parted by colons, -against-": Case(
        f"""
        UNITED STATES DISTRICT COURT
        SOUTHERN DISTRICT OF NEW YORK
        ------------------------------------x
        In re: :
        HALVERN BAKERIES, INC., et al., :
        Debtors. :
        ------------------------------------x
        BAKERS AND MILLERS UNION, :
        Appellant, : OPINION AND ORDER
        -against- :
        HALVERN BAKERIES, INC., et al., : 12 Civ. 5701 (QR)
        Appellees. :
        ------------------------------------x
        Quillon, D.J.:
        {BODY}""",
        court="United States District Court for the Southern District of New York",
        numbers=("12 Civ. 5701 (QR)",),
        parties=(("HALVERN BAKERIES, INC.", "debtor"), ("BAKERS AND MILLERS UNION", "appellant")),
        kind="opinion",
        judge="Quillon",
    ),
    "the parties beside the number, without columns": Case(
        f"""
        UNITED STATES DISTRICT COURT
        FOR THE DISTRICT OF COLUMBIA
        MARA TESSEN, Civil Action No. 20-1234 (ABC)
        Plaintiff,
        v.
        UNITED STATES DEPARTMENT OF STATE,
        Defendant.
        MEMORANDUM OPINION
        {BODY}""",
        court="United States District Court for the District of Columbia",
        numbers=("20-1234 (ABC)",),
        parties=(("MARA TESSEN", "plaintiff"), ("UNITED STATES DEPARTMENT OF STATE", "defendant")),
        kind="opinion",
    ),
    "a criminal case": Case(
        f"""
        IN THE UNITED STATES DISTRICT COURT
        FOR THE WESTERN DISTRICT OF NORTH CAROLINA
        ASHEVILLE DIVISION
        CRIMINAL CASE NO. 1:19-cr-00077-MR-WCM-2
        UNITED STATES OF AMERICA, )
        )
        Plaintiff, )
        )
        vs. ) ORDER
        )
        TOBIN LEE HARGETT, )
        )
        Defendant. )
        {BODY}""",
        court="United States District Court for the Western District of North Carolina",
        numbers=("1:19-cr-00077-MR-WCM-2",),
        parties=(("UNITED STATES OF AMERICA", "plaintiff"), ("TOBIN LEE HARGETT", "defendant")),
        kind="order",
    ),
    "a bankruptcy case of one debtor": Case(
        f"""
        UNITED STATES BANKRUPTCY COURT
        DISTRICT OF DELAWARE
        In re: ) Chapter 11
        )
        ORVANE RETAIL HOLDINGS, INC., ) Case No. 20-12345 (KBO)
        )
        Debtor. ) Re: Docket No. 512
        NOTICE OF EFFECTIVE DATE
        {BODY}""",
        court="United States Bankruptcy Court for the District of Delaware",
        numbers=("20-12345 (KBO)",),
        parties=(("ORVANE RETAIL HOLDINGS, INC.", "debtor"),),
        kind="notice",
    ),
    "an adversary proceeding": Case(
        f"""
        UNITED STATES BANKRUPTCY COURT
        EASTERN DISTRICT OF MICHIGAN
        SOUTHERN DIVISION
        In re: Case No. 19-54321
        PELL FOUNDRY LLC, Chapter 7
        Debtor.
        _____________________________/
        NORA VANCE, Trustee,
        Plaintiff,
        v. Adv. Proc. No. 20-04001
        GRANT HOLLOWAY,
        Defendant.
        _____________________________/
        COMPLAINT TO AVOID TRANSFERS
        {BODY}""",
        court="United States Bankruptcy Court for the Eastern District of Michigan",
        numbers=("19-54321", "20-04001"),
        parties=(
            ("PELL FOUNDRY LLC", "debtor"),
            ("NORA VANCE", "plaintiff"),
            ("GRANT HOLLOWAY", "defendant"),
        ),
        kind="complaint",
    ),
    "consolidated appeals of the Ninth Circuit": Case(
        f"""
        NOT FOR PUBLICATION FILED
        UNITED STATES COURT OF APPEALS MAR 3 2021
        MOLLY C. DWYER, CLERK
        FOR THE NINTH CIRCUIT
        JOEL ARMITAGE, No. 19-55501
        Plaintiff-Appellant, D.C. No.
        2:18-cv-01234-ABC-DE
        v.
        TARN & HOLM, INC., MEMORANDUM*
        Defendant-Appellee.
        Appeal from the United States District Court
        for the Central District of California
        Ada B. Crane, District Judge, Presiding
        Submitted March 1, 2021**
        Before: ARDEN, BELL, and CORRIE, Circuit Judges.
        {BODY}""",
        court="United States Court of Appeals for the Ninth Circuit",
        numbers=("19-55501",),
        filed="2021-03-03",
        parties=(("JOEL ARMITAGE", "plaintiff-appellant"), ("TARN & HOLM, INC.", "defendant-appellee")),
        kind="opinion",
        judge="ARDEN, BELL, and CORRIE",
    ),
    "several appeals under one caption": Case(
        f"""
        United States Court of Appeals
        For the First Circuit
        Nos. 20-1101, 20-1102
        ESTELLE MARRIN,
        Plaintiff, Appellee,
        v.
        CITY OF HOLLIS; JAN OSTER, in his official capacity as mayor,
        Defendants, Appellants.
        APPEALS FROM THE UNITED STATES DISTRICT COURT
        FOR THE DISTRICT OF MAINE
        [Hon. Lyle R. Abbot, U.S. District Judge]
        Before
        Pike, Chief Judge,
        Dorn and Vail, Circuit Judges.
        June 4, 2021
        DORN, Circuit Judge. {BODY.strip()}""",
        court="United States Court of Appeals for the First Circuit",
        numbers=("20-1101", "20-1102"),
        filed="2021-06-04",
        parties=(
            ("ESTELLE MARRIN", "plaintiff-appellee"),
            ("CITY OF HOLLIS", "defendant-appellant"),
            ("JAN OSTER", "defendant-appellant"),
        ),
        kind="opinion",
        judge="DORN",
    ),
    "a slip opinion of the Supreme Court": Case(
        f"""
        SUPREME COURT OF THE UNITED STATES
        _________________
        No. 11–999
        _________________
        REDFORD WATER DISTRICT, PETITIONER v.
        RUDOLF JANSSEN ET AL.
        ON WRIT OF CERTIORARI TO THE UNITED STATES COURT OF
        APPEALS FOR THE TENTH CIRCUIT
        [June 13, 2013]
        JUSTICE OAKES delivered the opinion of the Court.
        {BODY}""",
        court="Supreme Court of the United States",
        numbers=("11–999",),
        filed="2013-06-13",
        parties=(("REDFORD WATER DISTRICT", "petitioner"), ("RUDOLF JANSSEN", None)),
        kind="opinion",
        judge="OAKES",
    ),
    "New York's Supreme Court": Case(
        f"""
        SUPREME COURT OF THE STATE OF NEW YORK
        COUNTY OF NEW YORK
        ---------------------------------------X
        LAUREL STREET PARTNERS, LLC,
        Plaintiff,
        -against-
        OWEN BRIGHT and JUNE BRIGHT,
        Defendants.
        ---------------------------------------X
        Index No. 650123/2021
        SUMMONS
        {BODY}""",
        court="Supreme Court of the State of New York, County of New York",
        numbers=("650123/2021",),
        parties=(
            ("LAUREL STREET PARTNERS, LLC", "plaintiff"),
            ("OWEN BRIGHT", "defendant"),
            ("JUNE BRIGHT", "defendant"),
        ),
        kind="summons",
    ),
    "Texas, the court in the right column": Case(
        f"""
        CAUSE NO. 2021-12345
        GULF BEND DRILLING, INC., § IN THE DISTRICT COURT OF
        Plaintiff, §
        §
        v. § HARRIS COUNTY, TEXAS
        §
        MESA VERDE PUMPS, L.P., §
        Defendant. § 151ST JUDICIAL DISTRICT
        PLAINTIFF'S ORIGINAL PETITION
        {BODY}""",
        court="District Court of Harris County, Texas, 151st Judicial District",
        numbers=("2021-12345",),
        parties=(("GULF BEND DRILLING, INC.", "plaintiff"), ("MESA VERDE PUMPS, L.P.", "defendant")),
        kind="petition",
    ),
    "Florida": Case(
        f"""
        IN THE CIRCUIT COURT OF THE ELEVENTH JUDICIAL CIRCUIT
        IN AND FOR MIAMI-DADE COUNTY, FLORIDA
        CASE NO.: 2021-012345-CA-01
        CORAL KEY MARINA, INC.,
        a Florida corporation,
        Plaintiff,
        vs.
        DESMOND ROURKE, individually,
        Defendant.
        ______________________________/
        ORDER GRANTING MOTION TO COMPEL
        {BODY}""",
        court="Circuit Court of the Eleventh Judicial Circuit in and for Miami-Dade County, Florida",
        numbers=("2021-012345-CA-01",),
        parties=(("CORAL KEY MARINA, INC.", "plaintiff"), ("DESMOND ROURKE", "defendant")),
        kind="order",
    ),
    "Delaware's Chancery": Case(
        f"""
        IN THE COURT OF CHANCERY OF THE STATE OF DELAWARE
        WILLARD PRYCE, )
        )
        Plaintiff, )
        )
        v. ) C.A. No. 2021-0123-JRS
        )
        LAMBENT ENERGY CORP., )
        )
        Defendant. )
        MEMORANDUM OPINION
        Date Submitted: May 3, 2021
        Date Decided: July 9, 2021
        {BODY}""",
        court="Delaware Court of Chancery",
        numbers=("2021-0123-JRS",),
        parties=(("WILLARD PRYCE", "plaintiff"), ("LAMBENT ENERGY CORP.", "defendant")),
        kind="opinion",
        filed="2021-07-09",
    ),
    "the Court of Federal Claims": Case(
        f"""
        In the United States Court of Federal Claims
        No. 19-123C
        (Filed: March 3, 2021)
        DELMAR AVIONICS LLC,
        Plaintiff,
        v.
        THE UNITED STATES,
        Defendant.
        OPINION AND ORDER
        {BODY}""",
        court="United States Court of Federal Claims",
        numbers=("19-123C",),
        parties=(("DELMAR AVIONICS LLC", "plaintiff"), ("THE UNITED STATES", "defendant")),
        kind="opinion",
        filed="2021-03-03",
    ),
    "a multidistrict litigation": Case(
        f"""
        UNITED STATES DISTRICT COURT
        EASTERN DISTRICT OF LOUISIANA
        IN RE: VELLUM (SERAXIN) MDL NO. 2740
        PRODUCTS LIABILITY LITIGATION
        SECTION "N" (5)
        ORDER AND REASONS
        {BODY}""",
        court="United States District Court for the Eastern District of Louisiana",
        numbers=("MDL NO. 2740",),
        kind="order",
    ),
    "a stamp alone": Case(
        "Exhibit A to the declaration that follows this sheet of paper.",
        numbers=("2:17-cv-00308-JAK-AFM",),
        filed="2019-09-18",
        stamp="Case 2:17-cv-00308-JAK-AFM Document 129 Filed 09/18/19 Page 1 of 25 Page ID #:6319",
    ),
    "running text that speaks of other courts and cases": Case(
        """
        The plaintiff in Harrow v. Lindqvist, No. 3:19-cv-00412 (D. Minn.), moved in the United States
        District Court for the District of Minnesota before Judge Oster, who granted the motion in part.
        """,
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_caption_is_read_as_a_person_reads_it(case: Case) -> None:
    found = read_caption(pages(case.text, stamp=case.stamp)).to_json()
    assert found["court"] == case.court
    assert tuple(found["docket_numbers"]) == case.numbers
    assert tuple((party["name"], party["role"]) for party in found["parties"] or ()) == case.parties
    assert (found["kind"], found["filed"], found["judge"]) == (case.kind, case.filed, case.judge)
