"""The language the assistant speaks (/ngonngu)."""

from dataclasses import replace

from bot.dialogue.address import voice_for
from bot.dialogue.join_actions import SpeakLanguage
from bot.errors import OldButton
from bot.i18n import LANGUAGES
from bot.messages import Choice, Reply
from bot.turn import Turn, on, on_command
from storage.changes.accounts import ChangeAccount

NAME_OF_LANGUAGE = "The name of this language"


@on_command("ngonngu", "language")
def choose(turn: Turn) -> Reply:
    """Offer the languages, each in its own words."""
    voices = {each: turn.catalogs.voice(each, turn.voice.audience) for each in LANGUAGES}
    choices = tuple(Choice(v.say(NAME_OF_LANGUAGE), SpeakLanguage(each).encode()) for each, v in voices.items())
    return Reply(turn.voice.say("Which language would you like?"), (choices,), is_new=True)


@on(SpeakLanguage)
def speak(turn: Turn, action: SpeakLanguage) -> Reply:
    """Speak it from now on."""
    if action.language not in LANGUAGES:
        raise OldButton
    account = turn.sender.account
    turn.note(ChangeAccount(account.id, account.version, {"language": action.language}))
    sender = replace(turn.sender, account=replace(account, language=action.language))
    return Reply(voice_for(turn.catalogs, sender).say("The assistant speaks English now."))
