"""Does a shop's file lie where another program or computer may write it, too? There it can be damaged or split in two.

A synchronising program copies the file while it is being written, and its journal at another moment; a network folder
does not lock as SQLite needs it. Told by names of folders, by what such programs leave in them, and by what is mounted.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from shopfriend.language import _

_NAMES = (
    (r"onedrive( - .+)?", "OneDrive"),
    (r"dropbox( \(.+\))?", "Dropbox"),
    (r"google ?drive( \(.+\))?|googledrive(-.+)?|my drive", "Google Drive"),
    (r"icloud ?drive|mobile documents|com~apple~clouddocs", "iCloud"),
    (r"nextcloud\d*", "Nextcloud"),
    (r"owncloud\d*", "ownCloud"),
    (r"pcloud ?drive", "pCloud"),
    (r"magentacloud", "MagentaCLOUD"),
)
"""How the folders are called that the programs make by themselves."""

_LEFT_BEHIND = (
    (".stfolder", "Syncthing"),
    (".stignore", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".sync_*.db", "Nextcloud"),
    ("._sync_*.db", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".nextcloudsync.log", "Nextcloud"),
    (".sync/ID", "Resilio Sync"),
)
"""What they leave at the top of a folder of any other name."""

_ONEDRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""Environment variables of Windows."""

_OF_A_NETWORK = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|afpfs|webdav|davfs\d?|ncpfs|9p|afs|ceph|glusterfs|fuse\.(sshfs|rclone|gvfsd-fuse|davfs\d?|"
    r"smbnetfs|s3fs|glusterfs|google-drive-ocamlfuse|onedriver)|fuse\.kio-fuse|prl_fs"
)
_REMOTE_DRIVE = 4
_SPACE = r"\040"


@dataclass(frozen=True, slots=True)
class Shared:
    """The shop's folder is not this computer's alone: `by` is a program such as "Dropbox", or "" for a network."""

    by: str

    @property
    def reason(self) -> str:
        """One sentence."""
        if self.by:
            return _("Your shop's file lies in a folder that {program} copies while it is written.").format(
                program=self.by
            )
        return _("Your shop's file lies in a network folder, where it is not locked as it must be.")

    @property
    def way_on(self) -> str:
        """What to do instead."""
        return _(
            "It can be damaged there. Move it to a folder on this computer alone; as a second place for backups that "
            "folder is good."
        )


def shared(path: Path, environment: Mapping[str, str] | None = None, mounts: str | None = None) -> Shared | None:
    """Who else writes where this file lies; None where nobody does.

    `environment` and `mounts` (as in /proc/mounts) are those of this computer where they are not given.
    """
    whole = Path.cwd() / path
    real = whole.resolve()
    folders = list(dict.fromkeys([*whole.parents, *real.parents]))
    by = _synchronised(folders, os.environ if environment is None else environment)
    if by:
        return Shared(by)
    if any(str(each).startswith(("\\\\", "//")) for each in (whole, real)) or _is_remote_drive(real):
        return Shared("")
    kind = _kind_of_mount(real, _mounts() if mounts is None else mounts)
    return Shared("") if _OF_A_NETWORK.fullmatch(kind) else None


def _synchronised(folders: list[Path], environment: Mapping[str, str]) -> str:
    for folder in folders:
        if any(environment.get(name) and folder == Path(environment[name]) for name in _ONEDRIVE):
            return "OneDrive"
        for pattern, program in _NAMES:
            if re.fullmatch(pattern, folder.name, re.IGNORECASE):
                return program
        if folder.parent.name == "CloudStorage" and folder.parent.parent.name == "Library":
            return folder.name.split("-")[0]
        for left, program in _LEFT_BEHIND:
            if _is_there(folder, left):
                return program
    return ""


def _is_there(folder: Path, left: str) -> bool:
    try:
        return next(folder.glob(left), None) is not None if "*" in left else (folder / left).exists()
    except OSError:
        return False


def _is_remote_drive(path: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE_DRIVE)


def _mounts() -> str:
    """What is mounted, a line each: what, where, of which kind."""
    if sys.platform == "linux":
        try:
            return Path("/proc/mounts").read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return ""
    if sys.platform == "darwin":
        told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        found = re.findall(r"(.+) on (.+) \((\w+)", told)
        return "\n".join(f"- {where.replace(' ', _SPACE)} {kind}" for _what, where, kind in found)
    return ""


def _kind_of_mount(path: Path, mounts: str) -> str:
    """The kind of file system on which a path lies: that of the mount nearest to it, the later of two in one place."""
    nearest, kind = -1, ""
    for where, told in _read(mounts):
        if path.is_relative_to(where) and len(where.parts) >= nearest:
            nearest, kind = len(where.parts), told
    return kind


def _read(mounts: str) -> Iterator[tuple[Path, str]]:
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) >= 3:
            # Spaces and the like stand as \040.
            yield Path(re.sub(r"\\(\d{3})", lambda found: chr(int(found[1], 8)), parts[1])), parts[2]
