"""Options, exit status, words on the terminal; no logic.

Exit status: 0 good, 1 the content has errors, 2 wrong usage, 3 a fault of the program or machine.
"""

from __future__ import annotations

import datetime
import functools
import shlex
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, get_args

import click

from civsite import __version__
from civsite.build.executor import THREADS
from civsite.build.progress import Announcer
from civsite.build.targets import Target
from civsite.commands.terminal import Session, language_among, locale_language, print_diagnostics
from civsite.commands.today import parse_due, parse_quarter
from civsite.commands.usage import Words, told
from civsite.diagnostics import Language, Refused, Severity, Stopped, has_errors, in_order
from civsite.fonts import FontsMissing
from civsite.model.destination import PublishedPart
from civsite.process import collect_seldom, scratch_folder
from civsite.publish.backend import PublishFailed
from civsite.quarter import Quarter
from civsite.store import Store, open_store, store_folder
from civsite.typeset.engine import kept_off_the_network
from civsite.workers import cores

CONTENT_HAS_ERRORS, WRONG_USAGE, FAULT, INTERRUPTED = 1, 2, 3, 130


def _shared(command: Callable[..., None]) -> Callable[..., None]:
    """`-C` and `--lang`, which every command takes too; it gets them as a `Session`."""

    @functools.wraps(command)
    def run(directory: Path | None, lang: Language | None, **options: Any) -> None:
        outer = click.get_current_context().find_root().params
        root = directory or outer.get("directory") or Path()
        asked = lang or outer.get("lang")
        command(Session(root.absolute(), asked or locale_language(), asked), **options)

    directory = click.option(
        "-C", "directory", metavar="DIR", type=click.Path(path_type=Path), help="资料库所在文件夹 · the repository [here]"
    )  # fmt: skip
    language = click.option(
        "--lang", type=click.Choice(get_args(Language)), help="提示语言 · language of messages"
    )
    return directory(language(run))


@contextmanager
def _typesetting(*, lasting: bool = True) -> Iterator[Store]:
    """The store of a command that runs a theme's Typst, which nothing is to be fetched for."""
    with kept_off_the_network(), open_store(lasting=lasting) as store:
        yield store


_DATE = click.option("--date", metavar="DATE", help="把这天当作今天 · take this day for today (2026-11-22)")  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__)
@_shared
def cli(session: Session) -> None:
    """社区宣传栏、网站和电子屏，出自同一份文字。

    One repository of texts becomes a community's website, printed boards and screens.
    """


@cli.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--empty", is_flag=True, help="不带示例，问名称、宣传栏和电子屏 · asks instead of the sample")  # fmt: skip
@click.option("--name", help="社区名称，不再问 · the community's name")
@click.option(
    "--board",
    "boards",
    multiple=True,
    metavar="'NAME 2400x1200'",
    help="宣传栏，毫米 · a board, mm",
)
@click.option(
    "--screen",
    "screens",
    multiple=True,
    metavar="'NAME 1920x1080'",
    help="电子屏，像素 · a screen, px",
)
@_shared
def init(
    session: Session,
    folder: Path,
    empty: bool,
    name: str | None,
    boards: tuple[str, ...],
    screens: tuple[str, ...],
) -> None:
    """新建一个社区资料库 · a new community repository that builds at once"""
    from civsite.commands.empty import files_asked_for
    from civsite.commands.init import init_repository, refuse_what_is_there

    target = session.root / folder
    if not empty and (name or boards or screens):
        raise Stopped(
            "--name、--board、--screen 要和 --empty 一起用",
            "--name, --board and --screen are options of --empty",
        )
    refuse_what_is_there(target)
    init_repository(target, files_asked_for(target, name, boards, screens) if empty else None)
    shown = shlex.quote(str(folder) if folder.is_dir() else str(target))
    session.say(
        f"已建好 {shown}。下一步：civsite -C {shown} build",
        f"{shown} is ready. Next: civsite -C {shown} build",
    )


@cli.command()
@click.argument("kind")
@click.argument("title")
@_DATE
@_shared
def new(session: Session, kind: str, title: str, date: str | None) -> None:
    """新建一份带说明的文件 · a commented file in the right folder (KIND: poster, news, notice …)"""
    from civsite.commands.new import new_file

    today = session.today(date)
    path = new_file(session.root, kind, title, today)
    session.say(f"已新建 {path}", f"made {path}")


