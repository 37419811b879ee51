import numpy as np
import pytest

from shopfriend.handwriting.bending import bent, noise

RUNS = np.array([3, 2], dtype=np.int32)
CONTOURS = np.array([3, 2], dtype=np.int32)
NO_DOTS = np.array([False, False])


def places(*points):
    """(4, n): points with normals that point upwards."""
    x, y = np.array(points, dtype=np.float32).T
    return np.stack((x, y, np.zeros_like(x), np.ones_like(x)))


def shifts(warp):
    """(n, 3): the numbers of the warp, without the idle one beside each three."""
    return warp.view(np.int16).reshape(-1, 4)[:, :3]


def written(at, *, runs=RUNS, dots=NO_DOTS, pen=0.1, dance=0.0, liveliness=1.25, seed=1):
    return np.stack(bent(at, runs, CONTOURS, dots, pen=pen, dance=dance, liveliness=liveliness, seed=seed))


FIVE = places((0, 0), (0.5, 1), (1, 0), (1.02, 0), (1.5, 1))


def test_without_liveliness_nothing_moves():
    assert np.array_equal(written(FIVE, liveliness=0), FIVE[:2])


def test_the_same_seed_bends_alike_and_another_otherwise():
    assert np.array_equal(written(FIVE, seed=5), written(FIVE, seed=5))
    assert not np.array_equal(written(FIVE, seed=5), written(FIVE, seed=6))


def test_points_that_lie_together_stay_together_in_one_run():
    near = places((0, 0), (1, 0.5), (1, 0.5), (1.01, 0.5), (2, 0))
    one_run = np.array([5], dtype=np.int32)
    for seed in range(50):
        moved = written(near, runs=one_run, seed=seed)
        assert np.array_equal(moved[:, 1], moved[:, 2])
        assert np.hypot(*(moved[:, 3] - moved[:, 2])) < 0.03


def test_two_runs_go_their_own_ways():
    apart = [np.hypot(*(written(FIVE, seed=seed)[:, 3] - written(FIVE, seed=seed)[:, 2])) for seed in range(50)]
    assert np.std(apart) > 0.03


def test_no_point_strays_far():
    many = places(*((x / 10, (x % 7) / 5 - 0.5) for x in range(100)))
    runs = contours = np.array([100], dtype=np.int32)
    for seed in range(50):
        x, y = bent(many, runs, contours, np.array([False]), pen=0.1, dance=0.0, liveliness=1.25, seed=seed)
        assert np.abs(x - many[0]).max() < 1.2
        assert np.abs(y - many[1]).max() < 0.6


def test_a_dot_strays_by_itself():
    still = [written(FIVE, dots=NO_DOTS, seed=seed) for seed in range(30)]
    stray = [written(FIVE, dots=np.array([False, True]), seed=seed) for seed in range(30)]
    for without, with_dot in zip(still, stray, strict=True):
        assert np.array_equal(without[:, :3], with_dot[:, :3])
        moved = with_dot[:, 3:] - without[:, 3:]
        assert moved[:, 0] == pytest.approx(moved[:, 1], abs=1e-6)
        assert 0 < np.hypot(*moved[:, 0]) < 0.25


def test_a_hand_that_dances_by_itself_is_moved_less():
    feet = places(*((x * 1.0, 0) for x in range(400)))
    runs = np.ones(400, dtype=np.int32)
    contours, dots = np.array([400], dtype=np.int32), np.array([False])
    rise = [
        np.std(bent(feet, runs, contours, dots, pen=0.0, dance=dance, liveliness=1.25, seed=2)[1])
        for dance in (0.0, 0.06)
    ]
    assert rise[1] < rise[0]


def test_the_noise_has_the_strength_it_says_and_no_seams():
    tables = noise(1.0)
    assert tables.along[:, 3].std() == pytest.approx(0.055, rel=0.35)
    assert tables.along[:, 1].mean() == pytest.approx(1, abs=0.02)
    assert np.abs(np.diff(tables.along[:, 3], append=tables.along[:1, 3])).max() < 0.01
    warp = shifts(tables.warp).reshape(512, 512, 3).astype(float) / 20_000
    assert warp[:, :, 0].std() == pytest.approx(0.047, rel=0.2)
    for axis in (0, 1):
        seam = np.abs(np.take(warp, 0, axis) - np.take(warp, 511, axis)).max()
        assert seam < 0.03


def test_the_noise_never_changes_between_versions():
    """A card printed again years later must be the same card."""
    tables = noise(1.25)
    assert int(np.abs(shifts(tables.warp).astype(np.int64)).sum()) == WARP_SUM
    assert [round(float(value), 6) for value in tables.along[100]] == ALONG_100


WARP_SUM = 801347067
ALONG_100 = [-0.344611, 0.999219, 0.0147, 0.12242]
