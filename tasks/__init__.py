"""The verbs: one package a stage; pure engines beside one thin Prefect shell (task.py), effects in adapters."""