@cli.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)  # fmt: skip
@click.option(
    "--explain", metavar="CODE", help="只说明一条的意思和改法 · what a code means, how to fix it"
)
@click.option(
    "--fix", is_flag=True, help="改好有把握的，再检查 · repair what is certain, then check"
)
@click.option("--dry-run", is_flag=True, help="只列出 --fix 会改什么 · what --fix would change")
@_DATE
@_shared
def check(
    session: Session, form: str, explain: str | None, fix: bool, dry_run: bool, date: str | None
) -> None:
    """检查全部内容，一次报出所有问题 · every diagnostic at once"""
    from civsite.build.pipeline import check_repository

    if explain is not None:
        from civsite.commands.explain import explained

        click.echo(explained(explain, session.language))
        return
    if dry_run and not fix:
        raise Stopped("--dry-run 要和 --fix 一起用", "--dry-run goes with --fix")
    today = session.today(date)
    if fix and _fix(session, today, dry_run=dry_run):
        return
    with _typesetting() as store:
        diagnostics = check_repository(session.root, Quarter.of(today), today, store)
    print_diagnostics(diagnostics, session.language, form, sys.stdout)
    if has_errors(diagnostics):
        if form == "text" and sys.stderr.isatty():
            code = next(each.code for each in diagnostics if each.severity is Severity.ERROR)
            session.say(
                f"详细说明：civsite check --explain {code}",
                f"more about it: civsite check --explain {code}",
            )
        raise SystemExit(CONTENT_HAS_ERRORS)


def _fix(session: Session, today: datetime.date, *, dry_run: bool) -> bool:
    """Repairs what is certain and says what; whether that was all that was asked for."""
    from civsite.commands.fix import fixes_of, write_fixes

    fixes = fixes_of(session.root, today)
    if dry_run:
        click.echo("".join(each.diff() for each in fixes), nl=False)
    else:
        write_fixes(session.root, fixes)
    for each in fixes:
        session.say(each.told(is_done=not dry_run).zh, each.told(is_done=not dry_run).en)
    if not fixes:
        session.say("没有可以自动改的", "nothing can be repaired for certain")
    return dry_run


@cli.command()
@click.argument("quarter", required=False)
@click.option("--write", is_flag=True, help="存入 content/editions/ · keep it in content/editions/")
@click.option(
    "--explain", metavar="BOARD", help="说明一处宣传栏的每个版位 · why each slot of a board"
)
@click.option(
    "--repair",
    is_flag=True,
    help="已写好的一期只改非改不可的，列出要做的活 · change only what must change",
)
@click.option(
    "--coverage", is_flag=True, help="哪类内容在哪块栏上有几件 · the matrix of kinds and boards"
)
@_DATE
@_shared
def plan(
    session: Session,
    quarter: str | None,
    write: bool,
    explain: str | None,
    repair: bool,
    coverage: bool,
    date: str | None,
) -> None:
    """本季每个版位放什么，为什么 · the edition, slot by slot, with reasons"""
    from civsite.commands import plan as plans

    today = session.today(date)
    wanted = parse_quarter(quarter) if quarter else Quarter.of(today)
    with _typesetting() as store:
        community, edition, repaired, turn = plans.plan_quarter(
            session.root, wanted, today, store, repair=repair
        )
    if repaired is not None:
        click.echo(plans.work_list(community, repaired, session.language))
    if explain:
        click.echo(plans.explain_board(community, edition, explain, session.language, turn))
    elif coverage:
        click.echo(plans.coverage_table(community, edition, session.language))
    elif repaired is None:
        click.echo(plans.plan_table(community, edition, session.language))
    print_diagnostics(edition.diagnostics, session.language, "text", sys.stderr)
    if write:
        path = plans.write_edition(community, edition, today)
        session.say(f"已写入 {path}", f"written to {path}")


@cli.command(name="build")
@click.argument("targets", nargs=-1, type=Words({str(target): target.chinese for target in Target}))
@click.option("--quarter", metavar="QUARTER", help="季度，如 2026Q4 · the quarter [of --date]")
@_DATE
@click.option("--out", type=click.Path(path_type=Path), help="输出文件夹 · output folder [build]")
@click.option("--due", metavar="DATE", help="印刷厂交付日期，写进清单 · when the print shop delivers (2026-12-20)")  # fmt: skip
@click.option("--jobs", type=click.IntRange(1, 256), help="同时进行的任务数 · jobs at once [cores]")
@click.option("--executor", default=THREADS, show_default=True, help="threads · processes · dask:ADDRESS")  # fmt: skip
@click.option("--no-cache", is_flag=True, help="全部重做 · render everything anew")
@_shared
def build_command(
    session: Session,
    targets: tuple[str, ...],
    quarter: str | None,
    date: str | None,
    out: Path | None,
    due: str | None,
    jobs: int | None,
    executor: str,
    no_cache: bool,
) -> None:
    """生成网站、展板、电子屏和报告 · the website, the boards, the screens, the report"""
    from civsite.build.build import Order, build

    today = session.today(date)
    order = Order(
        root=session.root,
        out=out or session.root / "build",
        quarter=parse_quarter(quarter) if quarter else Quarter.of(today),
        today=today,
        targets=tuple(Target(target) for target in dict.fromkeys(targets)) or tuple(Target),
        jobs=jobs or cores(),
        executor=executor,
        language=session.asked,
        due=parse_due(due, today) if due else None,
    )
    with _typesetting(lasting=not no_cache) as store:
        diagnostics = build(order, Announcer(session.language), store, may_reuse=not no_cache)
    print_diagnostics(diagnostics, session.language, "text", sys.stderr)


