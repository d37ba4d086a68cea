import { uuidv7 } from "uuidv7";
import { operations } from "@/app/api/operations";
import { needsMatch, type Operation } from "@/lib/access/operation";
import { may } from "@/lib/access/rules";
import { everyAddress, partsOf, withParts } from "./addresses";
import { expect, makeAssistant, test, told } from "./house";
import { type Person, signedIn } from "./person";
import { bodyOf } from "./stranger-bodies";
import { besideOperations, inFrontOfTheDoor, whereTo } from "./stranger-doors";
import {
  everyIntruder,
  type Intruder,
  makeVictim,
  marked,
  personal,
  practices,
  secret,
  signedOut,
  type Victim,
} from "./victim";

// One worker: everybody here tries for the belongings of one victim, who is made once.
test.describe.configure({ mode: "default", timeout: 900_000 });

let base: string;
let victim: Victim;
let intruders: Intruder[];
let nobody: Person;
let assistant: Person;

test.beforeAll(async ({ baseURL }) => {
  test.setTimeout(600_000);
  base = baseURL as string;
  victim = await makeVictim(base);
  intruders = await everyIntruder(base);
  nobody = signedOut(base);
  assistant = await makeAssistant(await signedIn(base, "owner@demo.test"), base);
});

const asks = async (person: Person, name: string, line: Operation, parts = victim.parts) => {
  // Some doors open to who has shown their password in the last ten minutes; this file takes longer.
  if (line.fresh) await person.prove();
  const answer = await person.ask(
    line.method,
    withParts(line.path, parts),
    bodyOf(victim, name, line),
    needsMatch(line) ? { "if-match": '"1"' } : {},
  );
  return { status: answer.status, text: await answer.text(), type: answer.headers.get("content-type") };
};

const markersIn = (text: string, markers: readonly string[]) => markers.filter((marker) => text.includes(marker));
const lines = Object.entries(operations) as [string, Operation][];

test("every route has its line in operations, and answers no other method", async () => {
  const routes = everyAddress()
    .filter(({ kind }) => kind === "route")
    .map(({ path }) => path);
  const described = new Set<string>(
    Object.values(operations).map(({ path }) => path.replaceAll("{", "[").replaceAll("}", "]")),
  );
  expect(routes.filter((path) => !described.has(path)).sort()).toEqual(Object.keys(besideOperations).sort());
  expect([...described].filter((path) => !routes.includes(path))).toEqual([]);
  for (const path of described) {
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
      if (
        lines.some(([, line]) => line.method === method && line.path.replace(/\{/g, "[").replace(/\}/g, "]") === path)
      )
        continue;
      const answer = await victim.therapist.ask(method, withParts(path, victim.parts));
      expect([method, path, answer.status]).toEqual([method, path, 405]);
    }
  }
});

test("with another's ids, every operation answers that there is nothing, and tells nothing", async () => {
  for (const { who, person, role, samePractice } of intruders) {
    const hidden = [secret, ...personal, ...(samePractice ? [] : practices)];
    for (const [name, line] of lines) {
      const named = partsOf(line.path);
      if (named.length === 0) {
        // A list of one's own: it may answer, and holds nothing of the victim's.
        if (line.method !== "GET") continue;
        const { status, text } = await asks(person, name, line);
        expect([who, name, status, markersIn(text, hidden)]).toEqual([
          who,
          name,
          may(role, line.permission) ? 200 : 403,
          [],
        ]);
        continue;
      }
      // Exercises are the practice's: a colleague may see and mend them.
      if (samePractice && named.includes("exercise")) continue;
      const { status, text } = await asks(person, name, line);
      // An id of a check-in, a device, a copy, a yes or a statement is unique for its client only: whoever uses it makes one of their own, and removes it; as that of somebody near is.
      const own: Record<string, number> = {
        tellCheckIn: 201,
        addPushDevice: 200,
        removePushDevice: 200,
        askCopy: 201,
        sayConsent: 201,
        makeStatement: 201,
        nameRelative: 201,
        changeShares: 200,
        takeBack: 200,
      };
      const makesOwn = role === "client" ? own[name] : undefined;
      // A phone may use any id for its session: what is refused there is the program that is not theirs.
      expect([who, name, status, markersIn(text, hidden)]).toEqual([
        who,
        name,
        makesOwn ?? (may(role, line.permission) ? 404 : 403),
        [],
      ]);
    }
  }
  const { devices } = await told<{ devices: { id: string }[] }>(victim.client, "GET", "/reminders");
  expect(devices.map(({ id }) => id)).toEqual([victim.parts.device]);
});

