"""What a browser gets from the preview: pages that follow each build, all else as it is, nothing kept."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import lxml.html
import pytest

from civsite.commands.preview_faults import faults_html
from civsite.commands.preview_server import Builds, PreviewServer
from civsite.diagnostics import Diagnostic, Severity, Span, Text

SCRIPT = '<script src="/__civsite__/follow.js"></script>'


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    (tmp_path / "site/公约 一").mkdir(parents=True)
    server = PreviewServer(0, tmp_path, Builds(7))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def asked(
    server: PreviewServer, path: str, method: str = "GET"
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request(method, path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.headers), body


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/site/", "<body>首页</body>"),
        ("/site/index.html", "<body>首页</body>"),
        (f"/site/{quote('公约 一')}/", "<body>公约</body>"),
        ("/site/two.html", "<body>一</body><pre>&lt;/body> </body></pre>"),
    ],
)
def test_a_page_gets_the_script_that_follows_once(
    server: PreviewServer, tmp_path: Path, path: str, text: str
) -> None:
    for name in ("index.html", "two.html"):
        (tmp_path / "site" / name).write_text(text, "utf-8")
    (tmp_path / "site/公约 一/index.html").write_text(text, "utf-8")
    status, headers, body = asked(server, path)
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert body.decode() == text.replace("</body>", f"{SCRIPT}</body>", 1)
    assert headers["Cache-Control"] == "no-store"
    assert int(headers["Content-Length"]) == len(body)


@pytest.mark.parametrize("name", ["a.json", "a.svg", "a.xml", "a.js", "页.txt"])
def test_what_is_no_page_comes_byte_for_byte(
    server: PreviewServer, tmp_path: Path, name: str
) -> None:
    (tmp_path / "site" / name).write_bytes(b"<body>\xff</body>")
    status, headers, body = asked(server, f"/site/{quote(name)}")
    assert (status, body) == (200, b"<body>\xff</body>")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_address_alone_leads_to_the_website(server: PreviewServer) -> None:
    status, headers, _ = asked(server, "/")
    assert (status, headers["Location"]) == (302, "/site/")
    assert server.address == f"http://127.0.0.1:{server.port}/"


def test_a_browser_that_has_seen_less_is_answered_at_once_and_another_at_the_next_build(
    server: PreviewServer,
) -> None:
    for seen in ("", "6", "0", "8", "七", "%00"):
        assert asked(server, f"/__civsite__/state?{quote(seen)}")[2] == b"7"
    answers: list[bytes] = []
    waiting = threading.Thread(
        target=lambda: answers.append(asked(server, "/__civsite__/state?7")[2])
    )
    waiting.start()
    for _ in range(10):  # others are answered meanwhile
        assert asked(server, "/__civsite__/state?6")[2] == b"7"
    server.builds.count()
    waiting.join(10)
    assert answers == [b"8"]


def test_until_the_first_build_each_page_waits_and_then_is_there_or_not(
    server: PreviewServer, tmp_path: Path
) -> None:
    server.builds.number = 0
    status, _, body = asked(server, "/site/somewhere/")
    assert (status, "正在生成预览" in body.decode(), SCRIPT in body.decode()) == (200, True, True)
    (tmp_path / "site/index.html").write_text("<body>旧</body>", "utf-8")
    assert "旧" in asked(server, "/site/index.html")[2].decode(), "of an earlier preview"
    server.builds.count()
    status, _, body = asked(server, "/site/somewhere/")
    assert (status, SCRIPT in body.decode()) == (404, True), "it opens by itself once it is there"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent_to_it(server: PreviewServer, tmp_path: Path, method: str) -> None:
    (tmp_path / "site/index.html").write_text("<body>首页</body>", "utf-8")
    assert asked(server, "/site/index.html", method)[0] == 501
    assert (tmp_path / "site/index.html").read_text("utf-8") == "<body>首页</body>"


def test_the_script_asks_for_the_number_that_it_has_seen_and_reloads(server: PreviewServer) -> None:
    _, headers, body = asked(server, "/__civsite__/follow.js")
    assert headers["Content-Type"] == "text/javascript"
    assert b"/__civsite__/state?${seen}" in body
    assert b"location.reload()" in body


def fault(severity: Severity = Severity.ERROR) -> Diagnostic:
    span = Span("content/notices/停水.md", 3, 4, 10)
    message, hint = (
        Text("没有“2026-13-10”这一天", "no such date"),
        Text("查对 <月>", "check the month"),
    )
    return Diagnostic("date-unreal", span, message, hint, severity, "止: 2026-13-10 & 更多")


def test_what_is_wrong_stands_on_each_page_until_a_build_has_nothing_to_say(
    server: PreviewServer, tmp_path: Path
) -> None:
    (tmp_path / "site/index.html").write_text("<body>首页</body>", "utf-8")
    (tmp_path / "boards").mkdir()
    (tmp_path / "boards/index.html").write_text("<body>宣传栏</body>", "utf-8")
    server.builds.count(faults_html([fault(Severity.WARNING), fault()], "zh"))
    for path in ("/site/", "/boards/", "/site/nowhere/"):
        page = lxml.html.fromstring(asked(server, path)[2].decode())
        (told,) = page.xpath("//details[@open]")
        assert "有 1 个错误" in told.xpath("string(summary)")
        assert told.xpath("//li/p[1]/b/text()") == ["content/notices/停水.md:3:4"] * 2
        assert "没有“2026-13-10”这一天" in told.xpath("string(//li[1]/p[1])")
        assert told.xpath("string(//li[1]/pre)") == "止: 2026-13-10 & 更多"
        assert told.xpath("string(//li[1]/pre/mark)") == "2026-13-10"
        assert told.xpath("string(//li[1]/p[2])") == "改法：查对 <月>"
        (style,) = page.xpath("//link[@rel='stylesheet']/@href")
        assert asked(server, style)[1]["Content-Type"] == "text/css"
    server.builds.count(faults_html([], "zh"))
    assert asked(server, "/site/")[2].decode() == f"<body>首页{SCRIPT}</body>"


def test_warnings_alone_are_counted_and_wait_to_be_opened(
    server: PreviewServer, tmp_path: Path
) -> None:
    (tmp_path / "site/index.html").write_text("<body>Home</body>", "utf-8")
    server.builds.count(faults_html([fault(Severity.WARNING), fault(Severity.INFO)], "en"))
    page = lxml.html.fromstring(asked(server, "/site/")[2].decode())
    (told,) = page.xpath("//details")
    assert told.get("open") is None
    assert told.xpath("string(summary)") == "warnings and notes: 2"


def test_a_page_that_allows_no_other_scripts_shows_what_is_wrong_too(
    server: PreviewServer, tmp_path: Path
) -> None:
    policy = "default-src 'none'; script-src 'sha256-A='; style-src 'sha256-B='"
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    (tmp_path / "site/index.html").write_text(f"<head>{meta}</head><body></body>", "utf-8")
    page = lxml.html.fromstring(asked(server, "/site/")[2].decode())
    assert page.xpath("//meta/@content") == [
        "default-src 'none'; script-src 'self' 'sha256-A='; style-src 'self' 'sha256-B='"
    ]
