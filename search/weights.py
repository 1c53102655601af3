"""How much each way to meet a question says: the same numbers for every engine that lets them be named."""

# A word as it stands weighs more than its stem; that a record is about something weighs like a word.
AS_IT_STANDS, STEM = 4.0, 1.5
# More of the words before better words.
CLAUSE_WEIGHT = 1000.0
# What the best, the second and the third passage of a record add: it is about what it says more than once.
SHARES = (1.0, 0.5, 0.25)
