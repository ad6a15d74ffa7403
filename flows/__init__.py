"""Order of the steps, run parameters, wiring, command line: the only place that knows everything."""
