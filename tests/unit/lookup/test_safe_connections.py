"""Look-ups over HTTPS: a server with a certificate that is trusted, one whose is not, and one that only pretends."""

import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.lookup import LookupCancelledError, SourceSilentError
from desktop_app.lookup.client import Manners
from tests.lookup_server import LookupServer, is_silent, lookup_server, says
from tests.unit.lookup.conftest import Bench

pytestmark = [
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.skipif(
        shutil.which("openssl") is None, reason="openssl, which makes the certificate, is not installed"
    ),
]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("certificate") / "both.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run([*command, "-keyout", str(path), "-out", f"{path}.crt"], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


@pytest.fixture
def safe(certificate: Path) -> Iterator[LookupServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with lookup_server(context) as running:
        yield running


@pytest.fixture
def https(bench: Bench) -> Bench:
    bench.resolve = lambda _host, _port: ("127.0.0.1",)
    return bench


def test_a_trusted_server_is_asked(
    https: Bench, safe: LookupServer, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    safe.on("/works", says({"title": "x" * 200_000}))
    reply = https.ask(base=safe.address)
    assert reply is not None
    assert len(reply.body) > 200_000


def test_a_server_that_nobody_vouches_for_is_told_nothing(https: Bench, safe: LookupServer) -> None:
    https.manners = Manners(tries=1)
    with pytest.raises(SourceSilentError, match="it could not be reached"):
        https.ask(base=safe.address)
    assert not safe.asked


def test_a_server_with_another_name_is_told_nothing(
    https: Bench, safe: LookupServer, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    monkeypatch.setattr("desktop_app.lookup.wire.is_public", lambda _number: True)
    https.manners = Manners(tries=1)
    with pytest.raises(SourceSilentError):
        https.ask(base=safe.address.replace("localhost", "api.example.org"))
    assert not safe.asked


def test_silence_during_the_greeting_can_be_cancelled(https: Bench) -> None:
    """A server that takes the connection and says nothing, in place of the greeting of TLS."""
    with socket.create_server(("127.0.0.1", 0)) as mute:
        asked: list[bool] = []

        def soon() -> bool:
            asked.append(True)
            return len(asked) > 6

        https.is_cancelled = soon
        with pytest.raises(LookupCancelledError):
            https.ask(base=f"https://127.0.0.1:{mute.getsockname()[1]}")
        https.is_cancelled = lambda: False
        https.manners = Manners(connect_s=0.2, tries=1)
        with pytest.raises(SourceSilentError, match="could not be reached in time"):
            https.ask(base=f"https://127.0.0.1:{mute.getsockname()[1]}")


def test_silence_after_the_greeting_ends_in_time(
    https: Bench, safe: LookupServer, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    safe.on("/works", is_silent(safe))
    https.manners = Manners(read_s=0.2, tries=1)
    with pytest.raises(SourceSilentError, match="did not answer in time"):
        https.ask(base=safe.address)
