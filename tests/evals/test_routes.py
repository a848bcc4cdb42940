"""The set of requests is as it is told to be, and its figures count what they say."""

from __future__ import annotations

from collections import Counter

from evals.routes import REQUESTS, Request, Taken, read_requests, report
from pipelines.ways.way import Way


def test_there_are_twenty_of_each_way_and_forty_that_look_like_another() -> None:
    requests = read_requests(REQUESTS)
    ways = Counter(each.way for each in requests)
    assert ways.keys() == set(Way) and min(ways.values()) >= 20
    assert sum(bool(each.like) for each in requests) >= 40
    assert all(each.way is Way.ANSWER for each in requests if each.like)
    assert sum(each.held_out for each in requests) * 4 > len(requests)
    texts = [each.request.casefold() for each in requests]
    assert len(set(texts)) == len(texts) and len({each.id for each in requests}) == len(requests)


def test_the_figures_tell_what_was_taken_for_what() -> None:
    mention = Request("a", "Where does Rao appear?", Way.INDEX)
    plain = Request("b", "Where did Rao go?", Way.ANSWER, like="index", held_out=True)
    told = report([Taken(mention, Way.INDEX, "…"), Taken(plain, Way.INDEX, "It asks where.")])
    assert "| looked at while the rules were made | 1 | 100.0% (1) |" in told
    assert "| kept aside | 1 | 0.0% (0) |" in told and "| all | 2 | 50.0% (1) |" in told
    assert "| answer | 0 | 0 | 1 | 0 | 0 | 0 |" in told
    assert "- b: 'Where did Rao go?': index, for answer. It asks where." in told
