"""What the counter asks for when somebody wants to know, or to be forgotten. Free of Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopfriend.counter.paper_views import Other
    from shopfriend.keeping.rights_views import Forgot


@dataclass(frozen=True, slots=True)
class RightsFeatures:
    """`delete` and `delete_talk` give the action that undo takes back, as the bin does for thirty days.

    `forget` takes a customer (uid) and cannot be undone; `receipt` saves the paper for that into a folder. `stays` are
    sentences about what no program reaches. `others` tells whom else a customer's story names, `on_paper` saves it into
    a folder without what concerns those, and gives the PDF; a file for programs lies beside it.
    """

    delete: Callable[[str], str]
    delete_talk: Callable[[str], str]
    forget: "Callable[[str], Forgot]"
    receipt: "Callable[[Forgot, Path], Path]"
    stays: Callable[[], tuple[str, ...]]
    others: "Callable[[str], tuple[Other, ...]]"
    on_paper: "Callable[[str, Path, tuple[Other, ...]], Path]"
