"""The work behind the containers: limits, safe names, and what needs a library; loaded when one is opened."""
