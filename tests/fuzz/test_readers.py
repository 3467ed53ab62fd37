"""Readers take anything: a mutated input is read soundly or refused with a declared error, soon, in little memory."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings

from dateline.model.errors import ReadError
from dateline.read import dedupe_key, read
from tests.fuzz.mutating import mutated
from tests.read.making import assert_sound, original

LONGEST = 10
"""Seconds of processor time that one input of a few kilobytes may take: the clock on the wall also counts the
neighbours' work."""
MOST_MEMORY = 400 * 1024
"""Kilobytes that reading all of them may add to the process."""


@contextmanager
def alarm(seconds: int) -> Iterator[None]:
    """Break off what takes too long."""

    def ring(_number: int, _frame: object) -> None:
        raise TimeoutError(f"longer than {seconds} seconds")

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def check(document: tuple[str, bytes]) -> None:
    """Read one mutated document, and hold it to the promises."""
    name, content = document
    with alarm(LONGEST):
        try:
            for reading in read(original(content, name)):
                assert_sound(reading)
                dedupe_key(reading.characters)
        except ReadError as fault:
            refusal = str(fault)
            assert refusal.startswith(f"{name}: ")
            assert len(refusal.splitlines()) == 1


@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated())
def test_some_mutated_inputs(document: tuple[str, bytes]) -> None:
    """A few hundred mutated inputs are read or refused."""
    check(document)


@pytest.mark.slow
def test_ten_thousand_mutated_inputs() -> None:
    """Ten thousand mutated inputs are read or refused, and memory does not grow with them."""
    counted = 0

    @settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(mutated())
    def run(document: tuple[str, bytes]) -> None:
        nonlocal counted
        counted += 1
        check(document)

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    run()
    assert counted >= 10_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MOST_MEMORY
