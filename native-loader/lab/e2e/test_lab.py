"""The references themselves: what the generators say and what nftables counts agree."""

import unittest

import scenario


class References(unittest.TestCase):
    def test_generators_and_nftables_agree(self):
        played = scenario.Scenario(watched=False)
        for truth in played.truths:
            local, remote = truth["local"], truth["remote"]
            flow = (truth["protocol"], local["address"], local["port"], remote["address"], remote["port"])
            with self.subTest(flow=" ".join(map(str, flow)), program=truth["argv"][0]):
                for way in ("sent", "received"):
                    counted = played.flows[flow][way]
                    network = 40 if ":" in local["address"] else 20
                    headers = counted["bytes"] - truth[way]
                    least, most = (8, 8) if truth["protocol"] == "udp" else (20, 40)
                    self.assertGreaterEqual(headers, counted["packets"] * (network + least))
                    # A segment that was sent twice is on the wire twice, and counted twice.
                    twice = truth[way] / 4 + 3000
                    self.assertLessEqual(headers, counted["packets"] * (network + most) + twice)
        self.assertEqual(len(played.truths), len(played.flows))
