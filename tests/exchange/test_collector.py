"""The collector of cycles rests while a list is stored, and is at work again afterwards, whatever came of it."""

import gc

import pytest

from shopfriend.exchange.collector import paused


def test_it_rests_and_is_at_work_again_also_after_a_fault() -> None:
    with pytest.raises(ValueError, match="stopped"), paused():
        assert not gc.isenabled()
        raise ValueError("stopped")
    assert gc.isenabled()


def test_where_it_rests_already_it_goes_on_resting() -> None:
    with paused():
        with paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
