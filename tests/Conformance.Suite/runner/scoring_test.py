"""What the figures of docs/conformance.md rest on."""

import unittest

from scoring import counted, honoured, own, worst


class Scoring(unittest.TestCase):
    def test_own_result_of_each_sort(self):
        cases = [
            ("required", True, "pass"), ("optimal", True, "pass"), ("check", True, "yes"),
            ("required", ["Assertion", "no"], "fail"), ("check", ["Assertion", "no"], "no"),
            ("check", ["Setup", "no"], "setup"), ("required", ["Setup", "retry"], "retry"),
            ("required", ["AbortError", "late"], "timeout"), ("required", None, "untested"),
        ]
        for kind, written, outcome in cases:
            with self.subTest(kind=kind, written=written):
                self.assertEqual(outcome, own(kind, written))

    def test_honoured_failure_reaches_all_that_depend_on_it(self):
        tests = {"a": test(), "b": test("a"), "c": test("b"), "d": test()}
        found = honoured(tests, {"a": "fail", "b": "pass", "c": "pass", "d": "pass"})
        self.assertEqual({"a": "fail", "b": "dependency", "c": "dependency", "d": "pass"}, found)
        self.assertEqual({"required": 1}, counted(tests, found))

    def test_honoured_check_answered_no_stops_what_depends_on_it(self):
        tests = {"a": test(kind="check"), "b": test("a")}
        self.assertEqual("dependency", honoured(tests, {"a": "no", "b": "pass"})["b"])
        self.assertEqual("pass", honoured(tests, {"a": "yes", "b": "pass"})["b"])

    def test_worst_of_differing_runs_is_the_bad_one(self):
        single, unstable = worst([{"a": "pass", "b": "pass"}, {"a": "fail", "b": "pass"}])
        self.assertEqual({"a": "fail", "b": "pass"}, single)
        self.assertEqual({"a": ["pass", "fail"]}, unstable)


def test(*needs: str, kind: str = "required") -> dict:
    return {"section": "", "kind": kind, "depends_on": list(needs)}


if __name__ == "__main__":
    unittest.main()
