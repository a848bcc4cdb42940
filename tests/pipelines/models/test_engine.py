"""The engine keeps its budget, takes turns, survives its process, and answers the same every time."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from pipelines.errors import EngineStopped, ModelDamaged, PromptTooLong
from pipelines.models.engine import Engine, EngineSettings, Sampling, default_threads, shared_engine
from pipelines.models.gguf import PreparedModel
from pipelines.models.tokenizer import ChatTokenizer

CONTEXT = 512  # small, so that a test can fill it


@pytest.fixture(scope="module")
def engine(prepared: PreparedModel) -> Iterator[Engine]:
    made = Engine(EngineSettings(prepared.model_path, CONTEXT, default_threads()))
    yield made
    made.close()


def ask(engine: Engine, tokenizer: ChatTokenizer, question: str, length: int = 16, **more: float) -> str:
    prompt = tokenizer.encode_chat([("system", "You answer in one word."), ("user", question)])
    written = engine.write(
        prompt, max_new_tokens=length, stop_ids=tokenizer.stop_ids, sampling=Sampling(**more)
    )
    return tokenizer.decode(written)


def test_the_model_writes_sense(engine: Engine, tokenizer: ChatTokenizer) -> None:
    assert "Paris" in ask(engine, tokenizer, "What is the capital of France?")


def test_status_tells_what_happens(prepared: PreparedModel) -> None:
    engine = Engine(EngineSettings(prepared.model_path, CONTEXT, threads=1))
    assert (engine.status, engine.pid) == ("stopped", None)
    engine.warm_up()
    first = engine.pid
    assert engine.status == "ready"
    engine.warm_up()
    assert engine.pid == first
    tokens = engine.write([1, 9690], max_new_tokens=50, stop_ids=[])
    next(tokens)
    assert engine.status == "writing"
    tokens.close()
    assert (engine.status, engine.pid) == ("stopped", None)


def test_starting_is_seen_from_another_thread(prepared: PreparedModel) -> None:
    engine = Engine(EngineSettings(prepared.model_path, CONTEXT, threads=1))
    starting = threading.Thread(target=engine.warm_up)
    starting.start()
    seen = set()
    while starting.is_alive():
        seen.add(engine.status)
        time.sleep(0.005)
    assert "starting" in seen
    assert engine.status == "ready"
    engine.close()


@pytest.mark.parametrize("prompt_tokens", [1, 64, 65, CONTEXT - 8])
def test_prompts_up_to_the_context_are_written_to_the_end(engine: Engine, prompt_tokens: int) -> None:
    room = CONTEXT - prompt_tokens
    prompt = [1] + [198] * (prompt_tokens - 1)
    assert len(list(engine.write(prompt, max_new_tokens=room, stop_ids=[]))) == room


def test_a_prompt_past_the_context_is_refused_before_anything_is_asked(engine: Engine) -> None:
    engine.warm_up()
    pid = engine.pid
    with pytest.raises(
        PromptTooLong, match=f"505 tokens and the answer may take 8; the model reads {CONTEXT}"
    ):
        engine.write([1] * (CONTEXT - 7), max_new_tokens=8, stop_ids=[])
    assert (engine.status, engine.pid) == ("ready", pid)


@pytest.mark.parametrize(("tokens", "length"), [([], 8), ([1], 0)])
def test_nothing_to_read_or_write_is_a_mistake(engine: Engine, tokens: list[int], length: int) -> None:
    with pytest.raises(ValueError, match="tokens and an answer of"):
        engine.write(tokens, max_new_tokens=length, stop_ids=[])


def test_the_process_keeps_the_budget_too(engine: Engine) -> None:
    """Were the parent's check ever passed by, the process says no and lives."""
    request = {"tokens": [1] * CONTEXT, "max_new_tokens": 1, "stop_ids": [], "sampling": {}}
    with pytest.raises(EngineStopped) as stopped:
        list(engine._write(request))
    assert "do not fit" in str(stopped.value.__cause__)
    assert engine.status == "ready"


