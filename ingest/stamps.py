"""The filing stamps that courts print on pages. Pure functions."""

from __future__ import annotations

import re

from ingest.normal import SPACES

# "Case 3:21-cv-00417-MHP Document 31 Filed 11/08/21 Page 1 of 8", "Case: 21-1298 Document: 40 Page: 1
# Date Filed: 05/05/2021", "USCA4 Appeal: 21-1234 Doc: 5 …", "Case 20-1234, Document 45, 06/01/2020, 2851234,
# Page1 of 12": the electronic filing stamps of PACER's courts. All have a date and a field beside it, which
# a sentence that mentions a case and a document has not. The last two stand on the pages of transcripts of
# arguments before the Supreme Court.
_DATE = r"(?:(?:(?:Date\s)?Filed|Entered):?\s)?\d{2}/\d{2}/(?:\d{4}|\d{2})"
_FIELD = (
    rf"(?:,?\s(?:{_DATE}|(?:Document|Doc|Dkt|DktEntry|ECF|(?:Entry\s)?ID|Pages?|Page\s?ID|Pg)[.:]?(?:\sNo\.)?"
    r"\s?\#?:?\s?\d[\d.\-]*(?:\s?of\s?\d+)?|\d\d:\d\d:\d\d|(?:Main|Desc)\s(?:Document|Main)|\d{6,}))"
)
STAMP = re.compile(
    r"(?:Appellate\s)?(?:Case|USCA\w*(?:\sCase|\sAppeal)?):?\s?\#?\s?\d[\w:.\-]*(?:\s\([\w,\s]*\))?"
    rf"(?:{_FIELD}+,?\s{_DATE}|,?\s{_DATE}(?={_FIELD})){_FIELD}*"
    r"|\b(?:Alderson Reporting Company|Official\s?[-–—]\s?Subject to Final Review)\b"
)


def without_stamps(text: str) -> str:
    """Return a page's text without the court's filing stamps.

    :param text: as a reader gives it.
    """
    return STAMP.sub("", SPACES.sub(" ", text))
