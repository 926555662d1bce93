"""Whether all that the house stands on is well: looked at by `yinxin doctor`, at every start, and daily."""
