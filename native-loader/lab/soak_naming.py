#!/usr/bin/env python3
"""200 names on 20 addresses, used by real programs: what their connections are called: soak_naming.py [ROUNDS]"""

import contextlib
import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "e2e")]
import figures  # noqa: E402
import namespaces  # noqa: E402
import naming  # noqa: E402

ROUNDS = 3
RESOLVERS = ("over UDP", "over TCP", "by a stub")
FACTS = ("connections", "right", "by another source", "wrong", "without a name", "may be it", "unseen")


def used(domain):
    """What each kind of program uses. Encrypted and plain requests, and QUIC, say the name themselves; the rest is known by
    the answers alone. A program that asks for many names may be told none of them."""
    few = domain.names[:10]
    everything = {kind: domain.names for kind in ("tls", "http", "quic", "silent", "one")}
    return everything | {"https": list(domain.addresses), "split": few}


def resolver(domain, how):
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(domain.name_server(how == "over TCP"))
        result = stack.enter_context(domain.stub()) if how == "by a stub" else server
        return result, stack.pop_all()


def main(rounds=ROUNDS):
    print(f"{figures.machine()}, {naming.NAMES} names on {len(naming.shared_addresses(4))} IPv4 and {len(naming.shared_addresses(6))} IPv6 addresses, half of them through two aliases", flush=True)
    print(f"| round | IPv | names asked | kind | source | {' | '.join(FACTS)} |")
    print(f"| --- | --- | --- | --- | --- |{' --- |' * len(FACTS)}", flush=True)
    sound, sums = True, dict.fromkeys(FACTS, 0)
    for number in range(1, int(rounds) + 1):
        for family in (4, 6):
            with contextlib.ExitStack() as round_:
                lab = round_.enter_context(namespaces.Lab())
                domain = naming.Domain(lab, family)
                for server in domain.servers():
                    round_.enter_context(server)
                for how in RESOLVERS:
                    asked, open_servers = resolver(domain, how)
                    with open_servers, contextlib.ExitStack() as ends:
                        use = lambda domain=domain, asked=asked: naming.Use(domain, asked, used(domain))  # noqa: E731
                        outcome, losses = naming.observe(lab, use, ends.callback)
                    for kind, counts in outcome.kinds.items():
                        print("|", number, "|", family, "|", how, "|", kind, "|", naming.SOURCES[kind], "|", " | ".join(str(counts[fact]) for fact in FACTS), "|", flush=True)
                        sound &= naming.is_good(kind, counts)
                        sums = {fact: sums[fact] + counts[fact] for fact in FACTS}
                    sound &= not losses
                    if losses:
                        print(f"losses: {losses}", flush=True)
    print(", ".join(f"{fact} {count}" for fact, count in sums.items()))
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