@cli.command()
@click.option(
    "--to", metavar="ADDRESS", help="只发往这里 · to this place alone [community.yml: publish]"
)
@click.option(
    "--only",
    type=Words({str(part): (part.chinese,) for part in PublishedPart}),
    help="只发这一部分 · this part alone",
)
@click.option("--out", type=click.Path(path_type=Path), help="输出文件夹 · output folder [build]")
@click.option("--dry-run", is_flag=True, help="只说会改什么 · say what would change")
@click.option("--anew", is_flag=True, help="全部重发 · send everything again")
@click.option("--replace", is_flag=True, help="覆盖别人放的文件 · overwrite files of others")
@_shared
def publish(
    session: Session,
    to: str | None,
    only: str | None,
    out: Path | None,
    dry_run: bool,
    anew: bool,
    replace: bool,
) -> None:
    """把网站和电子屏发布出去 · copy site and screens to where they are seen"""
    from civsite.commands.publish import publish_output
    from civsite.publish.deliver import Output

    output = Output(
        out=out or session.root / "build",
        root=session.root,
        only=PublishedPart(only) if only else None,
        anew=anew,
        replace=replace,
    )
    publish_output(output, to, dry_run, Announcer(session.language))


@cli.command()
@click.option("--port", type=click.IntRange(0, 65_535), help="端口 · port [8000, or the next that is free]")  # fmt: skip
@_DATE
@_shared
def serve(session: Session, port: int | None, date: str | None) -> None:
    """边写边看，保存即刷新 · live preview of site, boards and screens"""
    from civsite.commands.serve import serve_repository

    today = session.today(date)
    with _typesetting() as store:
        announcer = Announcer(session.language)
        serve_repository(session.root, today, port, announcer, store, session.asked)


@cli.command()
@_shared
def schema(session: Session) -> None:
    """编辑器自动补全用的 JSON Schema · JSON Schemas for editors' completion"""
    from civsite.commands.schema import write_schemas

    for path in write_schemas(session.root):
        session.say(f"已写入 {path}", f"written to {path}")


@cli.command(name="store")
@click.option("--empty", is_flag=True, help="清空 · empty it")
@_shared
def store_command(session: Session, empty: bool) -> None:
    """程序记住的东西在哪里、有多大 · where what is remembered lies, and how large it is"""
    with open_store() as store:
        if empty:
            store.empty()
        click.echo(f"{store_folder()}\n{store.bytes_used() / 1e6:,.1f} MB")
        is_kept = store.folder == store_folder()
    if not is_kept:
        session.say(
            "这里不能写入，什么也记不住。请用环境变量 CIVSITE_STORE 指定另一个文件夹",
            "this cannot be written, so nothing is remembered; name another folder with CIVSITE_STORE",
        )
    elif empty:
        session.say("已清空，下次生成会慢一些", "emptied; the next build takes longer")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and gives the exit status; what goes wrong becomes words here alone."""
    collect_seldom()
    session = Session(Path(), language_among(arguments or sys.argv[1:]))
    try:
        with scratch_folder():
            cli.main(args=arguments, prog_name="civsite", standalone_mode=False)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.Abort:
        return INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as alone:
        alone.show()
        return WRONG_USAGE
    except click.UsageError as wrong:
        text = told(wrong)
        session.say(text.zh, text.en)
        return WRONG_USAGE
    except Refused as refused:
        print_diagnostics(in_order(refused.diagnostics), session.language, "text", sys.stderr)
        return CONTENT_HAS_ERRORS
    except (FontsMissing, PublishFailed) as failed:
        session.say(failed.text.zh, failed.text.en)
        return FAULT
    except Stopped as wrong:
        session.say(wrong.text.zh, wrong.text.en)
        return WRONG_USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else FAULT
    except Exception as error:
        if isinstance(error, OSError) and error.errno is not None:
            session.say(f"机器的问题：{error}", f"a fault of the machine: {error}")
            return FAULT
        traceback.print_exc()
        session.say(
            "这是程序的毛病，不是您的内容有错。请把上面的文字发给我们。",
            "this is a fault of the program, not of your content; please send us the text above",
        )
        return FAULT
    return 0
