"""A sentence passes only when its passage says it. A wrong one that passes is the gravest bug there is."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ingest.sentences import sentence_spans
from pipelines.storage.matter import Matter
from pipelines.verification.guarded import GUARDED
from pipelines.verification.verify import verify

FEE = (
    "22. Effective March 1, 2020, the First Amendment increased the monthly\n"
    "subscription fee from $31,500 to $34,650, which is an increase of ten percent."
)
LEAVE = (
    "On February 24, 2020, while Ms. Whitlock was on medical leave, Corvane\nobtained the signature of the "
    "company’s then chief operating officer, Theodore N. Maddox,\non a document entitled First Amendment."
)
LIST = "Plaintiffs allege that:\n(a) Corvane lied to the auditors;\n(b) Corvane hid the report."
ORDERS = (
    "For these reasons, the Court orders as follows:\n1. The motion is DENIED as to Counts I, II, and V.\n"
    "2. The motion is GRANTED as to Count III, with leave to amend."
)
LIABLE = (
    "57. An actual controversy exists. Corvane contends that Ms. Whitlock is liable\nunder the Guaranty; Ms. "
    "Whitlock contends that she was exonerated when the First\nAmendment took effect on March 1, 2020."
)

# (sentence, passage, a word of the reason), grouped by what a model gets wrong.
WRONG = [
    # The outcome or a negation turned round
    ("The motion is GRANTED.", "The motion is DENIED.", "granted"),
    ("The judgment is reversed.", "The judgment is affirmed.", "reversed"),
    ("Corvane shall pay the fees.", "Corvane shall not pay the fees.", "not"),
    ("Corvane shall not pay the fees.", "Corvane shall pay the fees.", "not"),
    ("The report mentioned ticket AG-2291.", "The report did not mention ticket AG-2291.", "not"),
    ("The report mentioned ticket AG-2291.", "The report failed to mention ticket AG-2291.", "failed"),
    ("Corvane did cure.", "Corvane didn’t cure.", "didn't"),
    ("The buyer never paid the seller.", "The buyer paid the seller.", "never"),
    ("The contract is enforceable.", "The contract is unenforceable.", "enforceable"),
    ("The Court reaches either contention.", "The Court does not reach either contention.", "not"),
    (
        "The Court did find a breach, and plaintiff did not show damages.",
        "The Court did not find a breach, and plaintiff did not show damages.",
        "not",
    ),
    (
        "Plaintiff showed that Corvane lied.",
        "The Court did not find, and plaintiff did not show, that Corvane lied.",
        "not",
    ),
    (
        "Corvane lied and the fee was raised.",
        "The Court did not find that Corvane lied and the fee was raised.",
        "not",
    ),
    ("Jones breached the contract.", "The Court did not find that Mr. Jones breached the contract.", "not"),
    ("Corvane admitted fault.", "It is false that Corvane admitted fault.", "false"),
    # A limit dropped or added
    ("The motion is GRANTED.", "The motion is GRANTED IN PART.", "part"),
    ("The motion is DENIED.", "The motion is DENIED as to Count I.", "without others"),
    ("The motion is granted.", "The motion is granted, but denied as to Count II.", "denied"),
    ("The motion is granted.", "The Court granted the motion, which it later withdrew.", "withdrew"),
    ("Count IV is dismissed with prejudice.", "Count IV is dismissed without prejudice.", "without"),
    ("Count IV is dismissed without prejudice.", "Count IV is dismissed with prejudice.", "without"),
    ("Count IV is dismissed.", "Count IV is dismissed with prejudice.", "prejudice"),
    ("Corvane is liable.", "Corvane is liable, but only if the notice was received.", "only"),
    ("Corvane is liable for the loss.", "Corvane is liable for the loss unless it gave notice.", "unless"),
    (
        "Either party may assign this Agreement.",
        "Either party may assign this Agreement; provided, however, that the assignee agrees.",
        "provided",
    ),
    (
        "Either party may assign this Agreement without consent.",
        "Either party may assign this Agreement without consent to an Affiliate.",
        "without others",
    ),
    ("Customer may terminate.", "Customer may terminate, so long as it pays the fee.", "without others"),
    ("Only Corvane is bound.", "Corvane is bound.", "only"),
    ("All Plaintiffs signed the guaranty.", "Plaintiffs signed the guaranty.", "all"),
    ("Corvane must pay.", "Corvane may pay.", "must"),
    ("The cap is more than $600,000.", "The cap is $600,000.", "more"),
    ("The cap is up to $600,000.", "The cap is $600,000.", "up"),
    ("The elements are a contract.", "The elements are a contract, breach, and damage.", "without others"),
    # The parties swapped
    ("Smith sued Jones.", "Jones sued Smith.", "does not say"),
    ("Smith sued Jones.", "Smith was sued by Jones.", "without others"),
    ("The insured shall pay the insurer.", "The insurer shall pay the insured.", "order"),
    ("The employee shall indemnify the employer.", "The employer shall indemnify the employee.", "order"),
    ("The lessee shall repair the roof.", "The lessor shall repair the roof.", "lessee"),
    (
        "The indemnifying party shall give prompt written notice of the claim.",
        "9.3 Procedure. The indemnified party shall give prompt written notice of the claim, allow the\n"
        "indemnifying party to control its defense.",
        "order",
    ),
    (
        "Whitlock Cold Chain has been paid by its customers $1,482,600.",
        "31. Whitlock Cold Chain has paid its customers $1,482,600.",
        "been",
    ),
    ("The summons was served by Corvane.", "The summons was served on Corvane.", "by"),
    ("Payment is due from the landlord.", "Payment is due to the landlord.", "from"),
    ("The letter was sent to Calloway by Ferreira.", "The letter was sent by Calloway to Ferreira.", "order"),
    ("Corvane owed Smith $5,000 and Jones $9,000.", "Corvane owed Jones $5,000 and Smith $9,000.", "order"),
    # A number, date or name changed
    ("Damages are $2,386,400.", "Damages are $2,368,400.", "amount"),
    ("The fee was raised from $34,650 to $31,500.", "The fee was raised from $31,500 to $34,650.", "order"),
    ("The First Amendment decreased the monthly subscription fee from $31,500 to $34,650.", FEE, "decreased"),
    ("The First Amendment increased the monthly subscription fee to $31,500 from $34,650.", FEE, "order"),
    ("The notice is dated September 14, 2020.", "The notice is dated September 24, 2020.", "date"),
    ("The notice is dated September 24, 2020.", "The notice is dated September 2020.", "date"),
    (
        "The tenant shall vacate within five (6) days.",
        "The tenant shall vacate within five (5) days.",
        "number",
    ),
    ("The cure period is 30 months.", "The cure period is thirty (30) days.", "number"),
    ("A credit is given up to fifty.", "A credit is given up to fifty percent (50%).", "without others"),
    ("The index rose 5%.", "The index rose -5%.", "without others"),
    ("The fee is $31,500 per year.", "The fee is $31,500 per month.", "year"),
    ("Section 5.20 governs the fee.", "Section 5.2 governs the fee.", "5.20"),
    ("Seller shipped under Section 5(a).", "Seller shipped under Section 5(b).", "“a”"),
    ("Rule 9 requires more.", "Rule 9(b) requires more.", "without others"),
    ("Case No. 3:21-cv-00418 is stayed.", "Case No. 3:21-cv-00417 is stayed.", "3:21-cv-00418"),
    ("The motion is DENIED as to Count I.", "The motion is DENIED as to Count V.", "“I”"),
    ("The notice is attached as Exhibit A.", "The notice is attached as Exhibit B.", "“A”"),
    ("Dana A. Whitlock signed the lease.", "Dana I. Whitlock signed the lease.", "“A”"),
    ("Dana R. Whitlock was discharged.", "Dana M. Whitlock was discharged.", "“R”"),
    ("Mr. Adam signed the lease.", "Mr. Adams signed the lease.", "order"),
    ("Judge Okafor denied the motion.", "The Court denied the motion.", "Judge"),
    (
        "Whitlock Cold Chain operates unrefrigerated warehouses.",
        "Whitlock Cold Chain operates refrigerated warehouses.",
        "unrefrigerated",
    ),
    ("She is the chief executive.", "She was the chief executive.", "“is”"),
    # What is alleged, argued, asked, moved for or supposed, stated as fact
    (
        "Corvane chose its hour in bad faith.",
        "Plaintiffs allege that Corvane chose its hour in bad faith.",
        "allege",
    ),
    (
        "Corvane chose its hour in bad faith.",
        "Corvane, Plaintiffs contend, chose its hour in bad faith.",
        "contend",
    ),
    ("Corvane lied.", "Corvane lied, the witness opined.", "opined"),
    ("Corvane lied.", "“Corvane lied,” the witness recalled.", "without others"),
    (
        "The guaranty waives section 2819.",
        "Second, Corvane says that the guaranty waives section 2819.",
        "says",
    ),
    ("Whitlock Cold Chain was in breach.", "In Corvane’s view, Whitlock Cold Chain was in breach.", "view"),
    (
        "The platform ran on two gateways.",
        "Corvane told Plaintiffs that the platform ran on two gateways.",
        "told",
    ),
    ("Ms. Whitlock is liable under the Guaranty.", LIABLE, "contends"),
    (
        "Ms. Whitlock was exonerated when the First Amendment took effect on March 1, 2020.",
        LIABLE,
        "contends",
    ),
    (
        "The gateway had failed.",
        "Plaintiffs allege that the platform had one gateway; the gateway had failed.",
        "allege",
    ),
    ("Corvane lied to the auditors.", LIST, "continues"),
    ("Corvane hid the report.", LIST, "continues"),
    ("Section 5.3 was breached.", "Plaintiffs do not allege that\nSection 5.3 was breached.", "not"),
    ("Corvane dismissed the complaint.", "Corvane moved to dismiss the complaint.", "dismissed"),
    ("The complaint is dismissed.", "The motion to dismiss the complaint is pending.", "dismissed"),
    ("You signed the lease in June.", "Q. You signed the lease in June?\nA. I do not recall.", "asks"),
    ("The lease began on June 1, 2018.", "Q. The lease began on June 1, 2018, correct.", "without others"),
    ("Corvane paid.", "Had Corvane paid, the claim would be moot.", "would"),
    ("The July breach was material.", "If the July breach was material, the duty may be discharged.", "if"),
    (
        "An allegation is contradicted by an exhibit to the complaint.",
        "Where an allegation is contradicted by an exhibit to the complaint, the exhibit controls.",
        "without others",
    ),
    (
        "Corvane’s work proves to have been Scheduled Maintenance.",
        "Count II is pleaded for the case in which Corvane’s work proves to have been Scheduled Maintenance.",
        "without others",
    ),
    (
        "The defendant is liable for the misconduct alleged.",
        "It allows “the reasonable inference that the defendant is liable for the misconduct alleged.”",
        "without others",
    ),
    # Words cut out of the middle, the front or the end
    ("Ms. Whitlock obtained the signature of the company’s then chief operating officer.", LEAVE, "leave"),
    ("The plaintiff testified at trial.", "Counsel for the plaintiff testified at trial.", "without others"),
    ("The order dismissed the claim.", "The tentative order dismissed the claim.", "without others"),
    ("The Court dismissed Count IV.", "The Court dismissed the objection to Count IV.", "without others"),
    ("The jury convicted Smith.", "The jury that convicted Jones acquitted Smith.", "acquitted"),
    ("Smith signed the lease.", "Smith or Jones signed the lease.", "without others"),
    (
        "The contract was signed by Smith in Ohio.",
        "The contract was signed by Smith. In Ohio it is void.",
        "void",
    ),
    ("The complaint was filed by Dana R.", "The complaint was filed by Dana R.", "breaks off"),
    ("The complaint was filed by Dana", "The complaint was filed by Dana", "breaks off"),
    # A quotation with one word changed
    (
        "The alert service had “never gone dark for a single client.”",
        "The alert service had “never gone dark for a single customer.”",
        "client",
    ),
    # Asides, quotations, and what another clause takes back
    ("Corvane paid the fee.", "Corvane paid the fee (of another).", "without others"),
    ("Smith did pay.", "Smith did (not) pay.", "not"),
    ("Smith paid.", "Smith [never] paid.", "never"),
    ("Corvane lied.", "Corvane lied; the witness swore to it, falsely.", "falsely"),
    ("Corvane lied.", "Corvane lied; so Plaintiffs allege.", "allege"),
    ("Tenant may sublet.", "Tenant may sublet; Landlord must consent.", "must"),
    ("Tenant may sublet.", "Tenant may sublet, while Landlord consents.", "without others"),
    ("Tenant may sublet.", "Tenant may sublet, but not without consent.", "not"),
    ("Smith pleaded guilty.", "Smith pleaded guilty, then withdrew.", "withdrew"),
    ("The claim accrued.", "On May 3, 2021, on Smith’s theory, the claim accrued.", "without others"),
    ("The Court erred.", "Smith argues as follows. “The Court erred.”", "quotes"),
    ("The Court erred.", "“The Court erred.” Smith Br. at 4.", "quotes"),
    ("Defendants signed.", "Defendant signed.", "without others"),
    ("The gateways failed in 2018.", "The gateway failed in 2018.", "without others"),
    ("The hearing is at 2:00 a.m.", "The hearing is at 2:00 p.m.", "a.m"),
    ("The hearing was on 3/4/2021.", "The hearing was on 4/3/2021.", "date"),
    ("It was entered under Rule 12(b)(6).", "It was entered under Rule 12(b)(1).", "6"),
    ("Corvane grants an exclusive license.", "Corvane grants a non-\nexclusive license.", "without others"),
    ("Smith is president.", "Smith is vice president.", "without others"),
    ("Smith resides in Ohio.", "Smith resides in Ohio or Texas.", "without others"),
    ("The motion was granted.", "The motion will be granted.", "will"),
    ("Corvane shall pay $5.", "Corvane shall pay $5 million.", "amount"),
    ("Therefore,", "The Court erred.", "does not say"),
    # Nothing of it there
    ("The jury awarded punitive damages.", "The lease began on June 1, 2018.", "does not say"),
    ("It is so.", "The motion is DENIED.", "nothing that could be checked"),
]

RIGHT = [
    pytest.param("The motion is DENIED as to Count I.", "The motion is DENIED as to Count I.", id="verbatim"),
    pytest.param("the motion is denied as to count I", "The motion is DENIED as to Count I.", id="case"),
    pytest.param(
        "The motion was denied as to Count I.", "The motion is DENIED as to Count I.", id="was for is"
    ),
    pytest.param(
        "The motion is granted in part and denied in part.",
        "For the reasons below, the motion is GRANTED IN PART and DENIED IN\nPART.",
        id="without the words that introduce it, over a line break",
    ),
    pytest.param(
        "The First Amendment increased the monthly subscription fee from $31,500 to $34,650.",
        FEE,
        id="without its number, its date and what explains it",
    ),
    pytest.param(
        "The notice was received on September 25, 2020.",
        "The notice was received on September 25, 2020,\nso that the cure period ran through October 25.",
        id="shorter clause",
    ),
    pytest.param(
        "Count I is dismissed.", "Count I is dismissed; Count II is stayed.", id="up to a semicolon"
    ),
    pytest.param(
        "Count II is stayed.", "Count I is dismissed; Count II is stayed.", id="from a semicolon on"
    ),
    pytest.param("The motion is DENIED as to Counts I, II, and V.", ORDERS, id="item of what is ordered"),
    pytest.param("The motion is GRANTED as to Count III, with leave to amend.", ORDERS, id="second item"),
    pytest.param(
        "The Court heard argument in October 2021.",
        "The Court heard argument on October 21, 2021.",
        id="date less precise",
    ),
    pytest.param(
        "The Court heard argument on 10/21/2021.",
        "The Court heard argument on October 21,\n2021.",
        id="date in figures",
    ),
    pytest.param("The insurer paid $1.2 million.", "The insurer paid $1,200,000.", id="amount in millions"),
    pytest.param(
        "The breach must be cured within 30 days.",
        "The breach must be cured within thirty (30) days.",
        id="number in figures",
    ),
    pytest.param(
        "Damages are $2,368,400.",
        "Damages are $2,368,400.1 It says that it paid.",
        id="footnote at an amount",
    ),
    pytest.param(
        "The motion is GRANTED as to Count III, with leave to amend.",
        "The motion is GRANTED as to Count\nIII, WITH LEAVE TO AMEND.3",
        id="footnote at a word",
    ),
    pytest.param("Corvane didn't cure.", "Corvane didn’t cure.", id="curly apostrophe"),
    pytest.param('It "disabled the alert gateway."', "It “disabled the alert gateway.”", id="curly quotes"),
    pytest.param(
        "Corvane Systems moves to dismiss the complaint.",
        "Corvane Systems, Inc. (“Corvane”) moves to dismiss the complaint.",
        id="without Inc. and the short name",
    ),
    pytest.param(
        "Plaintiffs allege that Corvane lied.",
        "Plaintiffs allege that Corvane lied.",
        id="an allegation as one",
    ),
    pytest.param(
        "Therefore, amendment would be futile.", "Amendment would be futile.", id="with a connective"
    ),
    pytest.param(
        "Each party may audit all sites.", "8.3 Audit. Each party may audit all sites.", id="extents"
    ),
    pytest.param(
        "Amendment would be futile.",
        "Counsel identified none.\nAmendment would be futile. The motion is GRANTED.",
        id="one sentence of three",
    ),
]


@pytest.mark.parametrize(("sentence", "passage", "word"), WRONG, ids=[row[0][:60] for row in WRONG])
def test_a_wrong_sentence_is_withheld_and_the_reason_names_it(sentence: str, passage: str, word: str):
    verdict = verify(sentence, passage)
    assert not verdict.supported
    assert word.lower() in verdict.reason.lower()


@pytest.mark.parametrize(("sentence", "passage"), RIGHT)
def test_a_right_sentence_passes(sentence: str, passage: str):
    verdict = verify(sentence, passage)
    assert (verdict.supported, verdict.reason) == (True, "")


@pytest.mark.parametrize(("sentence", "passage"), RIGHT)
def test_what_passes_does_not_pass_on_other_passages(sentence: str, passage: str):
    assert not verify(sentence, "The lease began on June 1, 2018. Rent is $900 a month.").supported
    assert not verify(sentence, "").supported


def test_the_span_is_the_sentence_that_says_it():
    passage = "Counsel identified none.\nAmendment would be futile. The motion is GRANTED."
    span = verify("Amendment would be futile.", passage).span
    assert passage[span.start : span.end] == "Amendment would be futile."


def test_the_nearest_miss_is_what_the_reason_speaks_of():
    passage = "The lease began on June 1, 2018. The motion is DENIED as to Count V."
    verdict = verify("The motion is GRANTED as to Count V.", passage)
    assert passage[verdict.span.start : verdict.span.end] == "The motion is DENIED as to Count V."
    assert "granted" in verdict.reason
    assert 0.5 <= verdict.share < 1


@pytest.fixture(scope="module")
def sentences(corpus_matter: Matter) -> list[tuple[str, str]]:
    """Sentences of the sample files that stand verbatim in their passage and support themselves."""
    found = []
    for passage in corpus_matter.register.passages():
        for span in sentence_spans(passage.text):
            text = passage.text[span.start : span.end]
            if text.endswith(".") and text[0].isupper() and "?" not in passage.text:
                found.append((text, passage.text))
    return found


def test_sentences_of_real_files_support_themselves(sentences: list[tuple[str, str]]):
    """Those that do not are cut short by their line, or continue a list or another sentence."""
    refused = [text for text, passage in sentences if not verify(text, passage).supported]
    assert len(sentences) > 250
    assert len(refused) < len(sentences) / 8


@pytest.mark.parametrize("turn", ["not", "never", "allegedly", "only"])
def test_a_turning_word_put_into_a_sentence_of_real_files_never_passes(
    sentences: list[tuple[str, str]], turn: str
):
    for text, passage in sentences[::7]:
        first, *rest = text.split()
        for place in (0, len(rest) // 2):
            turned = " ".join([first, *rest[:place], turn, *rest[place:]])
            assert not verify(turned, passage).supported, turned


def test_a_content_word_cut_out_of_a_sentence_of_real_files_never_passes_in_the_middle(
    sentences: list[tuple[str, str]],
):
    """What is left often still is English: "counsel for Plaintiffs" without "counsel for"."""
    for text, passage in sentences[::3]:
        parts = text.split()
        place = len(parts) // 2
        word = parts[place]
        if len(parts) < 9 or not (word.isalpha() and word.islower() and len(word) > 3):
            continue
        cut = " ".join([*parts[:place], *parts[place + 1 :]])
        assert not verify(cut, passage).supported, cut


def test_a_digit_changed_in_a_sentence_of_real_files_never_passes(sentences: list[tuple[str, str]]):
    for text, passage in sentences:
        place = next((i for i, c in enumerate(text) if c.isdigit() and text[i - 1] == ","), None)
        if place is None:
            continue
        changed = f"{text[:place]}{(int(text[place]) + 1) % 10}{text[place + 1 :]}"
        if changed not in passage:
            assert not verify(changed, passage).supported, changed


_SUBJECTS = st.sampled_from(["The Court", "Corvane", "Ms. Whitlock", "The buyer", "Counsel for Smith"])
_VERBS = st.sampled_from(
    ["granted", "signed", "shall pay", "did not cure", "withheld", "may assign", "denied"]
)
_OBJECTS = st.sampled_from(
    ["the motion", "Count II", "$5,000", "the lease of May 3, 2021", "thirty (30) days"]
)
_STATEMENTS = st.tuples(_SUBJECTS, _VERBS, _OBJECTS).map(lambda parts: f"{' '.join(parts)}.")


@given(st.lists(_STATEMENTS, min_size=1, max_size=3), st.data())
def test_a_sentence_of_a_passage_supports_itself(statements: list[str], data: st.DataObject):
    chosen = data.draw(st.sampled_from(statements))
    assert verify(chosen, " ".join(statements)).supported


@given(_STATEMENTS, st.data())
def test_with_a_guarded_word_more_it_does_not(statement: str, data: st.DataObject):
    parts = statement.split()
    place = data.draw(st.integers(0, len(parts)))
    word = data.draw(st.sampled_from(sorted(GUARDED)))
    turned = " ".join([*parts[:place], word, *parts[place:]])
    assert not verify(turned, statement).supported


@given(_STATEMENTS, _STATEMENTS)
def test_another_statement_does_not_support_it(statement: str, other: str):
    assume(statement != other)
    assert not verify(statement, other).supported


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_texts_can_be_compared(sentence: str, passage: str):
    verdict = verify(sentence, passage)
    assert bool(verdict.reason) is not verdict.supported
    assert 0 <= verdict.span.start <= verdict.span.end <= len(passage)
