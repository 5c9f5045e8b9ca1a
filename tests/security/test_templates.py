"""SECURITY.md: a Jinja template of `theme/` reaches the values of its page and nothing else."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.security.strangers import Stranger, stranger_in

pytestmark = pytest.mark.slow

TEMPLATE = "theme/report/report.html"
PROGRAM = "{{ cycler.__init__.__globals__.os.system('echo > ../owned') }}"
ENVIRONMENT = "{{ '{0.__init__.__globals__[os].environ}'.format(cycler) }}"
FILES = "{% include '../../../letter.txt' %}"


@pytest.mark.parametrize("attack", [PROGRAM, ENVIRONMENT, FILES], ids=["program", "env", "files"])
def test_a_strangers_template_is_refused_at_its_line(tmp_path: Path, attack: str) -> None:
    stranger = stranger_in(tmp_path)
    stranger.plant(TEMPLATE, f"<p>{{{{ community }}}}\n{attack}\n")
    status, output, errors = stranger.run("build", "report", "--date", "2026-11-22")
    assert (status, f"{TEMPLATE}:2:1 error [template-broken]" in errors) == (1, True)
    assert "Traceback" not in errors
    assert "城门失火" not in output + errors
    stranger.assert_no_harm_done()


@pytest.mark.parametrize("attack", [PROGRAM, ENVIRONMENT, FILES], ids=["program", "env", "files"])
def test_a_strangers_template_of_the_website_is_refused_at_its_line(
    tmp_path: Path, attack: str
) -> None:
    stranger = stranger_in(tmp_path)
    stranger.plant("theme/site/not-found.html", f"<p>{{{{ site.name.text }}}}\n{attack}\n")
    status, output, errors = stranger.run("build", "site", "--date", "2026-11-22")
    assert (status, "theme/site/not-found.html:2:1 error [template-broken]" in errors) == (
        1,
        True,
    ), errors
    assert "Traceback" not in errors
    assert "城门失火" not in output + errors
    stranger.assert_no_harm_done()


@pytest.mark.parametrize(
    "name", ["@preview/x:0.1.0", "\\u{40}preview/x:0.1.0", '@" + "preview/x:0.1.0']
)
def test_a_template_fetches_nothing_from_the_network(tmp_path: Path, name: str) -> None:
    stranger = stranger_in(tmp_path)
    stranger.plant("theme/print/board.typ", f'#import "{name}": *\n')
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        proxy.setblocking(False)
        address = f"http://127.0.0.1:{proxy.getsockname()[1]}"
        names = ("http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy")
        asking = Stranger(stranger.root, {**stranger.environment, **dict.fromkeys(names, address)})
        status, _, errors = asking.run("build", "boards", "--date", "2026-11-22")
        with pytest.raises(BlockingIOError):
            proxy.accept()
    assert (status, "theme/print/board.typ" in errors) == (1, True), errors
    assert "Traceback" not in errors