def test_a_kill_in_the_middle_is_told_and_the_next_question_is_answered(
    engine: Engine, tokenizer: ChatTokenizer
) -> None:
    before = ask(engine, tokenizer, "What is the capital of Italy?")
    tokens = engine.write([1, 9690], max_new_tokens=400, stop_ids=[])
    next(tokens)
    assert engine.pid is not None
    os.kill(engine.pid, signal.SIGKILL)
    with pytest.raises(EngineStopped, match="the evidence is unaffected"):
        list(tokens)
    assert engine.pid is None
    assert ask(engine, tokenizer, "What is the capital of Italy?") == before


def test_cancelling_frees_the_engine_at_once(engine: Engine, tokenizer: ChatTokenizer) -> None:
    engine.warm_up()
    tokens = engine.write([1, 9690], max_new_tokens=400, stop_ids=[])
    next(tokens)
    pid = engine.pid
    started = time.monotonic()
    tokens.close()
    assert time.monotonic() - started < 1
    assert "Paris" in ask(engine, tokenizer, "What is the capital of France?")
    assert engine.pid != pid


def test_a_frozen_engine_is_freed_by_cancelling(engine: Engine, tokenizer: ChatTokenizer) -> None:
    engine.warm_up()
    assert engine.pid is not None
    os.kill(engine.pid, signal.SIGSTOP)
    cancelling = threading.Event()
    threading.Timer(0.3, cancelling.set).start()
    with pytest.raises(EngineStopped):
        list(engine.write([1, 9690], max_new_tokens=8, stop_ids=[], cancelled=cancelling.is_set))
    assert "Paris" in ask(engine, tokenizer, "What is the capital of France?")


def test_two_askers_at_once_each_get_their_own_answer(engine: Engine, tokenizer: ChatTokenizer) -> None:
    questions = [f"What is the capital of {country}?" for country in ("France", "Italy", "Germany", "Japan")]
    alone = {question: ask(engine, tokenizer, question) for question in questions}
    with ThreadPoolExecutor(len(questions)) as askers:
        answers = askers.map(lambda question: ask(engine, tokenizer, question), questions)
        together = dict(zip(questions, answers, strict=True))
    assert together == alone
    assert len(set(alone.values())) == len(questions)


def test_an_answer_does_not_depend_on_what_was_asked_before(prepared: PreparedModel) -> None:
    """The engine keeps what it has read of a prompt's beginning; that must not be seen in the answer."""
    passages = [1, *range(1000, 1200)]
    short, long = [*passages, *range(2000, 2005)], [*passages, *range(3000, 3060)]

    def answers(*prompts: list[int]) -> list[list[int]]:
        engine = Engine(EngineSettings(prepared.model_path, CONTEXT, default_threads()))
        # Varied by a seed, for then the least difference of rounding soon shows in the words.
        varied = Sampling(temperature=1.5, seed=7)
        written = [
            list(engine.write(prompt, max_new_tokens=32, stop_ids=[], sampling=varied)) for prompt in prompts
        ]
        engine.close()
        return written

    assert answers(short, long, short) == [*answers(short), *answers(long), *answers(short)]


def test_a_seed_repeats_a_varied_answer(engine: Engine, tokenizer: ChatTokenizer) -> None:
    question = "Name a fruit."
    varied = [ask(engine, tokenizer, question, temperature=1.5, seed=seed) for seed in (7, 7, 8, 9, 10)]
    assert varied[0] == varied[1]
    assert len(set(varied)) > 1


def test_a_damaged_model_says_so(prepared: PreparedModel, tmp_path) -> None:
    cut = tmp_path / "cut.gguf"
    cut.write_bytes(prepared.model_path.read_bytes()[:5_000_000])
    engine = Engine(EngineSettings(cut, CONTEXT, threads=1))
    with pytest.raises(ModelDamaged, match="cannot be loaded"):
        engine.warm_up()
    engine.close()


def test_one_engine_serves_all_who_want_the_same(prepared: PreparedModel) -> None:
    settings = EngineSettings(prepared.model_path, CONTEXT, threads=1)
    assert shared_engine(settings) is shared_engine(EngineSettings(prepared.model_path, CONTEXT, threads=1))
    assert shared_engine(settings) is not shared_engine(EngineSettings(prepared.model_path, 256, threads=1))


def test_the_process_imports_nothing_heavy() -> None:
    """A process that was stopped is back at once."""
    code = (
        "import sys, pipelines.models.engine_process\n"
        "print([name for name in ('transformers', 'haystack', 'streamlit', 'torch', 'numpy')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
