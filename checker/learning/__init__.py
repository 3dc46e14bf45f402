"""From an archive of clean articles to a profile of the house (`checker.profile`).

    archive -> article -> extract -> gathering -> segment -> profile

`archive` finds articles and their dates, `extracting` tells what one of them
says, `near` which of them are one, `gathering` holds what was learned lately,
`merging` puts segments together. `learner` is the order of it all.
"""
