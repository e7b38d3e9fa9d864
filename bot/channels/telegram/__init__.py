"""Telegram: aiogram hears and answers, python-telegram-bot speaks unasked. Imports messages, i18n, delivery."""
