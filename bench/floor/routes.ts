import { z } from "zod";
import { pool } from "./pool";
import { logSession, readCaseload, readYear, searchLibrary } from "./work";

// The bare Next application: a route handler, zod, and the statement.

const rating = z.int().min(0).max(10).nullable();
const moment = z.strictObject({ tension: rating, safety: rating, areas: z.array(z.string()) });

const log = z.strictObject({
  programId: z.uuid(),
  programVersion: z.int().min(1),
  startedAt: z.iso.datetime({ offset: true }),
  endedAt: z.iso.datetime({ offset: true }),
  timeZone: z.string(),
  choice: z.enum(["relax-only", "relax-and-release"]),
  before: moment,
  after: moment,
  entries: z
    .array(
      z.strictObject({
        programItemId: z.uuid(),
        outcome: z.enum(["done", "partial", "skipped", "stopped"]),
        seconds: z.int().nullable(),
        repetitions: z.int().nullable(),
      }),
    )
    .max(100),
  note: z.string().max(4000).nullable(),
});

const whose = { practice: z.uuid(), client: z.uuid() };
const ofSession = z.strictObject(whose);
const ofYear = z.strictObject({ ...whose, from: z.iso.date(), to: z.iso.date() });
const ofCaseload = z.strictObject({ practice: z.uuid(), therapist: z.uuid(), today: z.iso.date() });
const ofLibrary = z.strictObject({ practice: z.uuid(), q: z.string().max(200) });

const query = (request: Request) => Object.fromEntries(new URL(request.url).searchParams);

export async function putSession(request: Request, context: { params: Promise<{ session: string }> }) {
  const session = z.uuid().parse((await context.params).session);
  const sent = log.parse(await request.json());
  return Response.json(await logSession(pool(), { ...ofSession.parse(query(request)), session, log: sent }), {
    status: 201,
  });
}

export const getYear = async (request: Request) => Response.json(await readYear(pool(), ofYear.parse(query(request))));

export const getCaseload = async (request: Request) =>
  Response.json(await readCaseload(pool(), ofCaseload.parse(query(request))));

export const getLibrary = async (request: Request) =>
  new Response(await searchLibrary(pool(), ofLibrary.parse(query(request))), {
    headers: { "content-type": "application/json" },
  });
