import { expect } from "@playwright/test";
import { uuidv7 } from "uuidv7";
import { addDays, dayOf } from "@/lib/calendar";
import { type Person, signedIn } from "./person";

const password = "vier rustige woorden samen";
const today = dayOf(new Date(), "Europe/Amsterdam");
export const ago = (days: number) => addDays(today, -days);

type Rating = number | "declined" | null;
export type Told = { day: string; tension: [Rating, Rating]; safety: [Rating, Rating] };

/** A client of the therapist with a program since twenty days, and a phone that is signed in. */
export async function aClient(base: string) {
  const therapist = await signedIn(base, "therapist@demo.test");
  const sent = async (person: Person, method: string, path: string, body?: unknown) => {
    const answer = await person.ask(method, `/api/v1${path}`, body);
    expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true);
    return (await answer.json()) as Record<string, unknown>;
  };
  const id = uuidv7();
  const email = `${id}@progress.test`;
  await sent(therapist, "POST", "/clients", { id, name: "Iris Zomer", email, locale: "nl" });
  const { url } = (await sent(therapist, "POST", `/clients/${id}/invitations`)) as { url: string };
  const invited = { token: url.split("/").at(-1), password, locale: "nl" };
  await sent(therapist, "POST", "/invitations", invited);
  const { items } = (await sent(therapist, "GET", "/exercises")) as { items: { id: string; key: string | null }[] };
  const exerciseId = items.find((exercise) => exercise.key === "constructive-rest")?.id;
  const programId = uuidv7();
  const dose = { kind: "time", amount: 600 };
  const item = { id: uuidv7(), exerciseId, dose, days: ["mon", "wed", "fri"], timesPerDay: 1, remark: null };
  const program = { id: programId, title: "Rustig aan", note: null, safetyThreshold: 7, items: [item] };
  await sent(therapist, "POST", `/clients/${id}/programs`, program);
  await sent(therapist, "POST", `/programs/${programId}/assign`, { startsOn: ago(20), endsOn: null });
  const phone = await signedIn(base, email, password);
  const log = ({ day, tension, safety }: Told, note: string | null = null) =>
    sent(phone, "PUT", `/sessions/${uuidv7()}`, {
      programId,
      programVersion: 1,
      startedAt: `${day}T10:00:00Z`,
      endedAt: `${day}T10:20:00Z`,
      timeZone: "Europe/Amsterdam",
      choice: "relax-only",
      before: { tension: tension[0], safety: safety[0], areas: [] },
      after: { tension: tension[1], safety: safety[1], areas: [] },
      entries: [{ programItemId: item.id, outcome: "done", seconds: 600, repetitions: null }],
      note,
    });
  return { address: `/clients/${id}/progress`, log };
}