test("an id of another's in a body is refused, or is simply one's own", async () => {
  const [stranger, , colleague] = intruders;
  if (!stranger || !colleague) throw new Error("nobody tries");
  const item = { id: uuidv7(), exerciseId: victim.parts.exercise, dose: { kind: "time", amount: 60 } };
  const theirs = await stranger.person.ask("POST", "/api/v1/templates", {
    id: uuidv7(),
    title: "Geleend",
    items: [item],
  });
  expect(theirs.status).toBe(422);
  for (const { person, samePractice } of [stranger, colleague]) {
    const taken = await person.ask("POST", "/api/v1/clients", { id: victim.parts.client, name: "Van mij" });
    expect(taken.status).toBe(samePractice ? 409 : 201);
    expect(markersIn(await taken.text(), personal)).toEqual([]);
    const template = await person.ask("POST", "/api/v1/templates", {
      id: victim.program.id,
      title: "Van mij",
      items: [],
    });
    expect(template.status).toBe(samePractice ? 409 : 201);
    expect(markersIn(await template.text(), personal)).toEqual([]);
  }
});

test("a draft and a template are deleted by nobody whose they are not", async () => {
  for (const { who, person, role, samePractice } of intruders) {
    // Templates are the practice's: a colleague may throw one away.
    const theirs = samePractice && role === "therapist" ? [victim.draft] : [victim.draft, victim.template];
    for (const program of theirs) {
      const answer = await person.ask("DELETE", `/api/v1/programs/${program}`, undefined, { "if-match": '"1"' });
      expect([who, answer.status]).toEqual([who, role === "therapist" ? 404 : 403]);
      expect(markersIn(await answer.text(), [...personal, ...practices])).toEqual([]);
    }
  }
});

test("signed out, every operation asks who is there", async () => {
  for (const [name, line] of lines) {
    const answer = await nobody.ask(
      line.method,
      withParts(line.path, victim.parts),
      partsOf(line.path).length > 0 ? bodyOf(victim, name, line) : undefined,
    );
    expect([name, answer.status, answer.headers.get("content-type")]).toEqual([name, 401, "application/problem+json"]);
    expect(markersIn(await answer.text(), [...personal, ...practices])).toEqual([]);
  }
});

const pages = everyAddress()
  .filter(({ kind }) => kind === "page")
  .map(({ path }) => path);
const ways: Record<string, string>[] = [{}, { rsc: "1" }];

/** All addresses of a page that name something of the victim's. */
const addressesOf = (path: string) =>
  [victim.program.id, victim.draft, victim.template].map((program) =>
    withParts(path, { ...victim.parts, program, token: "x".repeat(43) }),
  );

test("a page shows a stranger nothing of the victim's, whatever address they try", async () => {
  for (const { who, person, samePractice } of [
    ...intruders,
    { who: "somebody signed out", person: nobody, samePractice: false },
  ]) {
    const hidden = [secret, ...personal, ...(samePractice ? [] : practices)];
    const isOut = who === "somebody signed out";
    const refusal = isOut ? "/sign-in" : expect.stringMatching(/^(nothing here|\/today|\/clients|\/shared)$/);
    for (const path of pages) {
      const tries = [...new Set(addressesOf(path))].flatMap((address) => ways.map((headers) => ({ address, headers })));
      await Promise.all(
        tries.map(async ({ address, headers }) => {
          const answer = await person.ask("GET", address, undefined, headers);
          const text = await answer.text();
          expect([who, address, markersIn(text, hidden)]).toEqual([who, address, []]);
          expect(answer.status, `${who} ${address}`).toBeLessThan(500);
          const isOpen = partsOf(path).length === 0 || inFrontOfTheDoor.includes(path);
          const isShared = samePractice && (path.includes("[exercise]") || address.includes(victim.template));
          // An id is unique in its practice only: an intruder may have made a client of their own under the victim's.
          const isTheirOwn = text.includes("Van mij");
          if (isOpen || isShared || isTheirOwn || "rsc" in headers) return;
          expect([who, address, whereTo(answer, text, base)]).toEqual([who, address, refusal]);
        }),
      );
    }
  }
});

