"""From rows to the values handlers see."""

from typing import Any

from storage.sealing import Sealer
from storage.tables import ORDER
from storage.values import (
    AD_HOC,
    AccountView,
    CaseView,
    Declared,
    DutyView,
    Letter,
    PersonView,
    RoundView,
    SessionView,
)


def account_view(row: Any, *, is_new: bool) -> AccountView:
    return AccountView(
        id=row.id,
        uid=bytes(row.uid),
        channel=row.channel,
        bot=row.bot,
        person_id=row.person_id,
        verified_how=row.verified_how,
        language=row.language,
        state=row.state,
        muted_until=row.muted_until,
        paused=row.paused,
        wrong_codes=row.wrong_codes,
        slowed_until=row.slowed_until,
        version=row.version,
        is_new=is_new,
    )


def session_view(row: Any) -> SessionView:
    if row.session_version is None:
        return SessionView()
    return SessionView(
        place=row.place,
        menu=row.menu or {},
        at=row.session_at,
        version=row.session_version,
        offered_at=row.offered_at,
        is_unasked=bool(row.is_unasked),
        earlier=row.earlier or {},
        earlier_at=row.earlier_at,
    )


def person_view(sealer: Sealer, row: Any) -> PersonView | None:
    if row.person_id is None:
        return None
    name = sealer.open("person.name", row.person_uid, row.sealed_name)
    return PersonView(id=row.person_id, kind=row.person_kind, name=name, school_id=row.person_school_id)


def duty_view(row: Any) -> DutyView:
    return DutyView(
        id=row.id,
        kind=row.kind,
        unit_id=row.unit_id,
        unit_name=row.unit_name,
        unit_kind=row.unit_kind,
        school_id=row.unit_id if row.unit_kind == "school" else row.school_id,
        order=row.order,
        from_minute=row.from_minute,
        to_minute=row.to_minute,
        weekdays=row.weekdays,
    )


ORDERED = (
    ORDER.c.kind.label("order_kind"),
    ORDER.c.number.label("order_number"),
    ORDER.c.issued_on.label("order_issued_on"),
    ORDER.c.issuer.label("order_issuer"),
)
"""What a round's row says of its order."""


def letter_of(row: Any) -> Letter | None:
    """The letter of a round by order, from a row with ORDERED; None for the standing order and tự báo."""
    if row.order_kind != AD_HOC:
        return None
    return Letter(row.order_number, row.order_issued_on, row.order_issuer)


def round_view(row: Any) -> RoundView:
    """A round as handlers see it, from a row with ORDERED."""
    return RoundView(
        id=row.id,
        school_id=row.school_id,
        form=row.form,
        held_on=row.held_on,
        order_id=row.order_id,
        order_kind=row.order_kind,
        state=row.state,
        opens_at=row.opens_at,
        due_at=row.due_at,
        closes_at=row.closes_at,
        letter=letter_of(row),
        remind_at=row.remind_1_at,
    )


def case_view(row: Any, since: tuple[tuple[int, bool], ...] = ()) -> CaseView:
    """An open case as handlers see it. `since`: see `CaseView`."""
    return CaseView(
        id=row.id,
        uid=bytes(row.uid),
        person_id=row.person_id,
        school_id=row.school_id,
        class_id=row.class_id,
        severity=row.severity,
        state=row.state,
        opened_at=row.opened_at,
        version=row.version,
        since=since,
    )


def declared_view(row: Any) -> Declared:
    """A declaration as handlers see it; answers stay sealed."""
    return Declared(
        round_id=row.round_id,
        person_id=row.person_id,
        uid=bytes(row.uid),
        revision=row.revision,
        at=row.at,
        well=row.well,
        severity=row.severity,
        code=row.code,
        by=row.by,
        account_id=row.account_id,
    )
