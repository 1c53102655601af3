"""nginx as it ships in front of the archive: the template filled in, and certificates of the test's own."""

import datetime
import http.client
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import time
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.browser.served import free_port
from tests.databases import ROOT
from tests.lines.phone import Phone

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
PUBLIC, DESK = "archive.localhost", "desk.localhost"
NO_DISK = ("/dev/null", "/dev/zero", "/dev/urandom")
TEMPLATE = ROOT / "archive_site" / "proxy" / "nginx.conf.template"


def filled_in(template: str, values: dict[str, str]) -> str:
    """As `envsubst` does it: ${NAME} for the names given."""
    return re.sub(r"\$\{(\w+)\}", lambda found: values[found[1]], template)


def certificate(folder: Path, *names: str) -> tuple[Path, Path]:
    """A certificate for these names that nobody else trusts, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), critical=False)
        .sign(key, hashes.SHA256())
    )
    paths = folder / f"{names[0]}.pem", folder / f"{names[0]}.key"
    paths[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return paths


class Nginx:
    """One nginx of a folder of its own. `changed` replaces lines of the template, for proofs that a test can fail."""

    def __init__(self, folder: Path, *, public: int, desk: int, changed: dict[str, str] | None = None) -> None:
        self.folder, self.http, self.https = folder, free_port(), free_port()
        folder.mkdir(parents=True, exist_ok=True)
        values = {
            "PROXY_RUN": str(folder),
            "PROXY_PAGES": str(ROOT / "archive_site" / "proxy"),
            "PROXY_HTTP": f"127.0.0.1:{self.http}",
            "PROXY_HTTPS": f"127.0.0.1:{self.https}",
            "PUBLIC_UPSTREAM": f"127.0.0.1:{public}",
            "STAFF_UPSTREAM": f"127.0.0.1:{desk}",
        }
        for side, name in (("PUBLIC", PUBLIC), ("STAFF", DESK)):
            pem, key = certificate(folder, name)
            values |= {f"{side}_NAME": name, f"{side}_CERTIFICATE": str(pem), f"{side}_CERTIFICATE_KEY": str(key)}
        text = filled_in(TEMPLATE.read_text(), values)
        for line, instead in (changed or {}).items():
            assert line in text
            text = text.replace(line, instead)
        self.configuration = folder / "nginx.conf"
        self.configuration.write_text(text)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        assert NGINX is not None
        command = [NGINX, "-p", str(self.folder), "-c", str(self.configuration)]
        subprocess.run([*command, "-t", "-q"], check=True)
        with (self.folder / "said.log").open("ab") as log:
            # Started by root nginx would hand its work to `nobody`, who may not reach this folder.
            globals_ = "daemon off;" + ("user root;" if os.getuid() == 0 else "")
            self.process = subprocess.Popen([*command, "-g", globals_], stdout=log, stderr=log)
        for _try in range(100):
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", self.https)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError((self.folder / "said.log").read_text())

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(20)

    def open_files(self) -> list[str]:
        """Every file on a disk that its workers have open to write, deleted ones too, logs aside.

        What is open to read only is a page of ours that they answer with: nothing that came can lie in it.
        """
        assert self.process is not None
        found = []
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for worker in children:
            for link in Path(f"/proc/{worker}/fd").iterdir():
                try:
                    target, told = str(link.readlink()), Path(f"/proc/{worker}/fdinfo/{link.name}").read_text()
                except FileNotFoundError:
                    continue  # Closed meanwhile.
                flags = re.search(r"^flags:\s+(\d+)", told, re.MULTILINE)
                assert flags is not None
                writable = int(flags[1], 8) & os.O_ACCMODE != os.O_RDONLY
                if writable and target.startswith("/") and target not in NO_DISK and "said.log" not in target:
                    found.append(target)
        return found


def ask(port: int, name: str, method: str, address: str, *, shown: str = "", **headers: str) -> tuple[int, Any, bytes]:
    """One answer over TLS to `name`; `shown` is another Host than the one that TLS was told."""
    with line_to(port, name) as line:
        asked = http.client.HTTPConnection(name)
        asked.sock = line
        given = {"Host": shown or name} | {key.replace("_", "-"): value for key, value in headers.items()}
        asked.putrequest(method, address, skip_host=True, skip_accept_encoding=True)
        for key, value in given.items():
            asked.putheader(key, value)
        asked.endheaders()
        answer = asked.getresponse()
        return answer.status, answer.headers, answer.read()


def line_to(port: int, name: str) -> ssl.SSLSocket:
    """A TLS line; who answers is not checked: the certificate is the test's own."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context.wrap_socket(socket.create_connection(("127.0.0.1", port), timeout=60), server_hostname=name)


class ProxiedPhone(Phone):
    """A telephone that comes in through nginx."""

    def ask(self, method: str, address: str, body: Any = None, **headers: str) -> tuple[int, dict[str, str], bytes]:
        line = http.client.HTTPConnection(PUBLIC, timeout=120)
        line.sock = line_to(self.port, PUBLIC)
        try:
            line.request(method, address, body, {"Host": PUBLIC} | self.headers(**headers))
            answer = line.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie") or ():
                name, _equals, value = cookie.split(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            line.close()

    def headers(self, **more: str) -> dict[str, str]:
        return super().headers(**more) | {"Origin": f"https://{PUBLIC}"}

    def raw(self, request: str, headers: dict[str, str], data: bytes) -> socket.socket:
        line = line_to(self.port, PUBLIC)
        said = "\r\n".join([request, *(f"{name}: {value}" for name, value in (headers | {"Host": PUBLIC}).items())])
        line.sendall(said.encode() + b"\r\n\r\n" + data)
        return line
