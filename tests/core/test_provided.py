"""What an application gives to all features."""

from contextlib import suppress

import pytest

from beteiligung.core.provided import Provided


def test_without_an_application_there_is_nothing():
    with pytest.raises(RuntimeError, match="no application"):
        Provided[str]()()


def test_the_present_one_is_given_each_time():
    things = iter("ab")
    thing = Provided[str]()
    thing.provide(lambda: next(things))
    assert (thing(), thing()) == ("a", "b")


def test_another_one_for_a_while_also_when_it_ends_badly():
    thing = Provided[str]()
    thing.provide(lambda: "own")
    with suppress(ZeroDivisionError), thing.instead(lambda: "other"):
        assert thing() == "other"
        raise ZeroDivisionError
    assert thing() == "own"
