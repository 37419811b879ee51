"""A shop in a synchronised or network folder is known as such, and one that lies well is left in peace."""

from pathlib import Path

import pytest

from shopfriend.keeping.where_it_lies import Shared, shared

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
server:/export /mnt/office nfs4 rw 0 0
//nas/shop /mnt/our\\040shop cifs rw 0 0
/dev/sdb1 /mnt/office/stick vfat rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
"""


def by(path: str | Path, **environment: str) -> str | None:
    found = shared(Path(path), environment, MOUNTS)
    return None if found is None else found.by


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("/home/anna/OneDrive", "OneDrive"),
        ("/home/anna/OneDrive - Marlow & Daughter/shop", "OneDrive"),
        ("/home/anna/Dropbox", "Dropbox"),
        ("/home/anna/Dropbox (Business)/x", "Dropbox"),
        ("/home/anna/Google Drive/My shop", "Google Drive"),
        ("/Users/anna/Library/CloudStorage/GoogleDrive-a@example.org/My Drive", "Google Drive"),
        ("/Users/anna/Library/CloudStorage/Box-Box", "Box"),
        ("/Users/anna/Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("/Users/anna/iCloudDrive", "iCloud"),
        ("/home/anna/Nextcloud/shop", "Nextcloud"),
        ("/mnt/office/shop", ""),
        ("/mnt/our shop", ""),
        ("/run/user/1000/gvfs/smb-share:server=nas", ""),
        ("//server/shop", ""),
    ],
)
def test_it_is_known(folder: str, program: str) -> None:
    assert by(f"{folder}/shop.shopfriend") == program


@pytest.mark.parametrize(
    "folder",
    ["/home/anna/shop", "/home/anna/.local/share/Shopfriend", "/mnt/office/stick", "/home/dropboxer/drive", ""],
)
def test_it_lies_well(folder: str) -> None:
    assert by(f"{folder}/shop.shopfriend") is None


@pytest.mark.parametrize(
    ("left", "program"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox", "Dropbox"),
        (".sync_a1b2c3.db", "Nextcloud"),
        (".tmp.driveupload", "Google Drive"),
    ],
)
def test_what_a_program_leaves_at_the_top_tells_of_the_folders_below(tmp_path: Path, left: str, program: str) -> None:
    below = tmp_path / "ours" / "deep"
    below.mkdir(parents=True)
    assert by(below / "shop") is None
    (tmp_path / "ours" / left).touch()
    assert by(below / "shop") == program


def test_a_link_into_such_a_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "mine").symlink_to(tmp_path / "Dropbox")
    assert by(tmp_path / "mine" / "shop") == "Dropbox"


def test_onedrive_under_another_name_is_told_by_windows(tmp_path: Path) -> None:
    assert by(tmp_path / "shop", OneDriveCommercial=str(tmp_path)) == "OneDrive"


def test_the_reason_and_the_way_on_are_said() -> None:
    for found in (Shared("Dropbox"), Shared("")):
        assert found.reason.endswith(".")
        assert "second place" in found.way_on
    assert "Dropbox" in Shared("Dropbox").reason


def test_this_computer_can_be_asked(tmp_path: Path) -> None:
    assert shared(tmp_path / "shop") is None
