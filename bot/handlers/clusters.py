"""Opening a cluster: what is behind its alert, or one of those that /ca lists."""

from bot.cases.clusters.telling import follow_cluster
from bot.cases.telling import pressed
from bot.delivery.alert_pages import SHOWN_FOR
from bot.delivery.cluster_pages import ClusterPage
from bot.dialogue.case_actions import ListCases
from bot.dialogue.cluster_actions import OpenCluster, ShowCluster
from bot.errors import Mistake
from bot.handlers.cases import my_person, toast
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, on
from storage.changes.clusters import ClusterOpened, TellsCluster
from storage.changes.outbox import Priority
from storage.cluster_values import ClusterToldRow
from storage.queries.cluster_pages import ClusterNumber, ClusterSeen
from storage.sealing import new_uid


class NotYourCluster(Mistake):
    """The sender has no duty towards the cluster (any more)."""

    sentence = "This is over, or with somebody else now. Type /ca to see what is yours."


@on(OpenCluster)
def open_cluster(turn: Turn, action: OpenCluster) -> Asking[Reply]:
    """Show the list, or the counts, in the message that was pressed."""
    seen = yield from _the_cluster(turn, action.cluster)
    if seen.row.state != "living":
        return _over(turn, seen)
    account = turn.sender.account.id
    _looked(turn, seen)
    mine = [row for row in seen.row.told if row.account_id == account]
    turn.note(ClusterOpened(seen.row.uid, account, turn.now))
    press = pressed(turn.incoming.message, [row.key for row in mine])
    turn.note(*follow_cluster(mine, turn.now, press=press))
    turn.note(*follow_cluster(mine, turn.now, due_at=turn.now + SHOWN_FOR))
    return toast(turn, "Opened")


@on(ShowCluster)
def show_cluster(turn: Turn, action: ShowCluster) -> Asking[Reply]:
    """Show it as a message of its own."""
    seen = yield from _the_cluster(turn, action.cluster)
    if seen.row.state != "living":
        return _over(turn, seen)
    account, uid = turn.sender.account, seen.row.uid
    key = f"cluster:{uid.hex()}:m{new_uid().hex()[:8]}:{account.id}"
    _looked(turn, seen)
    told = ClusterToldRow(my_person(turn), *account.to, key, "asked", turn.now, None, None)
    turn.note(TellsCluster(uid, told.person_id, *account.to, key, told.post, turn.now))
    turn.note(ClusterOpened(uid, account.id, turn.now))
    turn.push(key, account.to, "cluster", Priority.ALERT, about={"cluster": uid.hex(), "root": key})
    turn.note(*follow_cluster([told], turn.now, due_at=turn.now + SHOWN_FOR))
    return toast(turn, "Opened")


def _the_cluster(turn: Turn, number: int) -> Asking[ClusterSeen]:
    """The cluster behind a button, authorised anew. Raises NotYourCluster."""
    seen: ClusterSeen | None = yield ClusterNumber(number)
    if seen is None:
        raise NotYourCluster
    return seen


def _over(turn: Turn, seen: ClusterSeen) -> Reply:
    """What an old button of a cluster that ended says, with the next step."""
    page = ClusterPage(turn.voice, seen, "cluster::", turn.now)
    turn.note(*follow_cluster([t for t in seen.row.told if t.account_id == turn.sender.account.id], turn.now))
    return Reply(page.render().text, stacked(turn.choice("My open cases", ListCases())), is_new=True)


def _looked(turn: Turn, seen: ClusterSeen) -> None:
    """An audit row of the look, and one of every child whose name is shown."""
    number = seen.row.id
    turn.looked("cluster_opened", unit_id=seen.row.school_id or seen.row.unit_id, cluster=number)
    for member in seen.members if seen.is_listed else ():
        turn.looked("case_opened", member.row.person_id, member.row.school_id, cluster=number)
