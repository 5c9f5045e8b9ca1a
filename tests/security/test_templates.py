"""SECURITY.md: a Jinja template of `theme/` reaches the values of its page and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.security.strangers import stranger_in

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
