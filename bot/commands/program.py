"""Every command of `khaibao`."""

from typing import Any

import typer
from typer.core import TyperGroup

from bot.commands import (
    auditing,
    clusters,
    digesting,
    doctor,
    drills,
    exporting,
    forms,
    importing,
    inviting,
    keeping,
    messages,
    ordering,
    policies,
    previewing,
    publishing,
    recounting,
    rolling_out,
    rules,
    running,
    schools,
    sending,
    standing_in,
    understanding,
    watching,
)


class Words(TyperGroup):
    """The command, when its words are words: a terminal hands over bytes that are no UTF-8, too, as halves of pairs."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Refuse what could neither be looked for nor stored nor printed."""
        for number, word in enumerate(args, start=1):
            if not word.isascii() and any("\ud800" <= sign <= "\udfff" for sign in word):
                raise typer.BadParameter(f"word {number} of the command is not in UTF-8; please type it anew", ctx=ctx)
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=Words,
    name="khaibao",
    help="Trợ lý khai báo sức khỏe trường học · a school health-declaration bot.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("run")(running.run)
app.add_typer(keeping.db, name="db")
app.add_typer(keeping.keys, name="keys")
app.add_typer(keeping.keep, name="retention")
app.command("backup")(keeping.make_backup)
app.command("restore")(keeping.restore)
app.command("doctor")(doctor.doctor)
app.command("status")(watching.status)
app.command("audit")(auditing.audit)
app.command("digest")(digesting.digest)
app.add_typer(watching.rounds, name="round")
watching.rounds.command("open")(ordering.open_rounds)
watching.rounds.command("preview")(ordering.preview_round)
watching.rounds.command("orders")(ordering.list_orders)
watching.rounds.command("approve")(ordering.approve_order)
watching.rounds.command("stop")(ordering.stop_order)
watching.rounds.command("resume")(ordering.resume_order)
watching.rounds.command("cancel")(ordering.cancel_order)
watching.rounds.command("close")(ordering.close_round)
watching.rounds.command("recount")(recounting.recount)
app.add_typer(watching.cases, name="case")
app.add_typer(clusters.cluster, name="cluster")
app.add_typer(drills.drill, name="drill")
app.add_typer(schools.setting, name="setting")
app.add_typer(messages.messages, name="messages")
app.add_typer(forms.form, name="form")
forms.form.command("publish")(publishing.publish_form)
forms.form.command("list")(publishing.list_forms)
forms.form.command("show")(publishing.show_form)
forms.form.command("diff")(publishing.diff)
forms.form.command("preview")(previewing.preview)
app.add_typer(rules.rule, name="rule")
app.add_typer(policies.policy, name="policy")
app.add_typer(importing.bring_in, name="import")
app.add_typer(exporting.export, name="export")
app.command("rollout")(rolling_out.roll_out)
app.command("invite")(inviting.invite)
app.add_typer(inviting.account, name="account")
app.add_typer(sending.sending, name="sending")
app.add_typer(standing_in.loopback, name="loopback")
app.command("understand")(understanding.understand_lines)
