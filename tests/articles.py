"""An article and a rewrite of it in which something of every class changed; both are invented."""

ORIGINAL = """\
Ferry talks resume next month

GORIS – Transport Minister Anna Petrova said on Tuesday that ferry talks with Estonia would resume next month, after a \
pause of six weeks.

“We have not agreed to any change of the timetable,” Petrova told reporters. “We will defend the rights of our sailors.”

Some 1,200 passengers were stranded in September 2023, when a pilot allegedly left the bridge of the Marisol. The port \
authority in Tallinn denied that it had been warned. Divers searched the harbour for three days.

Latvia, whose pilots left the port in June, did not comment. Estonia supports Latvia.

The two towns quarrelled twice over the narrow channel, which cost more than $30 million.
"""

REVISED = """\
What the ferry towns expect

The two cities fought twice over the slim channel, which cost more than $40 million.

GORIS – Transportation Minister Anna Petrova stated on Tuesday that ferry talks with Estonia would resume that same \
quarter, after a pause of six weeks, despite angry protests in the port.

“We have agreed to any change of the timetable,” Orlova told reporters. “We will guard the rights of our sailors.”

Some 1,200 passengers were stranded in September 2023, when a pilot left the bridge of the Marisol. The port authority \
in Tallinn denied that it had been warned. Divers searched the harbor for 3 days.

Lithuania, whose pilots left the port in June, did not comment. Latvia supports Estonia.

Subscribe to our newsletter for more.
"""
