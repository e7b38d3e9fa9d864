"""One room per messenger: translates its wire to Incoming and Reply to its calls. Imports messages and i18n only."""
