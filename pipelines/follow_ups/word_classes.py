"""Closed classes of English words, and open ones as far as questions about case files need them."""

from __future__ import annotations

ROLES = frozenset(
    """plaintiff plaintiffs defendant defendants petitioner petitioners respondent respondents appellant
    appellants appellee appellees landlord tenant lessor lessee buyer seller insurer insured guarantor
    borrower lender employer employee licensor licensee claimant debtor creditor contractor company party
    parties court judge magistrate jury witness""".split()
)
"""What people and companies are called after their part in a case or a contract."""
DETERMINERS = frozenset("the a an its his her their this that these those our my your any".split())
POSSESSIVES = frozenset("its his her their this that these those".split())
PREPOSITIONS = frozenset("of in on to for per under at against between with from by about".split())
LEADING_ON = frozenset("of in on to for per under at against between with from".split())
"""Prepositions whose phrase belongs to the noun before it, as far as can be told."""
NO_NOUNS = frozenset(
    """i you we he him it its his her hers she they them their me us not also only so too all same there
    what who whom whose which when where why how and or but if than as because while until unless since
    before after although though is are was were be been being do does did has have had will would can could
    may might must shall should that according""".split()
)
AUXILIARIES = frozenset(
    """is are was were do does did has have had will would can could may might must shall should""".split()
)
AUXILIARY = f"(?:{'|'.join(sorted(AUXILIARIES))})"
"""A pattern of one, in lower case."""
OPENERS = frozenset(
    """what who whom whose which when where why how is are was were do does did has have had can could may
    might must shall should will would in under on at for by according and but also to from name list tell
    show give please why""".split()
)
VERBS = frozenset(
    """took takes take exceeds exceed arise arose fail fails failed swear swore exclude excludes excluded
    apply applies applied govern governs governed renew renews pay pays paid lie lies refer refers come
    comes came go goes went testify testifies testified happen happened happens last lasts run runs ran
    begin begins began end ends ended cover covers covered permit permits permitted receive received send
    sent tell told use used win won lose lost think thought believe believed know knew see saw decide become
    became start started offer offers""".split()
)
"""Verbs at which a noun ends, beside those of :data:`pipelines.routes.filings.STOPS`."""
PEOPLE = frozenset("employee executive judge justice lawyer attorney officer witness person manager".split())
EMPTY = frozenset(
    """it its itself they them their theirs themselves he him his himself she her hers herself me my
    mine we us our ours you your yours this that these those one ones the a an and or so not no yes if
    then now here there again also too still instead otherwise afterwards later before after since until
    without during yesterday today tomorrow tonight once twice ever never always only just even maybe
    perhaps probably possibly really exactly precisely specifically actually certainly finally recently
    currently previously formerly originally both all any some none each either neither every most more
    less much many few several other others another everyone everybody everything everywhere someone
    somebody something somewhere anyone anybody anything anywhere nobody nothing nowhere else same well
    okay ok please thanks indeed elsewhere""".split()
)
"""Pronouns, demonstratives, quantifiers and adverbs: what they mean is not told by themselves."""
MONTHS = frozenset(
    """january february march april may june july august september october november december""".split()
)
