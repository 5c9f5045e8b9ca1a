"""SECURITY.md: the preview answers on this machine alone and to its own address alone."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from civsite.commands.preview_server import Builds, PreviewServer

pytestmark = pytest.mark.slow


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<body>draft</body>")
    server = PreviewServer(0, tmp_path, Builds(1))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_name_that_was_made_to_lead_here_reads_nothing(server: PreviewServer) -> None:
    """What a browser sends after DNS rebinding: our address, their name."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("GET", "/site/", headers={"Host": f"rebound.example:{server.port}"})
    answer = connection.getresponse()
    assert (answer.status, b"draft" in answer.read()) == (421, False)
    connection.close()


def test_a_page_of_another_origin_cannot_read_it(server: PreviewServer, browser: Browser) -> None:
    page = browser.new_page()
    page.goto("data:text/html,<p>of somebody else")
    read = f"fetch('{server.address}site/').then(a => a.text()).catch(() => 'refused')"
    assert page.evaluate(read) == "refused"
    blind = (
        f"fetch('{server.address}site/', {{mode: 'no-cors'}}).then(() => 'seen', () => 'refused')"
    )
    assert page.evaluate(blind) == "refused"
    page.close()


def test_it_listens_on_this_machine_alone(server: PreviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
    for address in {each[4][0] for each in socket.getaddrinfo(socket.gethostname(), server.port)}:
        if not str(address).startswith("127.") and address != "::1":
            with pytest.raises(OSError, match="refused"):
                socket.create_connection((str(address), server.port), timeout=5)
