"""Keeps the generators from ever speaking to a real network."""

import sys

# The lab with or without a box inside it, the world, the box.
ENDS_OF_A_LAB = ({"tt-lab0"}, {"tt-lab0", "tt-box0"}, {"tt-world0"}, {"tt-box1"})
# The kernel makes these in every namespace when their module is loaded; they are down and lead nowhere.
FALLBACK_DEVICES = {"tunl0", "sit0", "ip6tnl0", "gre0", "gretap0", "erspan0", "ip_vti0", "ip6_vti0", "ip6gre0"}


def devices():
    with open("/proc/self/net/dev", encoding="ascii") as table:
        return {line.split(":")[0].strip() for line in table.readlines()[2:]} - FALLBACK_DEVICES


def refuse_outside_the_lab():
    """Ends the program unless this network namespace is part of a lab: no other device, so no way out."""
    found = devices() - {"lo"}
    if found not in ENDS_OF_A_LAB:
        names = ", ".join(sorted(found)) or "none"
        sys.exit(f"{sys.argv[0]}: refused: not inside a traffic lab (devices here: {names}); use native-loader/lab/lab")
