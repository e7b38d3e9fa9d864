"""Whether somebody whose duties reach a picture may look at it: the questionnaire may keep it from them."""

from bot.forms.rights import may_read
from bot.shelf import form_asked
from storage.queries.evidence import PictureSeen


def is_open_to_see(seen: PictureSeen) -> bool:
    """At the school always; above it by the row that names the picture, in the version that was asked."""
    named = seen.named_by
    if named is None:
        return True  # not signed yet: nobody above the school reaches it
    form = form_asked(named.form, named.source)
    question = form.by_name.get(named.question) if form is not None else None
    return question is not None and may_read(question, seen.as_duties)
