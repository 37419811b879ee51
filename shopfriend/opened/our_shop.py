"""What the screen of our shop asks for: points of contact, the reputation, and the month's check-up."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shopfriend import app
from shopfriend.app import Surroundings
from shopfriend.language import _

if TYPE_CHECKING:
    from shopfriend.our_shop.check_up_views import CheckUps, CheckUpTold
    from shopfriend.our_shop.views import Cycles, ExampleCycle, NewHeard, PointPage, Reputation, SaidChoices, ShopKind
    from shopfriend.store.database import Database
    from shopfriend.window.our_shop.features import (
        CheckUpFeatures,
        HeardFeatures,
        OurShopFeatures,
        PointFeatures,
        ReputationFeatures,
    )


def our_shop_features(here: Surroundings, database: "Callable[[], Database]") -> "OurShopFeatures":
    """All that the screen asks a shop for."""
    from shopfriend.window.our_shop.features import OurShopFeatures

    def undo(action: str) -> Any:
        from shopfriend.store.undoing import undo

        return undo(database(), action)

    return OurShopFeatures(
        OpenPoints(here, database).features(),
        heard_features(here, database),
        reputation_features(here, database),
        check_up_features(here, database),
        undo,
        lambda: here.today,
    )


def heard_features(here: Surroundings, database: "Callable[[], Database]") -> "HeardFeatures":
    """What somebody said of us."""
    from shopfriend.window.our_shop.features import HeardFeatures

    def choices() -> "SaidChoices":
        from shopfriend.our_shop import heard

        with database().reading() as session:
            return heard.choices(session)

    def say(new: "NewHeard") -> Any:
        from shopfriend.our_shop import heard

        return heard.say(database(), new, here.today)

    def answered(uid: str) -> Any:
        from shopfriend.our_shop import heard

        return heard.answered(database(), uid, here.today)

    def take_out(uid: str) -> Any:
        from shopfriend.our_shop import heard

        return heard.take_out(database(), uid)

    return HeardFeatures(choices, say, answered, take_out)


def reputation_features(here: Surroundings, database: "Callable[[], Database]") -> "ReputationFeatures":
    """The reputation we want to deserve."""
    from shopfriend.window.our_shop.features import ReputationFeatures

    def all() -> "Reputation":
        from shopfriend.our_shop import reputation

        with database().reading() as session:
            return reputation.reputation(session, here.today)

    def want(sentence: str) -> Any:
        from shopfriend.our_shop import reputation

        return reputation.want(database(), sentence)

    def add(name: str) -> str:
        from shopfriend.our_shop import reputation

        return reputation.add_group(database(), name)

    def keep(uid: str, said: Mapping[str, str]) -> Any:
        from shopfriend.our_shop import reputation

        return reputation.keep_plan(database(), uid, said)

    def remove(uid: str) -> Any:
        from shopfriend.our_shop import reputation

        return reputation.remove_group(database(), uid)

    def to_paper(folder: Path) -> Path:
        from shopfriend.our_shop.back_room import reputation_pdf
        from shopfriend.printing import making

        file = app.free_name(folder, f"{_('Our reputation')} {here.today.isoformat()}", ".pdf")
        making.save(reputation_pdf(database(), app.workshop(here, database()), here.today), file)
        return file

    return ReputationFeatures(all, want, add, keep, remove, to_paper)


def check_up_features(here: Surroundings, database: "Callable[[], Database]") -> "CheckUpFeatures":
    """The monthly check-up."""
    from shopfriend.window.our_shop.features import CheckUpFeatures

    def all() -> "CheckUps":
        from shopfriend.our_shop import check_up

        with database().reading() as session:
            return check_up.check_ups(session, here.today)

    def month(day: date) -> "CheckUpTold":
        from shopfriend.our_shop import check_up

        with database().reading() as session:
            return check_up.check_up(session, day, here.today)

    def keep(day: date, compelled: int, answers: Mapping[str, str]) -> Any:
        from shopfriend.our_shop import check_up

        return check_up.keep(database(), day, compelled, answers, here.today)

    def note(day: date, answers: Mapping[str, str]) -> Any:
        from shopfriend.our_shop import check_up

        return check_up.note(database(), day, answers)

    return CheckUpFeatures(all, month, keep, note)


class OpenPoints:
    """The points of contact of the shop that is open by then."""

    def __init__(self, here: Surroundings, database: "Callable[[], Database]") -> None:
        self._here = here
        self._database = database

    def features(self) -> "PointFeatures":
        """What the screen asks for."""
        from shopfriend.window.our_shop.features import PointFeatures

        return PointFeatures(
            all=self.all,
            page=self.page,
            kinds=self.kinds,
            begin_with=self.begin_with,
            keep_cycle=self.keep_cycle,
            remove_cycle=self.remove_cycle,
            rate=self.rate,
            describe=self.describe,
            begin_better=self.begin_better,
            add_step=self.add_step,
            tick=self.tick,
            finish=self.finish,
            set_aside=self.set_aside,
        )

    def all(self) -> "Cycles":
        """Every cycle, and what is being improved."""
        from shopfriend.our_shop import points

        with self._database().reading() as session:
            return points.cycles(session, self._here.today)

    def page(self, uid: str) -> "PointPage":
        """All about one point."""
        from shopfriend.our_shop import points

        with self._database().reading() as session:
            return points.point_page(session, uid, self._here.today)

    def kinds(self) -> "tuple[ShopKind, ...]":
        """The kinds of shops whose cycles one may begin with."""
        from shopfriend.our_shop.examples import kinds_of_shops

        return kinds_of_shops(self._here.resources)

    def begin_with(self, cycles: "Sequence[ExampleCycle]") -> Any:
        """Begin with these cycles."""
        from shopfriend.our_shop import points

        return points.add_cycles(self._database(), cycles)

    def keep_cycle(self, cycle: str, name: str, rows: Sequence[tuple[str, str]]) -> Any:
        """A cycle as the owner has put it."""
        from shopfriend.our_shop import points

        return points.keep_cycle(self._database(), cycle, name, rows)

    def remove_cycle(self, cycle: str) -> Any:
        """A cycle goes."""
        from shopfriend.our_shop import points

        return points.remove_cycle(self._database(), cycle)

    def rate(self, uid: str, dots: int) -> Any:
        """A point gets dots today."""
        from shopfriend.our_shop import points

        return points.rate(self._database(), uid, dots, self._here.today)

    def describe(self, uid: str, today_is: str, near_perfect: str) -> Any:
        """How a point is, and how it might be."""
        from shopfriend.our_shop import points

        return points.describe(self._database(), uid, today_is, near_perfect)

    def begin_better(self, point: str, text: str, steps: Sequence[str], who: str, by: str) -> Any:
        """Begin to make a point better; `by` is a day in the owner's words."""
        from shopfriend.counter.conversations import region_of
        from shopfriend.counter.promises import day_said
        from shopfriend.our_shop import improvements
        from shopfriend.our_shop.views import NewImprovement

        today, due = self._here.today, None
        if by.strip():
            with self._database().reading() as session:
                due = day_said(by, today, region_of(session))
        return improvements.begin(self._database(), point, NewImprovement(text, tuple(steps), who, due), today)

    def add_step(self, improvement: str, text: str) -> Any:
        """One more step."""
        from shopfriend.our_shop import improvements

        return improvements.add_step(self._database(), improvement, text)

    def tick(self, step: str, done: bool) -> Any:
        """A step is done, or not after all."""
        from shopfriend.our_shop import improvements

        return improvements.tick(self._database(), step, done, self._here.today)

    def finish(self, improvement: str) -> Any:
        """It is better now."""
        from shopfriend.our_shop import improvements

        return improvements.finish(self._database(), improvement, self._here.today)

    def set_aside(self, improvement: str) -> Any:
        """Something else matters more."""
        from shopfriend.our_shop import improvements

        return improvements.set_aside(self._database(), improvement, self._here.today)
