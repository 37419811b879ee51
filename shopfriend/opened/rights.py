"""What people may ask of the shop, behind the window: what it knows of them, and to be forgotten, with a receipt."""

from pathlib import Path
from typing import TYPE_CHECKING

from shopfriend import app
from shopfriend.app import Surroundings
from shopfriend.language import _

if TYPE_CHECKING:
    from shopfriend.counter.paper_views import Other
    from shopfriend.keeping.rights_views import Forgot
    from shopfriend.opened.shop import OpenShop
    from shopfriend.window.counter.rights_features import RightsFeatures


def rights_features(here: Surroundings, shop: "OpenShop") -> "RightsFeatures":
    """What the counter asks for."""
    from shopfriend.window.counter.rights_features import RightsFeatures

    def delete(uid: str) -> str:
        from shopfriend.keeping import deleting

        return deleting.delete_customer(shop.database, uid).action

    def delete_talk(uid: str) -> str:
        from shopfriend.keeping import deleting

        return deleting.delete_talk(shop.database, uid).action

    def forget(uid: str) -> "Forgot":
        from shopfriend.keeping import arrangements, forgetting
        from shopfriend.store import cipher

        place = arrangements.load(here.arrangements, cipher.salt_of(shop.path)).place
        places = [Path(place)] if place else []
        return forgetting.forget(shop.path, shop.raw_key, uid, here.now(), here.today, places)

    def receipt(forgot: "Forgot", folder: Path) -> Path:
        from shopfriend.keeping import rights_paper, settings
        from shopfriend.printing import making

        notice = rights_paper.receipt(forgot, settings.of_shop(shop.database))
        file = app.free_name(folder, f"{_('Forgotten')} {forgot.day.isoformat()}", ".pdf")
        making.print_notice(notice, file, app.workshop(here))
        return file

    def stays() -> tuple[str, ...]:
        from shopfriend.keeping import rights_paper

        return rights_paper.what_stays()

    def others(uid: str) -> "tuple[Other, ...]":
        from shopfriend.counter.all_known import all_known
        from shopfriend.counter.covered import others_in

        with shop.database.reading() as session:
            return others_in(session, uid, all_known(session, uid, here.today))

    def on_paper(uid: str, folder: Path, hidden: "tuple[Other, ...]") -> Path:
        from shopfriend.counter.all_known import all_known, as_json
        from shopfriend.counter.covered import covered
        from shopfriend.printing import making

        with shop.database.reading() as session:
            known = covered(all_known(session, uid, here.today), hidden)
            plain = as_json(session, uid, known)
        file = app.free_name(folder, f"{_('What we know')} {here.today.isoformat()}", ".pdf")
        making.print_story(known, plain, file, app.workshop(here))
        return file

    return RightsFeatures(delete, delete_talk, forget, receipt, stays, others, on_paper)
