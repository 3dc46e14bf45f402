"""What learning an archive costs, and what a house profile changes in what is found."""
