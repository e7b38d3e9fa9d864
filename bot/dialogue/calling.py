"""How the persons somebody declares for are called: "Minh", "con", "em", "thầy/cô", alone and in rows."""

from collections.abc import Sequence

from bot.dialogue.names import given_name, short_names
from bot.dialogue.wording import capital
from bot.i18n import Markup, Voice
from storage.values import Sender, Subject


def called(voice: Voice, sender: Sender, subject: Subject) -> str:
    """A child's given name, told apart from brothers and sisters; "em" or "thầy/cô" for the sender.

    Where another child has the very same name, with the class: "An lớp 4A".
    """
    if subject.kind == "school":
        return voice.say("the school that declares")
    if subject.relation == "self":
        return voice.say("you, the one who declares")
    name = _short(sender, subject)
    if subject.class_name and sum(child.name == subject.name for child in sender.children) > 1:
        return voice.say("{name} of class {class_name}", name=Markup(name), class_name=Markup(subject.class_name))
    return name


def _short(sender: Sender, subject: Subject) -> str:
    """As many words of a child's name as tell it from brothers and sisters."""
    full = list(dict.fromkeys(child.name for child in sender.children))
    return dict(zip(full, short_names(full), strict=True)).get(subject.name) or given_name(subject.name)


def child_word(voice: Voice, subject: Subject) -> str:
    """ "con" to parents, "cháu" to other guardians, "em" and "thầy/cô" to those who declare for themselves."""
    if subject.kind == "school":
        return voice.say("the school that declares")
    if subject.is_proxied:
        return voice.say("the pupil of the class")
    return voice.say("you, the one who declares" if subject.relation == "self" else "the child")


def child_meant(voice: Voice, sender: Sender, subject: Subject) -> str:
    """The same where it has to be clear which of several children is meant: the name then."""
    if len(sender.children) > 1 and subject.relation != "self" and subject.kind != "school":
        return Markup(called(voice, sender, subject))
    return child_word(voice, subject)


def children_word(voice: Voice, subjects: Sequence[Subject]) -> str:
    """The same of several: "các con"."""
    return child_word(voice, subjects[0]) if len(subjects) == 1 else voice.say("the children")


def names_of(voice: Voice, sender: Sender, subjects: Sequence[Subject]) -> str:
    """ "Minh, Ngân, Tuệ"."""
    return ", ".join(called(voice, sender, subject) for subject in subjects)


def entry(voice: Voice, sender: Sender, subject: Subject) -> str:
    """ "<b>Minh</b> (2A)", as HTML; "bản thân" for the sender."""
    if subject.relation == "self":
        return Markup(voice.say("yourself"))
    if subject.class_name:
        name = _short(sender, subject)
        return Markup(voice.say("<b>{name}</b> ({class_name})", name=name, class_name=subject.class_name))
    return Markup(voice.say("<b>{name}</b>", name=called(voice, sender, subject)))


def are_well(voice: Voice, sender: Sender, subjects: Sequence[Subject]) -> str:
    """ "cả 3 con đều khỏe", "Minh khỏe", or the names where somebody of the family is left out; unescaped."""
    if len(subjects) == 1:
        if subjects[0].relation == "self":
            return voice.say("you are well")
        return voice.say("{who} is well", who=Markup(called(voice, sender, subjects[0])))
    declaring = [s for s in sender.subjects if s.may_declare and not s.is_proxied]
    if len(subjects) == len(declaring):
        if all(s.relation != "self" for s in subjects):
            return voice.say_n("the {n} child is well", "all {n} children are well", len(subjects))
        return voice.say("all are well")
    return voice.say("{names} are all well", names=Markup(names_of(voice, sender, subjects)))


def well_label(voice: Voice, sender: Sender, subjects: Sequence[Subject]) -> str:
    """What the button says: "Cả 3 con đều khỏe", "Minh khỏe", "Em khỏe"."""
    if len(subjects) == 1 and subjects[0].relation == "self":
        return voice.say("I am well")
    return capital(are_well(voice, sender, subjects))


def not_well_label(voice: Voice, sender: Sender, subject: Subject) -> str:
    """What the button says: "Minh chưa khỏe", "Em chưa khỏe"."""
    if subject.relation == "self":
        return voice.say("I am not well")
    return voice.say("{name} is not well", name=Markup(called(voice, sender, subject)))


def lowered(text: str) -> str:
    """With a small first letter, as inside a sentence; "COVID-19" stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
