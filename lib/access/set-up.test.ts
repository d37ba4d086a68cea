import { expect, it } from "vitest";
import { everything, refusalOf } from "@/db/testing/practice";
import { setUp } from "./schema";
import { setUpPractice, signIn } from "./write";

const code = "KLEINE-LINDE";
const first = setUp.parse({
  code: "kleine-linde",
  practiceName: "Praktijk De Linde",
  timeZone: "Europe/Amsterdam",
  name: "Marieke Hofstra",
  email: "marieke@example.nl",
  password: "een lange zin om te onthouden",
  locale: "nl",
});

// One test on an empty house: what is first can be tried only once.
it("a practice is set up once, by who has the code, however many try at the same time", async () => {
  expect(refusalOf(await setUpPractice({ ...first, code: "GERADEN" }, code))).toBe("set_up_code_wrong");
  expect(refusalOf(await setUpPractice(first, undefined))).toBe("set_up_code_wrong");
  expect(refusalOf(await setUpPractice({ ...first, password: "praktijk linde 1" }, code))).toBe("password_too_common");
  expect(await everything`select 1 from practices`).toHaveLength(0);

  const answers = await Promise.all(Array.from({ length: 10 }, () => setUpPractice(first, code)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(new Set(answers.filter((answer) => !answer.ok).map(refusalOf))).toEqual(new Set(["already_set_up"]));
  expect(refusalOf(await setUpPractice({ ...first, email: "ander@example.nl" }, code))).toBe("already_set_up");
  expect(await everything`select role from members`).toEqual([{ role: "owner" }]);
  expect(await everything`select event from audit_events`).toEqual([{ event: "practice.set_up" }]);
  expect((await signIn(first.email, first.password, "", "")).ok).toBe(true);
});
