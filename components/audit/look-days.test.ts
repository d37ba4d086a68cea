import { expect, it } from "vitest";
import type { Look } from "@/lib/audit/schema";
import { lookDays } from "./look-days";

const look = (day: string, name: string, event: string, role: Look["who"]["role"] = "therapist"): Look => ({
  id: `${day} ${name} ${event}`,
  day,
  firstAt: `${day}T09:00:00+01:00`,
  lastAt: `${day}T09:00:00+01:00`,
  times: 1,
  event,
  who: { id: "one", name, role, isYou: false },
  practice: "Praktijk De Linde",
  ground: "care_relation",
  emergency: false,
  outcome: "success",
  care: null,
  treatedBefore: false,
});

const told = (looks: Look[]) =>
  lookDays(looks).map(({ day, people }) => [day, ...people.map(({ who, lines }) => [who.name, lines.length])]);

it("a person stands once under a day, with all they did, in the order in which it was told", () => {
  const looks = [
    look("2026-11-24", "Nienke", "progress.read"),
    look("2026-11-24", "Marieke", "client.read", "owner"),
    look("2026-11-24", "Nienke", "client.read"),
    look("2026-11-17", "Nienke", "client.read"),
  ];
  expect(told(looks)).toEqual([
    ["2026-11-24", ["Nienke", 2], ["Marieke", 1]],
    ["2026-11-17", ["Nienke", 1]],
  ]);
});

it("whoever changed name or role on a day is told as both, and nobody's line is lost", () => {
  const looks = [
    look("2026-11-24", "Nienke Bakker", "client.read"),
    look("2026-11-24", "Nienke de Wit", "client.read"),
  ];
  expect(told(looks)).toEqual([["2026-11-24", ["Nienke Bakker", 1], ["Nienke de Wit", 1]]]);
  expect(told([])).toEqual([]);
});
