"""What users and neighbour modules rely on."""
