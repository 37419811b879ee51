"""Given and family name behind a name that was mended: kept where they still stand in it, else found, never guessed."""


def parts_of(name: str, before: str, given: str, family: str) -> tuple[str, str]:
    """Given and family name of `name`, which was `before` with these parts.

    A part that still stands at its end of the name stays, and the other one is the rest. Where both have changed they
    are told apart only if the name has as many words as before; else both are blank, and the whole name is used.
    """
    if name == before or not (given or family):
        return given, family
    if before != " ".join(filter(None, (given, family))):
        return (given if _stands_in(given, name) else ""), (family if _stands_in(family, name) else "")
    if not family:
        return name, ""
    if not given:
        return "", name
    if name.startswith(f"{given} "):
        return given, name[len(given) + 1 :]
    if name.endswith(f" {family}"):
        return name[: -len(family) - 1], family
    words, first = name.split(), len(given.split())
    if len(words) == len(before.split()):
        return " ".join(words[:first]), " ".join(words[first:])
    return "", ""


def _stands_in(part: str, name: str) -> bool:
    return f" {part} " in f" {name} "
