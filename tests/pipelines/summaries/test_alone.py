"""What says something by itself may be quoted in a summary, and what does not may not."""

from __future__ import annotations

import pytest

from pipelines.summaries.alone import stands_alone


@pytest.mark.parametrize(
    "said",
    [
        "The motion is DENIED as to Counts I, II, and V.",
        "40. Corvane breached Section 5.2 (Critical Alerts) by failing to send one.",
        "The claim of breach fails, and that claim is dismissed.",
        "On May 3, 2022, the demand was made, and Tamarind sent the locks’ keys on that day.",
        "In the pages above, Brandvold controls; it was decided in 1995.",
        "Tenant shall keep such insurance as the Lease requires, and these terms stand.",
        "Plaintiff served deadlines and forms; these deadlines bind both.",
        "Section 11.3 does not apply to a breach of confidence.",
        "The driver read the Texas Insurance Code before he signed.",
        "The motion is GRANTED as to Count I and DENIED in all other respects.",
        "Labor Code section 1102.5 governs; an employer breaks the statute when it retaliates.",
        "Two reasons are given: (1) the notice was late, and (2) it went to nobody.",
        "The statute of limitations is two years.",
        "(a) any obligation created by this Agreement;",
        "Opinion (a) rests on measured crush.",
        "Eleven days later, on October 8, 2021, Mr. Delavan discharged Mr. Whitlock.",
        "Tarmann v. State Farm, 2 Cal. App. 4th 153 (1991), states a rule of pleading for corporations.",
    ],
)
def test_a_whole_sentence_that_names_what_it_speaks_of(said: str) -> None:
    assert stands_alone(said)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("), to read a guaranty that Corvane has not filed.", "the rest of a sentence"),
        ("8.2 warrants that installation will be done well.", "a number torn from its section"),
        ("The remaining arguments ask the Court to weigh evidence (was the negligence gross?", "cut off"),
        ("Id. Rosen stated that Lust never saw the agreement.", "cites what stands before"),
        ("Motion at 3-4. It provided that Lust would produce.", "likewise"),
        ("We hold that Colorado law does not let it do so.", "so"),
        ("Because Monday is Memorial Day, that period ends on Monday, June 6, 2022.", "which period"),
        ("[A]ll issues not raised in the direct appeal are waived.", "another court’s words"),
        ("[within a State’s boundaries] must begin with a presumption’ against defeat of title.", "likewise"),
        ("“It is not the province of a court to reexamine determinations on state law.", "goes on"),
        ("MIL 7 at 2 (“[A]ny information must be excluded.”).", "cites what stands before"),
        (
            "Zink v. State, 278 S.W.3d 170, 176 (Mo. banc 2009). To overcome this presumption, he must.",
            "likewise",
        ),
        ("See, e.g., Hurt Decl., Ex. A (representative agreement at Article XII).", "likewise"),
        ("Because we conclude that it does, the judgment is affirmed.", "does what"),
        ("Section 12.2 does not apply, and Corvane has no right to cure.", "does not apply where"),
        ("For April and for May it sent nothing at all.", "who sent"),
        ("The area it governs is divided into five subdivisions.", "what governs"),
        ("Under the Texas Insurance Code, she must allege a producing cause.", "who"),
        ("The fee should also be paid by this date.", "by when"),
        ("Payment must reach the office by 5:00 p.m. on that day.", "on which day"),
        ("If Halvorsen does not pay by then, an Event of Default will exist.", "by when"),
        ("Corvane exercised that discretion in bad faith.", "which discretion"),
        ("Because it is barred, the Court does not reach either contention.", "which contentions"),
        ("Defendants misinterpret in what instances a party may present such evidence.", "which evidence"),
        ("Instructions are printed on each form. These deadlines are important.", "which deadlines"),
        (
            "Inasmuch as none of these contentions has been set forth, the motion is denied.",
            "which contentions",
        ),
        ("During that time period, all compensation was paid by the company.", "which period"),
        ("The decision appears to have been strategic.", "which decision"),
        ("If the loan were thereafter forgiven, the amount would fall.", "which loan"),
        ("18 Moore’s Federal Practice § 134.30 (3d ed. 2008).", "only a citation"),
        ("Nevertheless, its decision constituted an adjudication on the merits.", "whose"),
        ("Sanders v. State, 738 S.W.2d 856, 857 (Mo. banc 1987).", "only a citation"),
        (
            "Hest v. Perdue, 366 N.C. 289 (2012) (quoting State v. Lipkin, 169 N.C. 265 (1915)). We affirm.",
            "cites what stands before",
        ),
        ("(Emphasis added.) The language of § 2254 is jurisdictional.", "of the quotation before"),
        ("First, the paragraph applies only to short absences.", "which paragraph"),
        ("Three provisions of the Agreement matter here.", "which three"),
        ("The following forms should be filed by October 4, 2017.", "which forms"),
        ("2. Whitlock seeks the damages that followed.", "followed what"),
        ("We find support for our conclusion in the law of other states.", "which conclusion"),
        ("17. Two weeks passed. Nobody removed the pipe.", "since when"),
        ("2. The waiver is not in the record.", "which waiver"),
        ("The headcount did not change. Id. 89:16–20.", "whose testimony"),
        ("Corvane observes, too, that nobody rang its line.", "beside what"),
        ("We express no view on what the statute doubles.", "which statute"),
        ("Each side shall otherwise bear its own costs.", "otherwise than how"),
        (
            "(2010) (citation omitted). The explanation was that counsel performed superbly.",
            "a citation’s tail",
        ),
        ("Section 17-7-95(c). The citation alone is the officer’s opinion of fault.", "a citation’s tail"),
        ("FAC Ex. A § 11. Tamarack bought the assets on May 31, 2019.", "cites what stands before"),
        ("[3] Defendant does not dispute it for this motion.", "a footnote"),
        ("Second, Jackson’s duty to represent the state is insufficient.", "for what"),
        ("I respectfully dissent from the disposition of the fourth and fifth.", "fourth what"),
        ("The cheese is different. Section 11.4 does not bar its value.", "different from what"),
        ("Send us your agreement to items (a) through (c) by May 3, 2025.", "which items"),
        ("The Court agrees with Cisco. The limitation is identified in a response.", "on what"),
    ],
)
def test_what_has_lost_what_it_refers_to(said: str, why: str) -> None:
    assert not stands_alone(said), why
