import numpy as np
import pytest

from shopfriend.handwriting.fitting import Contour, fitted, sampled

X_HEIGHT = 400.0


def polygon(*places: tuple[float, float]) -> Contour:
    return Contour(np.array(places, dtype=float), np.ones(len(places), dtype=bool))


def circle(radius: float, count: int = 200) -> Contour:
    turns = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return polygon(*(radius * np.stack((np.cos(turns), np.sin(turns)), axis=1)).tolist())


def farthest(contour: Contour, other: Contour) -> float:
    """How far the first strays from the second."""
    apart = np.hypot(*(sampled(contour, 5)[:, None] - sampled(other, 2)[None]).transpose(2, 0, 1))
    return float(apart.min(axis=1).max())


def test_a_circle_takes_few_points_and_stays_one():
    drawn = fitted(circle(200), X_HEIGHT, 0.012)
    assert drawn is not None
    assert len(drawn.points) <= 9
    assert drawn.on.sum() == 1
    assert np.abs(np.hypot(*sampled(drawn, 5).T) - 200).max() < 0.012 * X_HEIGHT + 1


def test_finer_tolerance_takes_more_points():
    turns = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    wave = polygon(
        *((200 + 30 * np.sin(5 * turns))[:, None] * np.stack((np.cos(turns), np.sin(turns)), axis=1)).tolist()
    )
    coarse, fine = fitted(wave, X_HEIGHT, 0.03), fitted(wave, X_HEIGHT, 0.005)
    assert coarse is not None
    assert fine is not None
    assert len(coarse.points) < len(fine.points)
    assert farthest(coarse, wave) < 0.03 * X_HEIGHT + 2
    assert farthest(fine, wave) < 0.005 * X_HEIGHT + 2


def test_corners_stay_corners():
    square = polygon((0, 0), (0, 300), (300, 300), (300, 0))
    drawn = fitted(square, X_HEIGHT, 0.012)
    assert drawn is not None
    assert drawn.on.sum() == 4
    assert farthest(square, drawn) < 6


def test_a_long_straight_stroke_keeps_points_so_that_it_can_bend():
    stroke = polygon((0, 0), (0, 1600), (60, 1600), (60, 0))
    drawn = fitted(stroke, X_HEIGHT, 0.012)
    assert drawn is not None
    sides = np.hypot(*(drawn.points - np.roll(drawn.points, 1, axis=0)).T)
    assert sides.max() < 1.15 * X_HEIGHT
    assert len(drawn.points) > 8
    assert farthest(drawn, stroke) < 3


@pytest.mark.parametrize("places", [[], [(10, 10)]])
def test_a_stray_point_is_dropped(places: list[tuple[float, float]]):
    assert (
        fitted(Contour(np.array(places, dtype=float).reshape(-1, 2), np.ones(len(places), bool)), X_HEIGHT, 0.012)
        is None
    )


def test_a_contour_whose_points_all_lie_off_the_curve_is_read():
    ring = Contour(np.array([(100.0, 0), (0, 100), (-100, 0), (0, -100)]), np.zeros(4, bool))
    trace = sampled(ring, 2)
    assert np.hypot(*trace.T).max() < 80
    assert np.hypot(*trace.T).min() > 68


def test_the_same_outline_gives_the_same_points():
    first, second = fitted(circle(170), X_HEIGHT, 0.012), fitted(circle(170), X_HEIGHT, 0.012)
    assert first is not None
    assert second is not None
    assert (first.points == second.points).all()
