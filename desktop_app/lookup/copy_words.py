"""What several sources call the version of a copy and the place that keeps it."""

from desktop_app.domain.free_copy import Host, Version

_VERSIONS = {
    "submittedversion": Version.SUBMITTED,
    "acceptedversion": Version.ACCEPTED,
    "publishedversion": Version.PUBLISHED,
}
_HOSTS = {"repository": Host.REPOSITORY, "publisher": Host.PUBLISHER, "journal": Host.PUBLISHER}


def version_of(word: str | None) -> Version | None:
    """The version that a word as "acceptedVersion" means."""
    return _VERSIONS.get((word or "").lower())


def host_of(word: str | None) -> Host | None:
    """The place that a word as "repository" means."""
    return _HOSTS.get((word or "").lower())
