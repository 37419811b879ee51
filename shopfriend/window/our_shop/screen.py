"""Our shop: what people meet here point by point, what they say of us, and the pages behind both."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from shopfriend.language import _
from shopfriend.our_shop.views import Better, Cycles, PointPage, ShopKind
from shopfriend.problem import Problem
from shopfriend.window.background import Workers
from shopfriend.window.features import LaterFeatures
from shopfriend.window.keys import on_key
from shopfriend.window.our_shop.checking import Checking
from shopfriend.window.our_shop.cycle_form import CycleForm
from shopfriend.window.our_shop.doing import Doing
from shopfriend.window.our_shop.features import OurShopFeatures
from shopfriend.window.our_shop.overview import Overview
from shopfriend.window.our_shop.planning import Planning
from shopfriend.window.our_shop.point_page import PointView
from shopfriend.window.sheets import Desk
from shopfriend.window.theme import Colours


class OurShopScreen(Desk):
    """The overview, and the pages behind it; Alt and left lead back."""

    told = Signal(str)
    undoable = Signal(str, object)
    opened = Signal(str)

    def __init__(
        self,
        colours: Colours,
        features: OurShopFeatures,
        workers: Workers,
        choose: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(colours, parent)
        self._features = features
        self._reading = workers.reading
        self._doing = Doing(workers.storing, lambda action: self._features.undo(action), self)
        self._found = Cycles((), None)
        self._latest = 0
        self._wants_keyboard = False
        self.overview = Overview(colours)
        self.point = PointView(colours)
        self.form = CycleForm(colours)
        self.planning = Planning(
            colours, lambda: self._features, workers, self._doing, self.overview.reputation, choose, self
        )
        self.plan = self.planning.view
        self.checking = Checking(
            colours, lambda: self._features, workers.reading, self._doing, self.overview.compelled, self
        )
        self.check_up = self.checking.view
        self.overview.top.addWidget(self.checking.main)
        self._pages = QStackedLayout(self)
        for page in (self.overview, self.point, self.form, self.plan, self.planning.said_page, self.check_up):
            self._pages.addWidget(page)
        for sheet in (
            self.overview.cycle,
            self.overview.kinds,
            self.point.about,
            self.point.better,
            self.point.said,
            self.form.sheet,
            self.overview.reputation,
            self.plan.plan,
            self.plan.said,
            self.overview.compelled,
            self.check_up.told,
            self.check_up.asked,
            self.check_up.result,
        ):
            self.lay(sheet)
        self._connect()

    def use(self, features: LaterFeatures) -> None:
        """Ask another shop from now on; what was seen of the one before goes."""
        self.hide_people()
        self._features = features.our_shop

    def begin(self) -> None:
        """Show the overview as it is now, with the keyboard on the points as soon as they are there."""
        self._wants_keyboard = True
        self.show_overview()

    def reload(self) -> None:
        """Ask anew for what is seen."""
        self._latest += 1
        number = self._latest
        seen = self._pages.currentWidget()
        if seen is self.point and self.point.uid:
            self._load_point(self.point.uid, number)
        elif seen is self.overview:
            self._reading.run(self._features.points.all, lambda found: self._show(number, found))
        if seen is not self.point:
            self.planning.reload()
            self.checking.reload()

    def hide_people(self) -> None:
        """Nothing that names somebody stays, nor comes with an answer that is on its way."""
        self._latest += 1
        self.point.hide_people()
        self.planning.hide_people()
        self.checking.hide_people()
        self._pages.setCurrentWidget(self.overview)

    def stop(self) -> None:
        """The screen goes: have stored what stands in its fields."""
        self._store_now()

    def _store_now(self) -> None:
        self.point.store_now()
        if self._pages.currentWidget() is self.plan:
            self.plan.store_now()
        elif self._pages.currentWidget() is self.check_up:
            self.check_up.store_now()

    def show_overview(self) -> None:
        """Back to the overview; what was typed on a page is stored."""
        self.checking.leave()
        self._go_to(self.overview)

    def open_point(self, uid: str) -> None:
        """Show the page of a point."""
        self.point.store_now()
        self._latest += 1
        self._load_point(uid, self._latest)

    def edit_cycle(self, name: str) -> None:
        """Show a cycle's form; "" for a new one."""
        cycle = next((each for each in self._found.cycles if each.name == name), None)
        self._pages.setCurrentWidget(self.form)
        self.form.show_cycle(cycle)
        self.update()

    def _go_to(self, page: QWidget) -> None:
        self._store_now()
        self._pages.setCurrentWidget(page)
        self.update()
        self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.overview.fit(self.height())

    def _connect(self) -> None:
        over, point, form = self.overview, self.point, self.form
        over.cycle.row.opened.connect(self.open_point)
        over.cycle.edit_wanted.connect(self.edit_cycle)
        over.cycle.new_wanted.connect(lambda: self.edit_cycle(""))
        over.cycle.better.opened.connect(self.open_point)
        over.kinds.chosen.connect(self._begin_with)
        over.kinds.none_wanted.connect(lambda: self.edit_cycle(""))
        for improving in (over.cycle.better, point.better):
            improving.ticked.connect(self._tick)
            improving.finished.connect(self._finish)
        point.better.left_aside.connect(self._set_aside)
        point.better.added.connect(self._add_step)
        point.better.begun.connect(self._begin_better)
        point.better.opened.connect(self.open_point)
        point.left.connect(self.show_overview)
        point.rated.connect(self._rate)
        point.described.connect(self._describe)
        point.heard.opened.connect(self.opened)
        point.heard.answered.connect(self.planning.answered)
        point.heard.taken_out.connect(self.planning.take_out)
        self.plan.left.connect(self.show_overview)
        self.check_up.left.connect(self.show_overview)
        self.planning.sheet_placed.connect(self.lay)
        for behind in (self.planning, self.checking):
            behind.page_wanted.connect(self._go_to)
            behind.opened.connect(self.opened)
        self._doing.changed.connect(self.reload)
        for part in (self._doing, self.planning):
            part.told.connect(self.told)
            part.undoable.connect(self.undoable)
        form.left.connect(self.show_overview)
        form.kept.connect(self._keep_cycle)
        form.removed.connect(self._remove_cycle)
        on_key(self, "Alt+Left", self.show_overview)

    def _show(self, number: int, found: Cycles) -> None:
        if number != self._latest:
            return
        self._found = found
        self.overview.show_nothing_yet(found)
        if found.cycles:
            self.overview.cycle.show_cycles(found, self._features.day())
            if self._wants_keyboard and self.isVisible():
                self.overview.cycle.row.focus_first()
            self._wants_keyboard = False
        elif not self.overview.kinds.kinds:
            self._reading.run(self._features.points.kinds, self.overview.kinds.show_kinds, self._without_kinds)
        self.update()

    def _without_kinds(self, problem: Problem) -> None:
        self.told.emit(str(problem))

    def _load_point(self, uid: str, number: int) -> None:
        features = self._features.points

        def load() -> tuple[PointPage, Better | None]:
            return features.page(uid), features.all().improving

        def shown(found: tuple[PointPage, Better | None]) -> None:
            if number == self._latest:
                self.point.show_page(*found, self._features.day())
                if self._pages.currentWidget() is not self.point:
                    self._pages.setCurrentWidget(self.point)
                    self.point.dots.setFocus()
                self.update()

        def refused(problem: Problem) -> None:
            self.told.emit(str(problem))
            self.show_overview()

        self._reading.run(load, shown, refused)

    def _begin_with(self, kind: ShopKind) -> None:
        self._doing.do(
            lambda: self._features.points.begin_with(kind.cycles), _("Here is what people meet in such a shop.")
        )

    def _tick(self, uid: str, done: bool) -> None:
        self._doing.do(lambda: self._features.points.tick(uid, done), _("Ticked.") if done else _("Not done yet."))

    def _finish(self, uid: str) -> None:
        self._doing.do(lambda: self._features.points.finish(uid), _("It is better now. Well done."))

    def _set_aside(self, uid: str) -> None:
        self._doing.do(lambda: self._features.points.set_aside(uid), _("Set aside."))

    def _add_step(self, uid: str, text: str) -> None:
        self._doing.do(lambda: self._features.points.add_step(uid, text), _("Stored."))

    def _rate(self, uid: str, dots: int) -> None:
        self._doing.do(lambda: self._features.points.rate(uid, dots), _("Stored."))

    def _describe(self, uid: str, today_is: str, near_perfect: str) -> None:
        work = self._features.points.describe
        self._doing.do(lambda: work(uid, today_is, near_perfect), _("Stored."))

    def _begin_better(self, text: str, steps: list[str], who: str, by: str) -> None:
        uid, begin = self.point.uid, self._features.points.begin_better

        better = self.point.better
        said = _("One thing at a time: this is it.")
        self._doing.do(lambda: begin(uid, text, steps, who, by), said, better.refuse, better.clear)

    def _keep_cycle(self, cycle: str, name: str, rows: list[tuple[str, str]]) -> None:
        def kept() -> None:
            self.overview.cycle.show_cycle(" ".join(name.split()))
            self._pages.setCurrentWidget(self.overview)

        keep = self._features.points.keep_cycle
        self._doing.do(lambda: keep(cycle, name, rows), _("Stored."), self.form.refuse, kept)

    def _remove_cycle(self, cycle: str) -> None:
        def removed() -> None:
            self._pages.setCurrentWidget(self.overview)

        said = _("{cycle} is taken out.").format(cycle=cycle)
        self._doing.do(lambda: self._features.points.remove_cycle(cycle), said, None, removed)
