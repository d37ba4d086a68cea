import { uuidv7 } from "uuidv7";
import { beforeEach } from "vitest";
import { enterPractice } from "@/db/transaction";
import { type Day, dayOf } from "@/lib/calendar";
import { readCare } from "@/lib/care/read";
import { careTerm } from "@/lib/care/schema";
import { callOff, endCare, giveCare } from "@/lib/care/write";
import { readClient } from "@/lib/clients/read";
import { accepted } from "@/lib/result";
import {
  as,
  type ClientPerson,
  clientOf,
  colleague,
  entryOf,
  everything,
  type Person,
  valueOf,
  village,
} from "./practice";

// The scene of the tests about who treats whom: a client of Nienke's and a colleague, both anew for each test.

export const v = await village();
export const today = dayOf(new Date(), "Europe/Amsterdam");
export let client: ClientPerson;
export let teun: Person;

beforeEach(async () => {
  client = await clientOf(v.nienke, `Foekje ${uuidv7().slice(-6)}`);
  teun = await colleague(v.nienke.practice, "therapist", "Teun Vos");
});

const term = (given: { from?: Day; until?: Day | null; insteadOf?: string | null } = {}) =>
  careTerm.parse({ from: today, ...given });

export const give = (by: Person, to: Person, given: Parameters<typeof term>[0] = {}, about = client) =>
  as(by, (tx, who) => giveCare(tx, who, about.id, to.memberId, term(given), new Date()), about);

export const end = (by: Person, whose: Person, from?: Day) =>
  as(by, (tx, who) => endCare(tx, who, client.id, whose.memberId, from), client);

/** Calls off what somebody planned to hand over. */
export const keep = (by: Person, whose: Person) =>
  as(by, (tx, who) => callOff(tx, who, client.id, whose.memberId), client);

export const opens = async (by: Person) =>
  (await enterPractice(entryOf(by, client, "client.read"), (tx, who) => readClient(tx, who, client.id))).ok;

export const carers = async (by: Person = v.marieke) =>
  valueOf(await as(by, async (tx, who) => accepted(await readCare(tx, who, client.id)), client)).carers.map(
    ({ name, from, until, hasBegun }) => [name, from, until, hasBegun],
  );

/** As if the days had gone by: every care of this client began and ends that much earlier. */
export const later = (days: number) =>
  everything`update care_relations set since = since - make_interval(days => ${days}),
    until = until - make_interval(days => ${days}) where client_id = ${client.id}`;

export const events = async () =>
  (
    await everything<{ event: string; detail: object | null }[]>`select event, detail from audit_events
      where client_id = ${client.id} and event like 'care.%' order by at, id`
  ).map(({ event, detail }) => [event, detail]);
