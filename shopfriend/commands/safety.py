"""What the commands do that keep a shop safe: check its file, back it up, restore it, print its sheet, lock it anew."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shopfriend import app
from shopfriend.app import Surroundings
from shopfriend.commands.answer import Answer
from shopfriend.language import _, ngettext


def check(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Hold the shop's file against its own checksums."""
    from shopfriend.keeping import checking, where_it_lies

    health = checking.check(asked.shop, app.key_of(here, asked.shop))
    data: dict[str, Any] = {"ok": True, "customers": health.customers, "conversations": health.conversations}
    text = _("The file is whole: {customers} customers, {conversations} conversations.").format(
        customers=health.customers, conversations=health.conversations
    )
    lies = where_it_lies.shared(asked.shop)
    if lies is not None:
        data["warning"] = f"{lies.reason} {lies.way_on}"
        text += "\n" + data["warning"]
    yield Answer(data, text)


def backup(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Make a checked backup in a file or a folder."""
    from shopfriend.keeping import backups

    made = backups.back_up_to(asked.shop, app.key_of(here, asked.shop), here.today, asked.file)
    yield Answer(
        {
            "ok": True,
            "customers": made.health.customers,
            "conversations": made.health.conversations,
            "file": str(made.file.absolute()),
        },
        _("The backup {file} is whole: {customers} customers, {conversations} conversations.").format(
            file=made.file.name, customers=made.health.customers, conversations=made.health.conversations
        ),
    )


def restore(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Show what a backup holds, and put it in the shop's place unless only that was asked."""
    from shopfriend.keeping import restoring

    key, shop_key = app.keys_to_restore(here, asked.file, asked.shop)
    holds = restoring.look(asked.file, key)
    latest = [day.isoformat() for day in holds.latest]
    data: dict[str, Any] = {
        "ok": True,
        "customers": holds.health.customers,
        "conversations": holds.health.conversations,
        "latest": latest,
    }
    text = _("The backup holds {customers} customers and {conversations} conversations.").format(
        customers=holds.health.customers, conversations=holds.health.conversations
    )
    if latest:
        text += " " + _("The latest conversations: {days}.").format(days=", ".join(latest))
    if not asked.dry_run:
        restored = restoring.restore(asked.file, key, asked.shop, here.today, shop_key=shop_key)
        if restored.aside is not None:
            data["aside"] = str(restored.aside.absolute())
            text += "\n" + _("It is restored. What was there before is kept in {file}.").format(file=restored.aside)
        else:
            text += "\n" + _("It is restored.")
        if not restored.forgot_all:
            data["warning"] = _(
                "The list of the forgotten beside it could not be read: look whether one of them is back."
            )
            text += "\n" + data["warning"]
    yield Answer(data, text)


def sheet(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Put the recovery sheet of the shop into a PDF file."""
    from shopfriend.keeping import recovery_sheet
    from shopfriend.printing import making

    paper = recovery_sheet.paper(asked.shop, app.secret_for(here, asked.shop))
    making.print_recovery_sheet(paper, asked.file, app.workshop(here))
    yield Answer(
        {"ok": True, "sheet": paper.number, "file": str(asked.file.absolute())},
        _("Sheet {number} lies in {file}. Print it, and then delete the file: it opens your shop.").format(
            number=paper.number, file=asked.file
        ),
    )


def new_code(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Lock the shop with another code; its sheet is there and told before anything changes."""
    from shopfriend.keeping import arrangements, new_code, recovery_sheet
    from shopfriend.printing import making
    from shopfriend.records.backup import Sheet
    from shopfriend.store import cipher, recovery_code

    old, new = app.secret_for(here, asked.shop), recovery_code.new_secret()
    coming = Sheet(recovery_sheet.sheet_now(asked.shop, old).number + 1, here.today)
    paper = recovery_sheet.paper_to_come(asked.shop, old, new, coming)
    making.print_recovery_sheet(paper, asked.sheet, app.workshop(here))
    yield Answer(
        {"recovery_code": paper.code, "sheet": coming.number, "file": str(asked.sheet.absolute())},
        _("The new code is {code}. It lies on sheet {number} in {file}.").format(
            code=paper.code, number=coming.number, file=asked.sheet
        ),
    )
    place = arrangements.load(here.arrangements, cipher.salt_of(asked.shop)).place
    changed = new_code.change(asked.shop, old, new, here.today, here.keychain, [Path(place)] if place else [])
    said = ngettext(
        "From now on it opens your shop and one backup; the old code opens neither.",
        "From now on it opens your shop and {number} backups; the old code opens none of them.",
        changed.backups,
    )
    lines = [said.format(number=changed.backups)]
    if changed.left:
        files = ", ".join(backup.file.name for backup in changed.left)
        lines.append(_("These backups still want the sheet in their name: {files}.").format(files=files))
    yield Answer(
        {"ok": True, "backups": changed.backups, "left": [str(backup.file) for backup in changed.left]},
        "\n".join(lines),
    )
