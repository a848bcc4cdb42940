"""Papers of many courts, each with what a person reads in its caption. All of them are fiction."""

from __future__ import annotations

from dataclasses import dataclass

BODY = """
The matter is before the court on a motion that was argued in the spring, and the court now
rules on it as is set out below, having read what each of the sides has filed.
"""


@dataclass(frozen=True)
class Paper:
    """A paper, and what a person reads in its caption."""

    text: str
    court: str | None = None
    numbers: tuple[str, ...] = ()
    parties: tuple[tuple[str, str | None], ...] = ()
    kind: str | None = None
    filed: str | None = None
    judge: str | None = None
    stamp: str = ""


PAPERS = {
    "addresses below the parties' names": Paper(
        f"""
        IN THE UNITED STATES DISTRICT COURT
        FOR THE NORTHERN DISTRICT OF OHIO
        EASTERN DIVISION

        ARDMORE COATINGS, INC.,
        4410 Harvard Road
        Cuyahoga Heights, Ohio 44105,
        Plaintiff,
        v.
        DANIEL R. KESSLING
        218 Fernway Lane
        Medina, Ohio 44256,
        and
        BRIGHTLINE SURFACES, LLC
        c/o Its Statutory Agent
        Paul V. Dreyer
        1900 Tallmadge Parkway, Suite 6
        Akron, Ohio 44310,
        Defendants.

        CASE NO. 1:24-cv-01187
        COMPLAINT
        {BODY}
        """,
        court="United States District Court for the Northern District of Ohio",
        numbers=("1:24-cv-01187",),
        parties=(
            ("ARDMORE COATINGS, INC.", "plaintiff"),
            ("DANIEL R. KESSLING", "defendant"),
            ("BRIGHTLINE SURFACES, LLC", "defendant"),
        ),
        kind="complaint",
    ),
    "a docket sheet with a rule below each role": Paper(
        """
        U.S. District Court
        District of Maryland (Baltimore)
        CIVIL DOCKET FOR CASE #: 1:23-cv-01746-WDH
        Assigned to: Judge Wendell D. Hargreave Date Terminated: 03/11/2025

        Plaintiff
        ---------
        Talbot Marine, Inc. represented by
        Geraldine P. Sotheby
        V.
        Defendant
        ---------
        Curtis Pennock

        Date Filed # Docket Text
        06/28/2023 1 COMPLAINT against Curtis Pennock (Sotheby, Geraldine)
        06/29/2023 2 MOTION for Temporary Restraining Order (Sotheby, Geraldine)
        07/12/2023 3 MEDIATION REPORT. Filed by mediator Hon. Alice Pruett (Ret.).
        """,
        court="United States District Court for the District of Maryland",
        numbers=("1:23-cv-01746-WDH",),
        parties=(("Talbot Marine, Inc.", "plaintiff"), ("Curtis Pennock", "defendant")),
        kind="docket sheet",
        judge="Wendell D. Hargreave",
    ),
    "a stamp that is read between the court and the parties": Paper(
        f"""
        UNITED STATES DISTRICT COURT
        SOUTHERN DISTRICT OF NEW YORK
        USDC SDNY
        x DOCUMENT
        In re:
        HALVERN BAKERIES, INC., et al.
        Debtors.
        x
        BAKERS AND MILLERS UNION,
        Appellant,
        -against-
        HALVERN BAKERIES, INC, et al.,
        Appellees.

        OPINION AND ORDER
        12 Civ. 5701 (QR)
        {BODY}""",
        court="United States District Court for the Southern District of New York",
        numbers=("12 Civ. 5701 (QR)",),
        parties=(("HALVERN BAKERIES, INC.", "debtor"), ("BAKERS AND MILLERS UNION", "appellant")),
        kind="opinion",
    ),
    "a district court, columns parted by colons, -against-": Paper(
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
    "the parties beside the number, without columns": Paper(
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
    "a criminal case": Paper(
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
    "a bankruptcy case of one debtor": Paper(
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
    "an adversary proceeding": Paper(
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
    "consolidated appeals of the Ninth Circuit": Paper(
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
    "several appeals under one caption": Paper(
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
    "a slip opinion of the Supreme Court": Paper(
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
    "New York's Supreme Court": Paper(
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
    "Texas, the court in the right column": Paper(
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
    "Florida": Paper(
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
    "Delaware's Chancery": Paper(
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
    "the Court of Federal Claims": Paper(
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
    "a multidistrict litigation": Paper(
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
    "Pennsylvania, the court in the right column": Paper(
        f"""
        J-A12034-21
        NON-PRECEDENTIAL DECISION - SEE SUPERIOR COURT I.O.P. 65.37
        COMMONWEALTH OF PENNSYLVANIA : IN THE SUPERIOR COURT OF
        : PENNSYLVANIA
        Appellee :
        :
        v. :
        :
        DARIUS STOLL :
        :
        Appellant : No. 1234 EDA 2020
        Appeal from the Judgment of Sentence Entered January 2, 2020
        In the Court of Common Pleas of Philadelphia County
        BEFORE: BENNETT, P.J.E., DUVAL, J., and COLLIER, J.
        MEMORANDUM BY DUVAL, J.: FILED JULY 7, 2021
        {BODY}""",
        court="Superior Court of Pennsylvania",
        numbers=("1234 EDA 2020",),
        parties=(("COMMONWEALTH OF PENNSYLVANIA", "appellee"), ("DARIUS STOLL", "appellant")),
        kind="opinion",
        filed="2021-07-07",
        judge="DUVAL",
    ),
    "Ohio, remarks in brackets, a spaced title": Paper(
        f"""
        IN THE COURT OF APPEALS OF OHIO
        TENTH APPELLATE DISTRICT
        State of Ohio, :
        Plaintiff-Appellee, : No. 20AP-123
        (C.P.C. No. 18CR-4567)
        v. :
        (REGULAR CALENDAR)
        Terry Nashe, :
        Defendant-Appellant. :
        D E C I S I O N
        Rendered on June 8, 2021
        {BODY}""",
        court="Court of Appeals of Ohio, Tenth Appellate District",
        numbers=("20AP-123",),
        parties=(("State of Ohio", "plaintiff-appellee"), ("Terry Nashe", "defendant-appellant")),
        kind="opinion",
        filed="2021-06-08",
    ),
    "California's Court of Appeal, a number without a label": Paper(
        """
        Filed 6/8/21
        NOT TO BE PUBLISHED IN OFFICIAL REPORTS
        IN THE COURT OF APPEAL OF THE STATE OF CALIFORNIA
        SECOND APPELLATE DISTRICT
        DIVISION FOUR
        MARIA SANTERO, B301234
        Plaintiff and Appellant, (Los Angeles County
        Super. Ct. No. BC654321)
        v.
        LORCA FARMS, INC.,
        Defendant and Respondent.
        APPEAL from a judgment of the Superior Court of Los Angeles County, Ann Lee, Judge. Affirmed.
        """,
        court="California Court of Appeal, Second Appellate District",
        numbers=("B301234",),
        parties=(
            ("MARIA SANTERO", "plaintiff and appellant"),
            ("LORCA FARMS, INC.", "defendant and respondent"),
        ),
        kind="opinion",
        filed="2021-06-08",
    ),
    "the Appellate Division of New Jersey": Paper(
        """
        NOT FOR PUBLICATION WITHOUT THE
        APPROVAL OF THE APPELLATE DIVISION
        SUPERIOR COURT OF NEW JERSEY
        APPELLATE DIVISION
        DOCKET NO. A-1234-19
        GARY BELMONT,
        Plaintiff-Appellant,
        v.
        TOWNSHIP OF WARREN,
        Defendant-Respondent.
        _________________________
        Submitted March 2, 2021 – Decided April 6, 2021
        Before Judges Sabin and Currey.
        On appeal from the Superior Court of New Jersey, Law Division, Docket No. L-2345-18.
        """,
        court="New Jersey Superior Court Appellate Division",
        numbers=("A-1234-19",),
        parties=(("GARY BELMONT", "plaintiff-appellant"), ("TOWNSHIP OF WARREN", "defendant-respondent")),
        kind="opinion",
        filed="2021-04-06",
        judge="Sabin and Currey",
    ),
    "Washington, the clerk's stamp above the heading": Paper(
        """
        FILED
        JUNE 8, 2021
        In the Office of the Clerk of Court
        WA State Court of Appeals, Division III
        IN THE COURT OF APPEALS OF THE STATE OF WASHINGTON
        DIVISION THREE
        STATE OF WASHINGTON, ) No. 37123-4-III
        )
        Respondent, )
        )
        v. ) UNPUBLISHED OPINION
        )
        ROY ALLEN DEANE, )
        )
        Appellant. )
        LARCH-BERRY, J. — Roy Deane appeals his conviction.
        """,
        court="Court of Appeals of Washington",
        numbers=("37123-4-III",),
        parties=(("STATE OF WASHINGTON", "respondent"), ("ROY ALLEN DEANE", "appellant")),
        kind="opinion",
        filed="2021-06-08",
        judge="LARCH-BERRY",
    ),
    "the District of Columbia Circuit, the author in a sentence": Paper(
        f"""
        United States Court of Appeals
        FOR THE DISTRICT OF COLUMBIA CIRCUIT
        Argued January 12, 2021 Decided May 4, 2021
        No. 19-5123
        SIERRA WATCH, INC.,
        APPELLANT
        v.
        GINA MERRILL, IN HER OFFICIAL CAPACITY AS ADMINISTRATOR,
        APPELLEE
        Consolidated with 19-5124
        Appeals from the United States District Court
        for the District of Columbia
        (No. 1:17-cv-01234)
        Before: ROWE, PITMAN and RAINE, Circuit Judges.
        Opinion for the Court filed by Circuit Judge PITMAN.
        {BODY}""",
        court="United States Court of Appeals for the District of Columbia Circuit",
        numbers=("19-5123",),
        parties=(("SIERRA WATCH, INC.", "appellant"), ("GINA MERRILL", "appellee")),
        kind="opinion",
        filed="2021-05-04",
        judge="PITMAN",
    ),
    "a summary order of the Second Circuit": Paper(
        f"""
        20-1234-cv
        Doane v. Roane
        UNITED STATES COURT OF APPEALS
        FOR THE SECOND CIRCUIT
        SUMMARY ORDER
        At a stated term of the United States Court of Appeals for the Second Circuit, held at the
        courthouse in the City of New York, on the 3rd day of March, two thousand twenty-one.
        PRESENT:
        JOHN M. WALDEN, JR.,
        ROBERT D. SACKLER,
        Circuit Judges.
        _____________________________________
        JANE DOANE,
        Plaintiff-Appellant,
        v. 20-1234-cv
        RICHARD ROANE,
        Defendant-Appellee.
        _____________________________________
        {BODY}""",
        court="United States Court of Appeals for the Second Circuit",
        numbers=("20-1234-cv",),
        parties=(("JANE DOANE", "plaintiff-appellant"), ("RICHARD ROANE", "defendant-appellee")),
        kind="order",
    ),
    "the Eighth Circuit's leaders": Paper(
        """
        United States Court of Appeals
        For the Eighth Circuit
        ___________________________
        No. 20-1234
        ___________________________
        Arnold Farms, Inc.
        lllllllllllllllllllllPlaintiff - Appellant
        v.
        Great Plains Insurance Company
        lllllllllllllllllllllDefendant - Appellee
        ____________
        Appeal from United States District Court
        for the District of Nebraska - Omaha
        ____________
        Submitted: March 16, 2021
        Filed: June 8, 2021
        ____________
        Before SNELL, Chief Judge, BENDER and KELSO, Circuit Judges.
        ____________
        BENDER, Circuit Judge.
        """,
        court="United States Court of Appeals for the Eighth Circuit",
        numbers=("20-1234",),
        parties=(
            ("Arnold Farms, Inc.", "plaintiff-appellant"),
            ("Great Plains Insurance Company", "defendant-appellee"),
        ),
        kind="opinion",
        filed="2021-06-08",
        judge="BENDER",
    ),
    "judges in the right column": Paper(
        f"""
        IN THE UNITED STATES DISTRICT COURT
        FOR THE NORTHERN DISTRICT OF ILLINOIS
        EASTERN DIVISION
        THOMAS KENTON, )
        ) Case No. 19 C 4321
        Plaintiff, )
        ) Judge Roland M. Dorr, Jr.
        v. )
        ) Magistrate Judge Yuna B. Kimball
        CITY OF CHICAGO, et al., )
        )
        Defendants. )
        DECLARATION OF ALAN SHORT IN SUPPORT OF DEFENDANTS' MOTION FOR SUMMARY JUDGMENT
        {BODY}""",
        court="United States District Court for the Northern District of Illinois",
        numbers=("19 C 4321",),
        parties=(("THOMAS KENTON", "plaintiff"), ("CITY OF CHICAGO", "defendant")),
        kind="declaration",
        judge="Roland M. Dorr, Jr.",
    ),
    "a class action's description that reads like prose": Paper(
        f"""
        UNITED STATES DISTRICT COURT
        CENTRAL DISTRICT OF CALIFORNIA - WESTERN DIVISION
        JANE ROWAN, an individual, on behalf of herself and all others similarly situated,
        Plaintiff,
        vs.
        BIGGERS RETAIL, INC., a Delaware corporation; and DOES 1-50, inclusive,
        Defendants.
        CASE NO.: 2:22-cv-01234-ABC-XYZ
        [Assigned to the Hon. Maria Gomez, Courtroom 5A]
        PLAINTIFF'S REPLY IN SUPPORT OF MOTION FOR CLASS CERTIFICATION
        Date: May 1, 2023
        {BODY}""",
        court="United States District Court for the Central District of California",
        numbers=("2:22-cv-01234-ABC-XYZ",),
        parties=(("JANE ROWAN", "plaintiff"), ("BIGGERS RETAIL, INC.", "defendant")),
        kind="reply",
        judge="Maria Gomez",
    ),
    "a hearing's transcript without a title": Paper(
        """
        UNITED STATES DISTRICT COURT
        SOUTHERN DISTRICT OF NEW YORK
        ------------------------------x
        LINDA GRANGER,
        Plaintiff,
        v. 18 Civ. 2345 (JBR)
        ACER BANK, N.A.,
        Defendant.
        ------------------------------x
        New York, N.Y.
        June 4, 2019
        2:30 p.m.
        Before:
        HON. JUNE B. RACKHAM,
        District Judge
        APPEARANCES
        SMITH & JONES LLP
        Attorneys for Plaintiff
        """,
        court="United States District Court for the Southern District of New York",
        numbers=("18 Civ. 2345 (JBR)",),
        parties=(("LINDA GRANGER", "plaintiff"), ("ACER BANK, N.A.", "defendant")),
        kind="hearing transcript",
        judge="JUNE B. RACKHAM",
    ),
    "a letter to a judge, the case in its subject": Paper(
        """
        SMITH & WESTON LLP
        1 Market Plaza
        March 3, 2021
        The Honorable Laura Swanson
        United States District Judge
        Re: Alpha Fund L.P. v. Beta Corp., No. 20 Civ. 1234 (LTS)
        Dear Judge Swanson:
        We represent the defendant.
        Respectfully submitted,
        /s/ Ann Smith
        """,
        numbers=("20 Civ. 1234 (LTS)",),
        parties=(("Alpha Fund L.P.", None), ("Beta Corp.", None)),
        kind="letter",
    ),
    "a court's form": Paper(
        """
        UNITED STATES DISTRICT COURT
        for the
        District of Oregon
        Zeta Corp. )
        Plaintiff )
        v. ) Civil Action No. 3:20-cv-00999-SI
        Ken Mossley )
        )
        Defendant )
        SUBPOENA TO PRODUCE DOCUMENTS, INFORMATION, OR OBJECTS
        """,
        court="United States District Court for the District of Oregon",
        numbers=("3:20-cv-00999-SI",),
        parties=(("Zeta Corp.", "plaintiff"), ("Ken Mossley", "defendant")),
        kind="subpoena",
    ),
    "a syllabus of the Supreme Court": Paper(
        """
        (Slip Opinion) OCTOBER TERM, 2012 1
        SUPREME COURT OF THE UNITED STATES
        Syllabus
        REDFORD WATER DISTRICT v. JANSSEN
        ET AL.
        CERTIORARI TO THE UNITED STATES COURT OF APPEALS FOR
        THE TENTH CIRCUIT
        No. 11–999. Argued April 23, 2013—Decided June 13, 2013
        The Red River Compact is an agreement that allocates water among the four states that made it.
        """,
        court="Supreme Court of the United States",
        numbers=("11–999",),
        parties=(("REDFORD WATER DISTRICT", None), ("JANSSEN", None)),
        kind="opinion",
        filed="2013-06-13",
    ),
    "a title between a party and the v.": Paper(
        f"""
        UNITED STATES DISTRICT COURT
        EASTERN DISTRICT OF NEW YORK
        -----------------------------------------------------------------x
        ANN ALDERS,
        Plaintiff,
        NOTICE OF MOTION
        - against -
        19-CV-1234 (ABC)(DEF)
        CITY OF NEW YORK, BEN BIRCHER, and CARL CEDARS,
        Defendants.
        -----------------------------------------------------------------x
        {BODY}""",
        court="United States District Court for the Eastern District of New York",
        numbers=("19-CV-1234 (ABC)(DEF)",),
        parties=(
            ("ANN ALDERS", "plaintiff"),
            ("CITY OF NEW YORK", "defendant"),
            ("BEN BIRCHER", "defendant"),
            ("CARL CEDARS", "defendant"),
        ),
        kind="motion",
    ),
    "the Court of Appeals of North Carolina, the county's number beside its own": Paper(
        """
        IN THE COURT OF APPEALS OF NORTH CAROLINA
        2021-NCCOA-123
        No. COA20-456
        Filed 6 April 2021
        Wake County, No. 18 CVS 1234
        ACRE, INC., Plaintiff,
        v.
        ROWE CORP., Defendant.
        Appeal by plaintiff from order entered 3 January 2020 by Judge A. Graham Shields.
        DIETER, Judge.
        """,
        court="Court of Appeals of North Carolina",
        numbers=("COA20-456",),
        parties=(("ACRE, INC.", "plaintiff"), ("ROWE CORP.", "defendant")),
        kind="opinion",
        filed="2021-04-06",
        judge="DIETER",
    ),
    "a stamp alone": Paper(
        "Exhibit A to the declaration that follows this sheet of paper.",
        numbers=("2:17-cv-00308-JAK-AFM",),
        filed="2019-09-18",
        stamp="Case 2:17-cv-00308-JAK-AFM Document 129 Filed 09/18/19 Page 1 of 25 Page ID #:6319",
    ),
    "running text that speaks of other courts and cases": Paper(
        """
        The plaintiff in Harrow v. Lindqvist, No. 3:19-cv-00412 (D. Minn.), moved in the United States
        District Court for the District of Minnesota before Judge Oster, who granted the motion in part.
        """,
    ),
}
