"""Grammar on top: engines that others wrote, behind one small interface, with their noise left out."""
