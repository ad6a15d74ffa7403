"""The nouns: frozen, validated values that every stage shares; no effects, nothing of ours imported from outside."""