test("a page shows an assistant of the practice nothing but who the victim is and how to reach them", async () => {
  const known = [marked("naam"), marked("mail")];
  const hidden = [secret, ...personal, ...practices].filter((marker) => !known.includes(marker));
  const shown: string[] = [];
  for (const path of pages) {
    for (const headers of ways) {
      for (const address of new Set(addressesOf(path))) {
        const answer = await assistant.ask("GET", address, undefined, headers);
        const text = await answer.text();
        expect(["assistant", address, markersIn(text, hidden)]).toEqual(["assistant", address, []]);
        expect(answer.status, `assistant ${address}`).toBeLessThan(500);
        if (markersIn(text, known).length > 0) shown.push(path);
      }
    }
  }
  expect([...new Set(shown)].sort()).toEqual(["/contacts", "/contacts/[client]"]);
});

test("signed out, a page sends to the sign-in, unless it stands in front of the door", async () => {
  const sent: string[] = [];
  for (const path of pages) {
    const [address = path] = addressesOf(path);
    const answer = await nobody.ask("GET", address);
    if (whereTo(answer, await answer.text(), base) === "/sign-in") sent.push(path);
  }
  expect(pages.filter((path) => !sent.includes(path) || path === "/").sort()).toEqual(
    inFrontOfTheDoor.filter((path) => pages.includes(path)),
  );
});

test("the rightful still get in, and find all of it", async () => {
  const found = new Set<string>();
  const note = (text: string) => {
    for (const marker of markersIn(text, [...personal, ...practices])) found.add(marker);
  };
  for (const [name, line] of lines.filter(([, line]) => line.method === "GET")) {
    const both = [victim.therapist, victim.client] as const;
    for (const [at, person] of both.entries()) {
      if (!may(at === 0 ? "therapist" : "client", line.permission)) continue;
      const { status, text } = await asks(person, name, line);
      expect([name, status]).toEqual([name, 200]);
      note(text);
      // What somebody wrote for themselves is shown to them, and to nobody who treats them.
      if (text.includes(secret)) expect([name, at === 0 ? "therapist" : "client"]).toEqual([name, "client"]);
      found.add(text.includes(secret) ? secret : "");
    }
  }
  expect([secret, ...personal, ...practices].filter((marker) => !found.has(marker))).toEqual([]);

  const shown = new Set<string>();
  const isShown = (path: string) => !inFrontOfTheDoor.includes(path) && !path.startsWith("/shared");
  for (const path of pages.filter((path) => partsOf(path).length > 0 && isShown(path))) {
    const program = path.startsWith("/templates") ? victim.template : victim.program.id;
    const isClients = path.startsWith("/history");
    const owner = path.startsWith("/practice") ? await signedIn(base, "owner@demo.test") : null;
    const staff = path.startsWith("/contacts") ? assistant : victim.therapist;
    const person = owner ?? (isClients ? victim.client : staff);
    const answer = await person.ask("GET", withParts(path, { ...victim.parts, program }));
    const text = await answer.text();
    expect([path, whereTo(answer, text, base)]).toEqual([path, "shown (200)"]);
    if (isClients) expect(markersIn(text, [secret])).toEqual([secret]);
    else expect(markersIn(text, [secret])).toEqual([]);
    for (const marker of markersIn(text, [...personal, ...practices])) shown.add(marker);
  }
  expect([...shown]).toEqual(expect.arrayContaining(["naam", "titel", "oefening", "sjabloon"].map(marked)));
});

test("nothing of the victim's has changed", async () => {
  const { client, program } = victim.parts;
  const read = (path: string) => told<Record<string, unknown>>(victim.therapist, "GET", path);
  expect(await read(`/clients/${client}`)).toMatchObject({ name: marked("naam") });
  expect(await read(`/programs/${program}`)).toMatchObject({ title: marked("titel"), status: "active", version: 1 });
  expect(await read(`/programs/${victim.draft}`)).toMatchObject({ title: marked("concept"), revision: 1 });
  expect(await read(`/programs/${victim.template}`)).toMatchObject({ title: marked("sjabloon"), revision: 1 });
  expect(await read(`/clients/${client}/release`)).toMatchObject({ open: true, because: marked("reden") });
  expect((await read(`/clients/${client}/sessions`)).items).toHaveLength(1);
  expect((await read(`/clients/${client}/verdicts`)).items).toMatchObject([{ accepted: null, withdrawn: null }]);
  expect((await read(`/clients/${client}/signals`)).items).not.toHaveLength(0);
});
