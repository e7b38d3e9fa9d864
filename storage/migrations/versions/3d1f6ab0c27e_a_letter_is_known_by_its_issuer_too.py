"""A letter is known by its issuer too: two communes may both issue 12/KH on one day."""

import sqlalchemy as sa
from alembic import op

revision = "3d1f6ab0c27e"
down_revision = "5f70c8fc3cb9"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let the issuer tell letters apart; a letter without one is not NULL, which would never be the same twice."""
    order = sa.table("order", sa.column("issuer"), sa.column("number"))
    op.execute(sa.update(order).where(order.c.issuer.is_(None), order.c.number.is_not(None)).values(issuer=""))
    with op.batch_alter_table("order") as batch_op:
        batch_op.drop_constraint(op.f("uq_order_kind_number_issued_on"), type_="unique")
        batch_op.create_unique_constraint(
            op.f("uq_order_kind_number_issued_on_issuer"), ["kind", "number", "issued_on", "issuer"]
        )
