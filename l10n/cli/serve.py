"""``l10n serve``: the local editor."""

import click

from l10n.cli.frame import Frame, framed, locales_option


@click.command("serve")
@locales_option
@click.option("--port", metavar="N", type=click.IntRange(1024, 65535), default=8730, show_default=True, help="Where.")
@click.option("--read-only", is_flag=True, help="Show everything, save nothing.")
@framed
def command(frame: Frame, *, locales: tuple[str, ...], port: int, read_only: bool) -> None:
    """Show pages beside their translations in a browser of this machine, and edit them there. Ctrl-C ends it."""
    from l10n.serve.guard import Guard  # noqa: PLC0415 - imports all of the engine
    from l10n.serve.routes import Editor  # noqa: PLC0415 - the same
    from l10n.serve.server import Server  # noqa: PLC0415 - the same

    del locales  # the frame has them
    guard = Guard(port)
    with Server(port) as server:
        editor = Editor(frame.project, guard, read_only=read_only)
        server.answer, server.refuse = editor.answer, editor.refuse
        frame.step("serve", guard.entrance)
        frame.detail("Ctrl-C ends it")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            frame.step("serve", "ended; all that was saved is in the catalogs")
