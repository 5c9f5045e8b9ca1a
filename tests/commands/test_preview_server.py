"""The preview answers to this machine alone, and nothing that a client sends makes it say a word."""

from __future__ import annotations

import http.client
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from civsite.commands.preview_server import Builds, PreviewServer, open_server
from civsite.diagnostics import Stopped

Capsys = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PreviewServer]:
    tmp_path = tmp_path_factory.mktemp("server")
    (tmp_path / "preview/site").mkdir(parents=True)
    (tmp_path / "preview/site/index.html").write_text("<body>secret</body>")
    (tmp_path / "secret.txt").write_text("secret")
    server = PreviewServer(0, tmp_path / "preview", Builds(1))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def asked(server: PreviewServer, path: str = "/site/", **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.putrequest("GET", path, skip_host=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer.status, body


def sent(server: PreviewServer, data: bytes) -> bytes:
    """What it answers to these very bytes."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as client:
        client.sendall(data)
        client.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: client.recv(65_536), b""))


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LocalHost", "[::1]"])
def test_it_answers_to_the_names_of_this_machine(server: PreviewServer, name: str) -> None:
    assert asked(server, Host=f"{name}:{server.port}")[0] == 200
    assert asked(server, Host=name)[0] == 200


@pytest.mark.parametrize("path", ["/site/", "/", "/__civsite__/state?", "/site/index.html", "/no"])
@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "evil.example:{port}", "localhost.evil.example:{port}", "127.0.0.1:1"),
        *("localhost@evil.example", "evil.example#localhost", "0.0.0.0:{port}", "127.1:{port}"),
        *("192.168.1.7:{port}", "localhost.:{port}", "", "localhost:{port}:{port}", "[::ffff:1]"),
    ],
)
def test_it_answers_to_no_other_name(server: PreviewServer, host: str, path: str) -> None:
    status, body = asked(server, path, Host=host.format(port=server.port))
    assert status == 421
    assert "secret" not in body
    assert f"this preview answers only at http://127.0.0.1:{server.port}/" in body


def test_it_answers_to_no_request_without_a_name_or_with_two(server: PreviewServer) -> None:
    assert asked(server)[0] == 421
    twice = "GET /site/ HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n"
    assert b" 421 " in sent(server, twice.encode())
    assert b"secret" not in sent(server, b"GET /site/\r\n\r\n")
    for method in (b"HEAD", b"POST", b"OPTIONS", b"TRACE"):
        said = sent(server, method + b" /site/ HTTP/1.1\r\nHost: evil.example\r\n\r\n")
        assert b" 421 " in said


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/%00",
            "/site/%00",
            "/site/index.html%00.png",
            "/%ED%A0%80",
            "/%FF%FE",
            "/%2e%2e/secret.txt",
        ),
        *("/../secret.txt", "//secret.txt", "/site/..%2f..%2fsecret.txt", "/site/" + "a" * 5000),
        *("/" + "%61/" * 3000, "/site/index.html/x", "/..%5c..%5csecret.txt"),
    ],
    ids=lambda path: path[:30],
)
@pytest.mark.parametrize("method", [b"GET", b"HEAD"])
def test_a_name_that_no_file_has_is_not_found(
    server: PreviewServer, capsys: Capsys, path: str, method: bytes
) -> None:
    said = sent(server, method + b" " + path.encode() + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert b" 404 " in said.splitlines()[0]
    assert b"secret" not in said
    assert capsys.readouterr().err == ""


BROKEN = (
    *(
        b"",
        b"\r\n",
        b"\0\0\0\0",
        b"GET",
        b"GET /site/ HTTP/1.1\r\nHost: local",
        b"\x16\x03\x01\x02\x00",
    ),
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET /site/ HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
    b"GET /" + b"x" * 200_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /site/ HTTP/1.1\r\n" + b"".join(b"X-%d: x\r\n" % n for n in range(500)) + b"\r\n",
    b"GET /site/ HTTP/1.1\r\nHost: \xff\xfe\r\n\r\n",
    b"GET /site/ HTTP/1.1\r\nno colon\r\n\r\n",
)


@pytest.mark.parametrize("data", BROKEN, ids=lambda data: ascii(data[:30]))
def test_a_broken_client_is_answered_or_left_without_a_word(
    server: PreviewServer, capsys: Capsys, data: bytes
) -> None:
    with suppress(OSError):  # it may be shut out before it has said all
        assert b"secret" not in sent(server, data)
    for _ in range(3):  # resets while the answer is on its way
        with suppress(OSError), socket.create_connection(("127.0.0.1", server.port), 10) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            client.sendall(data + b"GET /site/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert asked(server, Host="localhost")[0] == 200
    assert capsys.readouterr().err == ""


def test_a_port_that_somebody_named_and_that_is_in_use_is_told_with_one_that_is_free(
    server: PreviewServer, tmp_path: Path
) -> None:
    with pytest.raises(Stopped, match=rf"port {server.port} is in use .*--port \d+") as no:
        open_server(server.port, tmp_path, Builds())
    free = int(no.value.text.en.rsplit("--port ", 1)[1].split()[0])
    second = open_server(free, tmp_path, Builds())
    assert second.port == free
    second.server_close()


def test_without_a_named_port_the_next_that_is_free_is_taken(
    server: PreviewServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("civsite.commands.preview_server.USUAL_PORT", server.port)
    second = open_server(None, tmp_path, Builds())
    assert second.port != server.port
    second.server_close()
