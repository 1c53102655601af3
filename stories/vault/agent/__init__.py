"""The key agent: the vault key in the memory of one process of its own, that opens one submission at a time.

Promises that the key is in no file of the machines that serve, that each opening is written down by the agent before it
happens, and that nobody opens more in an hour than the agent allows, whatever the staff process believes. It knows the
key store and no database.
"""
