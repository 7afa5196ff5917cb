"""Work off the interface's thread.

Which to use: `errands` for a small question to the disk, whose late answer may fall away; `tasks` for one long piece of
work with progress and cancel, in a pool; `background` for many look-ups of one owner, the short ones first. The file of
the project itself is reached through `session.writer` alone, and hits are counted on a thread of `finding.scanner`,
which gives up a search for the next one.
"""
