"""Words of a question that are not what it is about: they ask, or say what a court does."""

from __future__ import annotations

from pipelines.text import search_terms

ASKING = frozenset(
    search_terms(
        """statute section law code rule date day month year time amount sum number name kind type basis
        base based say says said state states stated describe explain give list tell told happen
        happened mention decide decided rule ruled ruling outcome result case document file files
        dispose disposed disposition resolve resolved enter entered
        according reason ground much many long soon large high far cite cites cited admit admits concede
        claim claims argue argues contend final finally original originally actual actually individual
        take takes run runs place see take per call called name named identify identified deadline find
        found give gave general testify testified testimony deposition contain contains include includes
        clause provision person people party parties someone anyone somebody court judge opinion write
        wrote written ask asked use used make made do get got v vs must shall may might can could will
        would should"""
    )
)
"""Words that say what is asked for, and seldom stand in the sentence that answers."""

DECIDING = frozenset(
    search_terms(
        """affirm affirmed reverse reversed vacate vacated remand remanded dismiss dismissed grant granted
        deny denied sustain sustained overrule overruled hold held holding conclude concluded order ordered
        appeal appeals appellate petition suit lawsuit action matter decree judgment judgement ruling
        decision opinion memorandum minutes minute filed filing file issue issued dated date entered entry
        rendered released handed came come went go end ended turn turned win won lose lost prevail happened
        became fate affirm how'd what'd who'd who's what's why'd
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh federal circuit cir
        court courts district supreme bankruptcy tax judge judges justice panel trial ct us u.s memo t.c
        stuff thing things case docket no number decided
        north south east west central eastern western northern southern division"""
    )
)
"""Words that say that and where a court decides, and not what about."""
