"""Words by which names are told from what is merely written with a capital, and from each other."""

from __future__ import annotations

import re

NO_NAME = frozenset(
    """
    a about above accordingly after again against all also although always among an and another any are
    as at be because been before behind being below beside besides between beyond both but by can cf
    compare could despite did do does during each either else even every few finally first for former
    from further had has have having he hence her here hereby herein hers him his how however i if in
    inc indeed instead into is it its itself later less like likewise many may me mine more moreover
    most much must my namely neither never nevertheless next no nobody none nor not nothing now of off
    often on once one only onto or other others otherwise our out over own per perhaps please rather re
    read second see several shall she should since so some somebody someone sometimes soon still such
    than thank thanks that the their them then there thereafter therefore these they third this those
    though through throughout thus to today together tomorrow too toward under unless until up upon us
    very was we well were what whatever when whenever where whereas whether which while who whoever whom
    whose why will with within without would yes yesterday yet you your

    january february march april june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday christmas easter thanksgiving memorial labor

    plaintiff plaintiffs defendant defendants petitioner petitioners respondent respondents appellant
    appellants appellee appellees claimant claimants debtor debtors creditor creditors movant intervenor
    counterclaim counterclaimant counterdefendant crossclaim garnishee relator party parties amicus
    amici curiae deponent witness witnesses affiant declarant guarantor landlord tenant lessor lessee
    licensor licensee buyer seller purchaser vendor customer client employer employee insurer insured
    contractor subcontractor owner borrower lender trustee grantor grantee assignor assignee principal
    agent manager member shareholder director officer president chairman chairperson secretary treasurer
    superintendent supervisor counsel attorney attorneys lawyer esq judge justice judges justices
    magistrate chief senior circuit associate clerk deputy reporter court courts honorable hon mediator
    arbitrator

    decl aff depo opp br resp ans supp tr ltr

    mr ms mrs miss dr prof professor rev sir madam

    abstract act action adjudication admitted affidavit affirmed agreement agreements alternative
    amended amendment amount analysis answer answers appeal appeals appearances appendix application
    argument arguments article articles assignment attached authorities award background basis bates
    bench brief briefs calendar caption cause certificate certification certified certify chapter charge
    claim claims clause code commentary comment compel complaint complaints compliance concerning
    conclusion conclusions condition conference confidential consent consideration constitution contents
    contract contracts copy count counts covenant cross damages date dated day days dear decided
    decision declaration declare decree deed default definition definitions demand denied denying dep
    deposition depositions dept description direct disclosure discovery discussion dismiss dismissal
    disposition district division docket document documents dollars draft ecf effective emergency
    enclosure enclosures entry errata evidence ex examination exception exceptions exclusion exclusions
    exhibit exhibits expert facts factual federal fed fees file filed filing final finding findings form
    forum fourth fifth sixth seventh eighth ninth tenth eleventh general good governing grant granted
    granting ground grounds guaranty hearing held holding holdings id immediate indemnity index initial
    injunction instruction insurance interest interrogatories interrogatory introduction invoice issue
    issues item joint judgment jurisdiction jury kind law lease leave legal letter liability limitation
    line lines litigation local lot magistrate mail matter matters mediation memorandum merits minute
    minutes month mot motion motions name names nature note notes notice notices number objection
    objections oath opinion opposition option oral order ordered orders original overruled page pages
    paragraph paragraphs part period permit persons phase plan pleading pleadings policy portion prayer
    preliminary premises present previous procedure proceeding proceedings proof property proposed
    protective public purpose question questions reason reasons recess recital recitals record records
    redirect reference regarding relief remedies remedy rent reply report reporters representation
    request requests rescission reserved resolution response responses review right rights rule rules
    ruling rulings sanctions schedule scheduling section sections security sentence separate service
    services settlement signature signed standard state statement statements states statute statutory
    stay stipulation strike subject submitted subsection summary summons supplement supplemental
    sustained table telephone tentative term terms termination testimony time title titles total
    transcript trial true under undisputed united vacated verdict verification version violation volume
    warranty whereas wherefore witnesseth year years

    congress senate english americans american county city town village parish borough
    township state introduction venue street avenue road lane drive suite floor building room boulevard
    highway box
    """.split()
)
"""Words with a capital that begin or end no person's name."""

LEADING = frozenset(
    """
    a about after again all although an and another any as at attorneys because before behind between
    both but by counsel dear during each either even for from further had has have he her here his
    how however i if in including indeed instead into it its later like many may more moreover most my
    neither nor not notwithstanding of on once only or our out over per since so some such than that the
    their then there therefore these they this those though through thus to under unless until upon was
    we were what when where whereas whether which while who whose why with within without would yet you
    your january february march april june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday plaintiff plaintiffs defendant defendants
    petitioner petitioners respondent respondents appellant appellants appellee appellees claimant
    claimants debtor debtors movant intervenor counterclaimant insured insurer landlord tenant lessor
    lessee licensor licensee buyer seller vendor customer employer guarantor borrower lender trustee
    general outside re see cf mr ms mrs dr client insureds brokers broker attention name title lawyer
    lawyers
    """.split()
)
"""Words with a capital that stand before an organization's name and are none of it."""

