"""A database that migrations made has exactly the tables of the code, on both databases."""

from storage import migrate
from storage.database import open_engine


def test_migrations_end_at_the_tables_of_the_code(empty_url: str) -> None:
    engine = open_engine(empty_url)
    migrate.upgrade(engine)
    migrate.upgrade(engine)
    assert migrate.differences(engine) == []
    with engine.connect() as connection:
        assert migrate.revision_of(connection) == migrate.newest_revision()
    engine.dispose()
