"""Where things lie: in a checkout, in an installed wheel or in a frozen app. Used by app and cli alone."""

import sys
from pathlib import Path


def resources() -> Path:
    """The folder of hands, drawings, words and the sample shop."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    here = Path(__file__).resolve().parent
    inside_the_wheel = here / "resources"
    return inside_the_wheel if inside_the_wheel.is_dir() else here.parent / "resources"


def user_data() -> Path:
    """The folder of the user's own shops; obeys XDG_DATA_HOME and HOME. It may not exist yet."""
    import platformdirs

    return Path(platformdirs.user_data_dir("Shopfriend", appauthor=False))


def usual_shop() -> Path:
    """The shop that is opened when no other is named."""
    return user_data() / "shop.shopfriend"


def logs() -> Path:
    """The folder of crash reports; obeys XDG_STATE_HOME and HOME. It may not exist yet."""
    import platformdirs

    return Path(platformdirs.user_log_dir("Shopfriend", appauthor=False))


def settings() -> Path:
    """The file of what is set on this computer; obeys XDG_CONFIG_HOME and HOME. It may not exist yet."""
    import platformdirs

    return Path(platformdirs.user_config_dir("Shopfriend", appauthor=False)) / "window.json"


def running() -> Path:
    """The folder where running windows leave their mark, the user's alone; obeys XDG_RUNTIME_DIR."""
    import warnings

    import platformdirs

    with warnings.catch_warnings():
        # Without XDG_RUNTIME_DIR a folder of the user's in the temporary folder serves as well.
        warnings.simplefilter("ignore")
        folder = Path(platformdirs.user_runtime_dir("Shopfriend", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
