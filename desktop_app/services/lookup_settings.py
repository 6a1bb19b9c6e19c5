"""The reader's yes to look-ups, and where they go: settings that may be asked for on any thread."""

from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.lookup import Consent, check_email
from desktop_app.lookup.base import LookupSource
from desktop_app.lookup.reading import web_address

if TYPE_CHECKING:
    from desktop_app.system.clock import Clock
    from desktop_app.system.settings import Settings

_CONSENT, _ADDRESSES, _LIMITS = "lookups", "lookup_addresses", "lookup_limits"
_FILE_MB = 100


class LookupSettings:
    """Kept in the settings, not in the library: a copied library carries no consent along."""

    def __init__(self, settings: "Settings", clock: "Clock") -> None:
        self._settings, self._clock = settings, clock
        self._for_now: Consent | None = None

    def consent(self) -> Consent | None:
        """Her yes, or None when she gave none or took it back; one that was tampered with is none."""
        if self._for_now is not None:
            return self._for_now
        kept = self._settings.section(_CONSENT)
        try:
            return Consent(check_email(str(kept["email"])), datetime.fromisoformat(str(kept["given_at"])))
        except (KeyError, ValueError, ReaderError):
            return None

    def give(self, email: str) -> Consent:
        """Keep her yes; ReaderError for what is no address."""
        consent = Consent(check_email(email), self._clock.now())
        self._settings.put(_CONSENT, {"email": consent.email, "given_at": consent.given_at.isoformat()})
        return consent

    def give_for_now(self, email: str) -> None:
        """Her yes until the program ends, which is kept nowhere; ReaderError for what is no address."""
        self._for_now = Consent(check_email(email), self._clock.now())

    def withdraw(self) -> None:
        self._for_now = None
        self._settings.put(_CONSENT, {})

    def base(self, source: LookupSource) -> str:
        """Where this source is asked: the address of the settings, else its own."""
        chosen = self._settings.section(_ADDRESSES).get(source.id)
        return (web_address(chosen) if isinstance(chosen, str) else None) or source.home

    def largest_file(self) -> int:
        """The bytes that a download may have."""
        chosen = self._settings.section(_LIMITS).get("file_mb")
        megabytes = chosen if isinstance(chosen, int) and 0 < chosen <= 10 * _FILE_MB else _FILE_MB
        return megabytes << 20
