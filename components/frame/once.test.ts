import { describe, expect, it } from "vitest";
import { createOnce, settleMs } from "./once";

/** A clock that is set by hand, and requests that are answered when the test says so. */
function desk() {
  let time = 0;
  const once = createOnce(() => time);
  const answers: { yes: () => void; no: () => void }[] = [];
  const send = () =>
    new Promise<void>((resolve, reject) => answers.push({ yes: resolve, no: () => reject(new Error("refused")) }));
  return {
    press: () => once(send),
    sent: () => answers.length,
    /** Of the last one that was sent. */
    answer: async (how: "yes" | "no") => {
      answers.at(-1)?.[how]();
      await new Promise((resolve) => setTimeout(resolve));
    },
    pass: (ms: number) => {
      time += ms;
    },
  };
}

describe("a press that makes something", () => {
  it("is sent once, however often it is pressed while it is under way", () => {
    const { press, sent, pass } = desk();
    expect([press(), press()]).toEqual([true, false]);
    pass(10 * settleMs);
    expect(press()).toBe(false);
    expect(sent()).toBe(1);
  });

  it("is the same press in the pause of a double tap, though the answer was quicker", async () => {
    const { press, sent, answer, pass } = desk();
    press();
    pass(30);
    await answer("yes");
    pass(90);
    expect(press()).toBe(false);
    expect(sent()).toBe(1);
  });

  it("is another one afterwards", async () => {
    const { press, sent, answer, pass } = desk();
    press();
    await answer("yes");
    pass(settleMs);
    expect(press()).toBe(true);
    expect(sent()).toBe(2);
  });

  it("can be tried again at once where it failed", async () => {
    const { press, sent, answer } = desk();
    press();
    await answer("no");
    expect(press()).toBe(true);
    expect(sent()).toBe(2);
  });
});
