"""What a request leaves to the files is found there and cited, or what may hold it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from pipelines.actions.days import spelled
from pipelines.actions.finding import AGAIN, Finder, FoundAmount, FoundDay
from pipelines.actions.money import dollars
from pipelines.actions.proposals import Proposal
from pipelines.actions.taken import InputSource, Missing, Step
from pipelines.records import Citation

_CHECK = (
    "The amounts are those that the cited sentences of the files give; check that each belongs, or list them."
)


class Seeker:
    """Fills in a proposal from the files of a matter.

    :param proposal: the proposal; what is found becomes its inputs, and what must be known its notes.
    :param finder: opens the matter, which is done only when something is sought.
    """

    def __init__(self, proposal: Proposal, finder: Callable[[], Finder]) -> None:
        self._proposal = proposal
        self._open = finder
        self._opened: Finder | None = None
        self._candidates: dict[str, tuple[str, ...]] = {}
        self._amounts: list[FoundAmount] = []
        self.unsure: str | None = None
        """What the user must confirm before amounts that were found are added; None where it is plain."""
        self.sources = {name: InputSource(written=words) for name, words in proposal.written.items()}

    @property
    def files(self) -> Finder:
        """The matter's finder."""
        if self._opened is None:
            self._opened = self._open()
        return self._opened

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What was cited so far."""
        return self._opened.citations.citations if self._opened else ()

    @property
    def keys(self) -> list[str]:
        """For each amount that was found and is added, the key of its citation."""
        return [each.citation.key for each in self._amounts if each.left_out is None]

    def seek(self) -> None:
        """Look for all that the request leaves to the files."""
        for name, what in self._proposal.sought.items():
            if name == "amounts":
                self._seek_amounts(what)
            elif name == "principal":
                amount = self.files.amount(what)
                if amount is None:
                    self._show(name, what, "money")
                else:
                    self._take(name, amount.amount, amount.written, amount.citation)
                    self._say_who(amount.citation)
            else:
                day = self.files.day(what)
                if day is None:
                    self._show(name, what, "date")
                elif filed := self.files.filed_on(what, day):
                    self._candidates[name] = (day.citation.key,)
                    self._proposal.notes.append(
                        f"[{day.citation.key}] gives {day.written}, and {day.citation.document} was filed on "
                        f"{spelled(filed)}: say which day counts."
                    )
                else:
                    self._take(name, day.day, day.written, day.citation)
                    self._say_who(day.citation, day)

    def with_candidates(self, missing: Missing) -> Missing:
        """Return what is missing with the passages that may hold it.

        :param missing: an input that is missing.
        """
        keys = self._candidates.get(missing.input)
        if keys is None:
            return missing
        marks = "".join(f"[{key}]" for key in keys)
        told = f"The files may say it: see {marks}." if keys else "The files do not say."
        return missing.model_copy(update={"question": f"{missing.question} {told}", "citations": keys})

    def steps_before(self) -> Iterator[Step]:
        """Tell what was taken from the files, before it is reckoned with."""
        for name, source in self.sources.items():
            if source.citation and name != "amounts":
                what = f"the {name.replace('_', ' ')}"
                yield Step(
                    text=f"The files give “{source.written}” for {what} [{source.citation}].", rule="as cited"
                )

    def steps_behind(self) -> Iterator[Step]:
        """Tell which amounts were left out, and whether a total agrees with the amounts beside it."""
        for each in self._amounts:
            if each.left_out is None:
                continue
            key = each.citation.key
            there = [one for one in self._amounts if one.citation.key == key]
            beside = [one.amount for one in there if one.left_out in (None, AGAIN)]
            told = f"; the other amounts there come to {dollars(sum(beside, Decimal(0)))}"
            behind = told if each.is_total and beside else ""
            text = f"Left out: {dollars(each.amount)} [{key}], for {each.left_out}{behind}."
            yield Step(text=text, rule="each amount once, no totals, no rates")

    def _seek_amounts(self, what: str) -> None:
        self._amounts = self.files.amounts(what)
        added = [each for each in self._amounts if each.left_out is None]
        if not added:
            self._candidates["amounts"] = ()
            return
        self._proposal.inputs["amounts"] = [each.amount for each in added]
        keys = ", ".join(dict.fromkeys(self.keys))
        self.sources["amounts"] = InputSource(
            written=", ".join(each.written for each in added), citation=keys
        )
        self._proposal.notes.append(_CHECK)
        documents = len({each.citation.document_id for each in added})
        if documents > 1 and not self.files.names_documents(what):
            self.unsure = (
                f"Nothing is added yet. {len(added)} amounts were found in {documents} documents, and "
                f"the request names "
                "none of them: confirm that these are meant, name the document, or list the amounts."
            )

    def _show(self, name: str, what: str, kind: str) -> None:
        self._candidates[name] = tuple(each.key for each in self.files.candidates(what, kind))

    def _take(self, name: str, value: Any, written: str, citation: Citation) -> None:
        self._proposal.inputs[name] = value
        self.sources[name] = InputSource(written=written, citation=citation.key)

    def _say_who(self, citation: Citation, day: FoundDay | None = None) -> None:
        """Note that a fact is one side's word, unless its own document tells its day."""
        if not (day and day.own) and (paper := self.files.said_in(citation)):
            self._proposal.notes.append(f"[{citation.key}] is what a {paper} says, and no finding; check it.")
