"""What amendments and answers change in a tender's requirements and facts."""
