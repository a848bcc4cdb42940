"""What the page Evaluate shows of runs: figures, two runs compared, each question with its answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from pipelines.checks import exchange
from pipelines.checks.kept import CheckRun
from pipelines.checks.scoring import CheckResult, figures
from ui import conversations, evaluate_markup, markup, wiring
from ui.asking import Asking
from ui.paging import page_of


def show(runs: Sequence[CheckRun]) -> None:
    """Show one run, the latest unless another is chosen, beside another one where that is chosen.

    :param runs: the runs, the latest first; at least one.
    """
    register = wiring.matter().register
    by_number = {run.number: run for run in runs}
    names = {run.number: evaluate_markup.run_label(run) for run in runs}
    left, right = st.columns(2)
    if st.session_state.get("check-run") not in names:  # none yet, or one that was deleted
        st.session_state["check-run"] = runs[0].number
    with left:
        chosen = st.selectbox("Run", list(names), format_func=names.__getitem__, key="check-run")
    rest = [number for number in names if number != chosen]
    if st.session_state.get("check-other") not in rest:
        st.session_state["check-other"] = None
    with right:
        compared = st.selectbox(
            "Compare with",
            rest,
            format_func=names.__getitem__,
            key="check-other",
            placeholder="No other run" if rest else "There is no other run yet",
            disabled=not rest,
        )
    run, other = by_number[chosen], by_number.get(compared) if compared else None
    results = register.check_results(run.number)
    before = register.check_results(other.number) if other else []
    st.html(evaluate_markup.settings(run, len(results)))
    if results:
        st.html(evaluate_markup.measures(figures(results), run, figures(before), other))
    with st.container(horizontal=True, gap="small"):
        name = f"pincite-evaluation-{run.number}"
        download("Export the results as CSV", partial(exchange.results_csv, run, results), f"{name}.csv")
        download(
            "Export the results as Markdown", partial(exchange.results_markdown, run, results), f"{name}.md"
        )
        if st.session_state.get("check-confirm") == run.number:
            st.button(
                "Delete for good", key="check-drop", type="primary", on_click=_remove_run, args=(chosen,)
            )
            st.button("Keep it", key="check-keep", on_click=_keep_run)
        elif wiring.checks().state.run != run:
            st.button(
                "Delete this run…",
                key="check-ask-drop",
                on_click=st.session_state.__setitem__,
                args=("check-confirm", run.number),
            )
    _show_by_question(results, {item.question.text: item for item in before})


def _show_by_question(results: Sequence[CheckResult], before: dict[str, CheckResult]) -> None:
    st.html('<h2 class="pc-side">By question</h2>')
    only_wrong = st.toggle("Only what went wrong", key="check-wrong")
    shown = [item for item in results if not (only_wrong and item.good)]
    if not shown:
        st.html(markup.quiet("Nothing went wrong." if results else "No question has been asked yet."))
    for item in shown[page_of("Page of the results", "check-results-page", len(shown))]:
        with st.container(
            key=f"result-{item.place}", horizontal=True, vertical_alignment="center", gap="small"
        ):
            st.html(evaluate_markup.result(item, before.get(item.question.text)))
            if item.answer is None:
                if item.outcome is not None:
                    st.html(markup.quiet("The answer went with a deleted document."), width="content")
            elif st.button(f"Open answer {item.place}", key=f"check-open-{item.place}"):
                conversations.show([Asking.ended(item.question.text, item.answer)])
                st.switch_page("ui/ask.py")


def _remove_run(number: int) -> None:
    wiring.matter().register.remove_check_run(number)
    _keep_run()


def _keep_run() -> None:
    st.session_state.pop("check-confirm", None)


def download(label: str, content: Callable[[], str], name: str) -> None:
    """Show a button that downloads a file.

    :param label: what it says.
    :param content: gives the file's text, once it is wanted.
    :param name: the file's name.
    """
    st.download_button(
        label, content, name, key=f"export-{name}", on_click="ignore", icon=":material/download:"
    )
