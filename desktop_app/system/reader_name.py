"""What the system calls the person at this computer: the author of her marks in files for other programs."""

import getpass


def reader_names() -> tuple[str, ...]:
    """Her name as people write it, where the system knows it, and her name for signing in; perhaps none."""
    try:
        login = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, or a system that does not say
        return ()
    full = _full_name(login)
    return tuple(dict.fromkeys(name for name in (full, login) if name))


def _full_name(login: str) -> str:
    try:
        import pwd
    except ImportError:
        return ""
    try:
        return pwd.getpwnam(login).pw_gecos.split(",")[0].strip()
    except KeyError:
        return ""
