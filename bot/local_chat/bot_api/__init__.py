"""The bot's side: the methods of the Bot API under /bot<token>/."""