TITLES = frozenset(
    """
    mr ms mrs miss mx dr prof professor judge justice hon honorable officer detective sergeant sgt
    lieutenant lt captain capt deputy sheriff warden inspector agent senator sen governor gov secretary
    commissioner rev nurse trooper
    """.split()
)
"""Titles that stand before a person's name, in lower case."""

ADDRESSED = frozenset({"mr", "ms", "mrs", "miss", "mx", "dr", "prof", "professor"})
"""Titles that a name is called with all through a paper: "Ms. Smith"."""

BENCH = frozenset({"judge", "justice", "hon", "honorable"})

TITLE = re.compile(
    r"(?<![\w’'])(?:(?:Chief|CHIEF|Magistrate|MAGISTRATE|Presiding|Senior|District|Circuit|Special|Fire|"
    r"Deputy|Police|Associate|Vice)[ ])*"
    r"(?P<title>Mr|MR|Ms|MS|Mrs|MRS|Miss|MISS|Mx|Dr|DR|Prof|Professor|Judge|JUDGE|Justice|JUSTICE|Hon|HON|"
    r"Honorable|HONORABLE|Officer|Detective|Sergeant|Sgt|Lieutenant|Lt|Captain|Capt|Deputy|Sheriff|"
    r"Warden|Inspector|"
    r"Agent|Senator|Sen|Governor|Gov|Secretary|Commissioner|Rev|Nurse|Trooper)\.?[ ](?=[A-ZÀ-ÖØ-Þ])"
)

OCCUPATIONS = (
    r"(?:accountant|actuary|adjuster|administrator|agent|analyst|appraiser|arbitrator|architect|"
    r"assistant|associate|attorney|"
    r"auditor|author|bookkeeper|broker|brother|bookkeeper|buyer|cardiologist|carpenter|cashier|"
    r"chair(?:man|woman|person)?|chemist|chief|clerk|"
    r"colleague|commissioner|consultant|contractor|controller|coordinator|counsel|cousin|custodian|"
    r"daughter|dean|deputy|"
    r"designee|detective|developer|director|dispatcher|doctor|driver|economist|editor|electrician|"
    r"employee|engineer|examiner|"
    r"executive|executor|expert|father|foreman|founder|guard|husband|inspector|installer|investigator|"
    r"investor|landlord|"
    r"lawyer|lead|lender|lieutenant|lobbyist|locksmith|machinist|manager|mechanic|mediator|member|"
    r"minister|mother|neighbor|nephew|"
    r"neurologist|niece|notary|nurse|officer|operator|owner|paralegal|partner|passenger|pathologist|"
    r"paramedic|pharmacist|physician|physicist|"
    r"pilot|plumber|president|principal|professor|programmer|psychiatrist|psychologist|radiologist|"
    r"realtor|receptionist|recruiter|"
    r"representative|researcher|resident|salesman|salesperson|scientist|secretary|sergeant|shareholder|"
    r"sheriff|sister|son|specialist|"
    r"statistician|superintendent|supervisor|surgeon|surveyor|teacher|technician|tenant|therapist|"
    r"toxicologist|treasurer|"
    r"trustee|underwriter|veterinarian|warden|watchman|wife|witness|worker|writer)s?"
)
"""What people are in legal papers: trades, offices, kin."""

ROLE_WORD = (
    r"(?:(?:Third-Party|Cross|Counter|Nominal|Intervenor)[-\s]?)?(?:Plaintiff|Defendant|Petitioner|"
    r"Respondent|Appellant|Appellee|Claimant|"
    r"Debtor|Creditor|Movant|Intervenor|Relator|Garnishee|Counterclaimant|Cross-Appellant|Cross-Appellee)"
)

CONTRACT_ROLES = frozenset(
    """
    landlord tenant lessor lessee licensor licensee buyer seller purchaser vendor customer client
    provider supplier employer employee borrower lender guarantor trustee grantor grantee assignor
    assignee owner contractor subcontractor insurer insured franchisor franchisee distributor
    manufacturer consultant executive indemnitor indemnitee optionor optionee mortgagor mortgagee
    pledgor obligor obligee policyholder carrier shipper consignee principal agent bailor bailee maker
    holder surety
    """.split()
)
"""What the parties to contracts are called in them; such a word is a role, and no name."""

NOT_SHORT = CONTRACT_ROLES | frozenset(
    """
    company corporation firm bank party parties plaintiff plaintiffs defendant defendants petitioner
    respondent agreement contract lease court state county city agency department board debtor appellant
    appellee claimant movant government commission school hospital university partnership trust estate
    premises property project building decedent deceased you your we us our committee union
    """.split()
)
"""What a definition may call someone without its being a name."""
