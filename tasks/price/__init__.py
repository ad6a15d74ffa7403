"""From facts to scope, staffing, cost and price."""
