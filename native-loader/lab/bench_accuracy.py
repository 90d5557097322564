#!/usr/bin/env python3
"""Prints what Telltale sees of the 24 scenarios: bench_accuracy.py [--trials N] [--short] [NAME...]"""

import argparse
import pathlib
import sys
import time

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "e2e")]
import figures  # noqa: E402
import scenarios  # noqa: E402
import trial  # noqa: E402


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=5)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("names", nargs="*", choices=[[], *(one.name for one in scenarios.SCENARIOS)])
    return parser.parse_args()


def row(name, outcomes):
    if outcomes[0].missing:
        return f"| {name} | needs a guest: {outcomes[0].missing}; ./test --bench accuracy --guest 6.1 {name} | | | |"
    sums = [sum(getattr(outcome, fact) for outcome in outcomes) for fact in ("detected", "owned", "counted")]
    worst = max(outcome.deviation for outcome in outcomes)
    return f"| {name} | {' | '.join(f'{count}/{len(outcomes)}' for count in sums)} | {100 * worst:.2f} % |"


def report(trials):
    print("| scenario | detected | right owner | bytes | worst deviation |\n| --- | --- | --- | --- | --- |")
    detected = counted = missing = 0
    complaints = []
    for name in trials[0].outcomes:
        outcomes = [one.outcomes[name] for one in trials]
        print(row(name, outcomes))
        missing += outcomes[0].missing is not None
        detected += all(outcome.detected and outcome.owned for outcome in outcomes)
        counted += all(outcome.counted for outcome in outcomes)
        complaints += [f"{name}: {complaint}" for outcome in outcomes for complaint in outcome.complaints]
    total = len(trials[0].outcomes)
    print("", *complaints, "", f"detected {detected}/{total}, bytes {counted}/{total}", sep="\n")
    return detected == counted == total - missing


def main():
    options = parse()
    print(f"{figures.machine()}, {options.trials} trials", flush=True)
    trials = []
    for number in range(1, options.trials + 1):
        began = time.monotonic()
        trials.append(trial.Trial(options.names or None, long=not options.short))
        print(f"trial {number}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    return 0 if report(trials) else 1


if __name__ == "__main__":
    sys.exit(main())
