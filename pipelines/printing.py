"""An answer as the command line prints it for people."""

from __future__ import annotations

from pipelines import command
from pipelines.actions.taken import TakenAction
from pipelines.actions.telling import input_line, inputs_of
from pipelines.citations.cite import NEAREST_QUOTES, keyed
from pipelines.records import Answer
from pipelines.ways.telling import taken_as


def show(answer: Answer) -> None:
    """Print an answer: how it was understood and taken, what it says, what it rests on, what was withheld.

    :param answer: the answer.
    """
    if answer.understood_as:
        print(f"Understood as: {answer.understood_as.question}\n")
    if answer.route and (told := taken_as(answer.route)):
        print(f"{told}\n")
    for each in answer.route.documents if answer.route else ():
        print(f"To sum it up: python -m pipelines summarize {each.document_id}    # {each.document}")
    if answer.act:
        print(answer.lead or answer.sentences[0].text)
        show_action(answer.act)
    else:
        print(
            "\n".join([f"{answer.lead}\n", *map(keyed, answer.sentences)] if answer.lead else [answer.answer])
        )
    if answer.nearest:
        print("\n".join([f"{NEAREST_QUOTES}\n", *map(keyed, answer.nearest)]))
    if answer.query:
        print(f"\n{answer.query.sql}")
    if answer.only_in:
        print(f"\n{answer.only_in.text}")
    if answer.searched_first:
        print(f"\n{answer.searched_first.text}")
    if answer.notice:
        print(f"\n{answer.notice}")
    command.print_sources(answer)


def show_action(act: TakenAction) -> None:
    """Print what an action reads, does and notes.

    :param act: the action.
    """
    if act.inputs:
        print("\nRead from the request and the files:")
    for each in inputs_of(act):
        print(f"  {input_line(each)}")
    for number, step in enumerate(act.steps, start=1):
        print(f"\n{number}. {step.text}" + (f"\n   {step.rule}" if step.rule else ""))
    for note in act.notes:
        print(f"\nNote: {note}")
