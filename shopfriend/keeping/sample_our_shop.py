"""The sample shop's year: what people meet there, how it was made better, what was heard, and each month's check-up."""

from shopfriend.keeping import sample_days
from shopfriend.keeping.sample_stories import Stories, Table, uid_of
from shopfriend.records.audience import Audience, Heard
from shopfriend.records.check_up import CheckUp
from shopfriend.records.point_of_contact import Improvement, ImprovementStep, PointOfContact, PointRating


def tell_our_shop(stories: Stories, shop: Table, there: set[str]) -> None:
    """Add all that resources/sample/our_shop.toml tells; `there` are the keys of the regulars that exist."""
    for point in shop["point"]:
        _point(stories, point)
    for audience in shop["audience"]:
        stories.add(Audience, audience["key"], **{name: said for name, said in audience.items() if name != "key"})
    for number, heard in enumerate(shop["heard"]):
        said_by, point = heard.get("regular"), heard.get("point")
        stories.add(
            Heard,
            str(number),
            audience_uid=uid_of("audience", heard["audience"]),
            customer_uid=uid_of("customer", said_by) if said_by in there else None,
            point_of_contact_uid=uid_of("point_of_contact", point) if point else None,
            text=heard["text"],
            day=stories.day(heard["on"]),
            is_complaint=heard.get("complaint", False),
            promise_uid="",
            answered_on=stories.day(heard.get("answered")),
        )
    for check_up in shop["check_up"]:
        month = sample_days.day(f"{check_up['months_ago']} months ago 0%", stories.today)
        plain = {name: check_up[name] for name in ("compelled", "figures", "answers")}
        stories.add(CheckUp, str(check_up["months_ago"]), month=month, **plain)


def _point(stories: Stories, point: Table) -> None:
    key = point["name"]
    plain = ("cycle", "place", "icon", "name", "today", "near_perfect")
    uid = stories.add(PointOfContact, key, **{name: point[name] for name in plain})
    for day, dots in point["rated"]:
        stories.add(PointRating, f"{key} {day}", point_of_contact_uid=uid, day=stories.day(day), dots=dots)
    for number, better in enumerate(point.get("improvements", ())):
        improvement = stories.add(
            Improvement,
            f"{key} {number}",
            point_of_contact_uid=uid,
            text=better["text"],
            who=better["who"],
            due=stories.day(better["due"]),
            decided_on=stories.day(better["decided"]),
            done_on=stories.day(better.get("done")),
            set_aside_on=None,
        )
        for place, (text, *done) in enumerate(better["steps"], 1):
            stories.add(
                ImprovementStep,
                f"{key} {number} {place}",
                improvement_uid=improvement,
                place=place,
                text=text,
                done_on=stories.day(done[0] if done else None),
            )
