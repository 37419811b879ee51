"""What keeps the shop safe, behind the window: backups, the second place, the recovery sheet and another code."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from shopfriend import app
from shopfriend.app import Surroundings
from shopfriend.language import _

if TYPE_CHECKING:
    from shopfriend.keeping.arrangements import Arrangements
    from shopfriend.keeping.safety_views import Held, LockedAnew, Safety
    from shopfriend.opened.shop import OpenShop
    from shopfriend.printing.following import Step, Way
    from shopfriend.printing.job import Printer
    from shopfriend.printing.recovery_sheet import SheetToPrint
    from shopfriend.records.backup import Backup
    from shopfriend.window.keeping.safety_features import SafetyFeatures


class OpenSafety:
    """The safety of one open shop. A code to come is known here alone until the shop has it."""

    def __init__(self, here: Surroundings, shop: "OpenShop", way: "Way | None" = None) -> None:
        """`way` stands for the printers of this computer where others are meant."""
        self._here = here
        self._shop = shop
        self._way = way
        self._paper: SheetToPrint | None = None
        self._new: bytes | None = None

    def has_backups(self) -> bool:
        """Whether there are backups beside the file, whatever has become of that."""
        from shopfriend.store import copies

        return bool(copies.backups_in(copies.folder_of(self._shop.path), None))

    def daily(self) -> str:
        """Back up if that is due, and carry it on; once a day a reminder of what is missing for that.

        That is the second place, where it has been away for long, or else the recovery sheet. Once for all it is said
        where the shop's file does not lie well.
        """
        from shopfriend.keeping import backups, forgetting, retention, where_it_lies
        from shopfriend.records.backup import Why

        today, path = self._here.today, self._shop.path
        due = backups.is_due(path, today)
        if due:
            forgetting.sweep_if_due(path, self._shop.raw_key)
            forgetting.empty_bin(path, self._shop.raw_key, self._here.now())
            self._shop.database.back_up(today, Why.DAY)
        arranged = self._arranged()
        if arranged.place and (due or arranged.reached != today):
            if backups.carry(path, Path(arranged.place)) is not None:
                self._arrange(replace(arranged, reached=today))
            elif due and arranged.is_away_too_long(today, backups.LONGEST_AWAY):
                return _("The second place for backups has not been there for two weeks: {place}").format(
                    place=arranged.place
                )
        lies = where_it_lies.shared(path)
        if lies is not None and lies.reason != arranged.warned:
            self._arrange(replace(self._arranged(), warned=lies.reason))
            return lies.reason + " " + _("Settings, Recovery sheet and backups, says what to do.")
        if retention.is_due(self._shop.database, today):
            retention.asked(self._shop.database, today)
            return _("Some customers you have not seen for years: “Bin and what was done” in Settings shows them.")
        if due and not arranged.sheet:
            return _("Please make the recovery sheet, in Settings: only it opens your shop if this computer is lost.")
        return ""

    def overview(self) -> "Safety":
        """How safe the shop is."""
        from shopfriend.keeping import backups, recovery_sheet, where_it_lies
        from shopfriend.keeping.safety_views import Safety

        sheet = recovery_sheet.sheet_now(self._shop.path, self._shop.secret())
        arranged = self._arranged()
        there = tuple(backups.of_shop(self._shop.path))
        lies = where_it_lies.shared(self._shop.path)
        warning = "" if lies is None else f"{lies.reason} {lies.way_on}"
        return Safety(sheet, arranged.sheet == sheet.number, there, arranged.place, arranged.reached, warning)

    def choose_place(self, folder: str) -> None:
        """Carry backups to this folder as well from now on, the newest at once; "" for to none."""
        from shopfriend.keeping import backups

        if folder:
            backups.carry(self._shop.path, Path(folder))
        self._arrange(replace(self._arranged(), place=folder, reached=self._here.today if folder else None))

    def look(self, backup: "Backup", code: str = "") -> "Held":
        """What a backup holds, opened with the code of an older sheet where one is given."""
        from shopfriend.keeping import restoring
        from shopfriend.keeping.safety_views import Held

        holds = restoring.look(backup.file, self._key_of(backup, code))
        return Held(holds.health.customers, holds.health.conversations, holds.latest)

    def put_back(self, backup: "Backup", code: str = "") -> Path | None:
        """Restore a backup, and open the shop anew; that keeps the code of today, whichever the backup had."""
        from shopfriend.keeping import restoring

        key, today = self._key_of(backup, code), self._here.today
        done = restoring.restore(backup.file, key, self._shop.path, today, shop_key=self._shop.raw_key)
        self._shop.reopen()
        return done.aside

    def _key_of(self, backup: "Backup", code: str) -> str:
        from shopfriend.store import cipher, recovery_code

        if not code:
            return self._shop.raw_key
        return cipher.raw_key(recovery_code.secret_of(code), cipher.salt_of(backup.file))

    def printers(self) -> "Sequence[Printer]":
        """The printers of this computer, the usual one first. Raises Problem as `printer.printers`."""
        from shopfriend.keeping import this_computer
        from shopfriend.printing import printer

        last = this_computer.load(self._here.settings).last_printer
        return sorted(printer.printers(self._way), key=lambda each: (each.name != last, not each.is_default))

    def save_sheet(self, folder: Path, new: bool) -> Path:
        """Put the sheet of today into a folder, or one with a code to come; nothing else is changed."""
        from shopfriend.printing import making

        self._paper = paper = self._sheet(new=new)
        file = folder / _("Recovery sheet {number}.pdf").format(number=paper.number)
        making.print_recovery_sheet(paper, file, app.workshop(self._here))
        return file

    def print_sheet(
        self, printer: "Printer", new: bool, progress: "Callable[[Step], None]", cancelled: "Callable[[], bool]"
    ) -> None:
        """Print it instead: it lies in no file. Comes back when it is out. Raises Problem as `printer.print_pdf`."""
        from shopfriend.keeping import this_computer
        from shopfriend.opened.measuring import usual_paper
        from shopfriend.printing import making
        from shopfriend.printing import printer as printers

        self._paper = paper = self._sheet(new=new)
        pdf = making.recovery_sheet_pdf(paper, app.workshop(self._here), usual_paper(printer))
        calibration = this_computer.load(self._here.settings).habits(printer.name).calibration
        printers.print_pdf(
            pdf, printer.name, calibration=calibration, progress=progress, cancelled=cancelled, way=self._way
        )

    def _sheet(self, *, new: bool) -> "SheetToPrint":
        from shopfriend.keeping import recovery_sheet
        from shopfriend.records.backup import Sheet
        from shopfriend.store import recovery_code

        path, secret = self._shop.path, self._shop.secret()
        if not new:
            self._new = None
            return recovery_sheet.paper(path, secret)
        coming = Sheet(recovery_sheet.sheet_now(path, secret).number + 1, self._here.today)
        self._new = recovery_code.new_secret()
        return recovery_sheet.paper_to_come(path, secret, self._new, coming)

    def asked_back(self, groups: Mapping[int, str]) -> bool:
        """Whether these groups, numbered from 1, stand on the paper; today's sheet is then known to be there."""
        from shopfriend.store import recovery_code

        if self._paper is None:
            return False
        right = self._paper.code.split("-")
        if any(recovery_code.as_read(typed) != right[number - 1] for number, typed in groups.items()):
            return False
        if self._new is None:
            self._arrange(replace(self._arranged(), sheet=self._paper.number))
        return True

    def change_code(self) -> "LockedAnew":
        """Lock the shop with the code of the new sheet, and open it anew."""
        from shopfriend.keeping import new_code
        from shopfriend.keeping.safety_views import LockedAnew
        from shopfriend.store import recovery_code

        assert self._new is not None
        arranged, path, new = self._arranged(), self._shop.path, self._new
        places = [Path(arranged.place)] if arranged.place else []
        changed = new_code.change(path, self._shop.secret(), new, self._here.today, self._here.keychain, places)
        self._new = None
        self._shop.reopen(recovery_code.code_of(new))
        self._arrange(replace(arranged, sheet=changed.sheet.number))
        return LockedAnew(changed.backups, tuple(backup.file.name for backup in changed.left))

    def _arranged(self) -> "Arrangements":
        from shopfriend.keeping import arrangements
        from shopfriend.store import cipher

        return arrangements.load(self._here.arrangements, cipher.salt_of(self._shop.path))

    def _arrange(self, chosen: "Arrangements") -> None:
        from shopfriend.keeping import arrangements
        from shopfriend.store import cipher

        arrangements.store(self._here.arrangements, cipher.salt_of(self._shop.path), chosen)

    def features(self) -> "SafetyFeatures":
        """What the screen asks for."""
        from shopfriend.window.keeping.safety_features import SafetyFeatures

        return SafetyFeatures(
            daily=self.daily,
            overview=self.overview,
            choose_place=self.choose_place,
            look=self.look,
            put_back=self.put_back,
            printers=self.printers,
            save_sheet=self.save_sheet,
            print_sheet=self.print_sheet,
            asked_back=self.asked_back,
            change_code=self.change_code,
            day=lambda: self._here.today,
        )
