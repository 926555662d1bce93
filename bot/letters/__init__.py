"""What goes to people besides the chat: e-mail and text messages."""
