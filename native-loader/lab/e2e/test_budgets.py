"""Short forms of what `./test --bench arc` and `./test --soak window` measure: far above the targets, so that a busy machine passes."""

import statistics
import unittest

import bench_arc
import crowd
import display
import generators
import harness
import namespaces
import soak_window
import test_window


class Arc(unittest.TestCase):
    CONNECTS = 6
    MOST_SECONDS = 1

    def test_an_arc_is_on_the_screen_soon_after_connect(self):
        with display.Display() as screen, namespaces.Lab() as lab:
            places = bench_arc.coordinates(lab)
            with bench_arc.window_at_rest(lab, screen) as window:
                spots = bench_arc.spread(window, places)
                waited = bench_arc.measure(lab, screen, window, spots, self.CONNECTS)
        self.assertNotIn(None, waited)
        self.assertLess(statistics.median(waited), self.MOST_SECONDS * harness.SLOWNESS)


class Memory(unittest.TestCase):
    SECONDS = 30
    MOST_MEGABYTES = 260

    def test_a_window_with_two_thousand_flows_is_not_large(self):
        generators.build()
        with display.Display() as screen, namespaces.Lab() as lab, crowd.server(lab), soak_window.window(lab, screen) as app:
            with soak_window.flows(lab):
                soak = soak_window.Soak(app.pid, self.SECONDS)
                soak.run()
        self.assertLess(max(megabytes for _, megabytes in soak.points), self.MOST_MEGABYTES)
