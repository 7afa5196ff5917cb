"""The verbs of the command line; the module of a verb is imported when it is named."""

from importlib import import_module

import click

from translator_gui import __version__
from translator_gui.messages import gettext as _

_MODULES = {
    "open": "window",
    **dict.fromkeys(("show", "find", "history", "split"), "reading"),
    **dict.fromkeys(("new", "add", "copy", "export"), "writing"),
    "edit": "editing",
    **dict.fromkeys(("rules", "handover", "reopen"), "reviewing"),
    **dict.fromkeys(("documents", "update", "remove"), "documents"),
    **dict.fromkeys(("compare", "merge"), "merging"),
    "stats": "counting",
    "check": "checking",
    "report": "reporting",
    "sentences": "sentences",
    "align": "aligning",
    "terms": "terms",
    "memory": "memory",
    "pretranslate": "matching",
    "backups": "backups",
    **dict.fromkeys(("verify", "repair"), "repairing"),
}
"""The module of each verb; only the one that is named is imported."""


class CommandLineVerbGroup(click.Group):
    """Click group of all verbs; if the first argument is not a verb, it is a file to open in the window."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in _MODULES and args[0] not in {"--help", "--version"}):
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _MODULES:
            return None
        module = import_module(f"translator_gui.cli.{_MODULES[cmd_name]}")
        return getattr(module, "open_window" if cmd_name == "open" else cmd_name)


@click.group(
    cls=CommandLineVerbGroup,
    subcommand_metavar="[PROJECT | DOCUMENT] | VERB …",
    help=_(
        "Translate Urdu documents into English.\n\n"
        "Without a verb the window opens: on the welcome page, on a project, or on a document, which becomes "
        "a project."
    ),
)
@click.version_option(__version__, prog_name="translator-gui")
def verbs() -> None:
    pass
