import type { NextRequest } from "next/server";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { type Entry, enterPractice, noteList, type PracticeTx } from "@/db/transaction";
import { accepted, type Refusal, type Result, refused } from "@/lib/result";
import { roomToWrite } from "@/lib/room";
import { bodyOf } from "./body";
import { needsMatch, type Operation } from "./operation";
import { pointOf } from "./place-of-try";
import { problemResponse } from "./problem";
import { permissions } from "./rules";
import type { Viewer } from "./schema";
import { passingTrouble } from "./trouble";
import { fromOwnOrigin, localeOf, shownSignIn } from "./viewer";
import { TooBusy } from "./write";

export interface Input<Query = unknown, Body = unknown> {
  params: Record<string, string>;
  query: Query;
  body: Body;
  /** The revision that the caller believes to change (`If-Match`); only where the operation is tagged. */
  match: number;
  now: Date;
  requestId: string;
  /** Of the sign-in that the request showed. */
  idHash: Buffer;
}

export type Sent<O> = O extends Operation<infer Q, infer B, infer _A> ? Input<z.output<Q>, z.output<B>> : never;

type Answer<O> = O extends Operation<infer _Q, infer _B, infer A> ? z.input<A> : never;

export interface Answered<T> {
  value: T;
  status?: number;
  /** Becomes the ETag. */
  revision?: number;
  /** Goes along as `Set-Cookie`. */
  cookie?: string;
}

// Next gives no parts where the address has none.
type Context = { params: Promise<Record<string, string | string[]> | undefined> };
type Handler = (request: NextRequest, context: Context) => Promise<Response>;

/** Answers JSON that PostgreSQL already wrote, without reading it in between. */
export class WrittenJson {
  constructor(readonly text: string) {}
}

/** Answers a file. It is saved and not shown: no page of this origin is made of what somebody typed. */
export class WrittenFile {
  /** `name` is plain ASCII, and tells nobody who looks over a shoulder what kind of file it is. */
  constructor(
    readonly bytes: Uint8Array<ArrayBuffer>,
    readonly type: "application/pdf" | "text/csv" | "application/zip" | "application/json" | "application/fhir+json",
    readonly name: string,
  ) {}
}

/**
 * A door for one operation, whose work runs in one transaction of one practice. Anything it refuses changes nothing, and
 * so does an answer with more or less in it than its schema names: that is a fault of ours, and nobody gets to see it.
 */
export function route<O extends Operation>(
  line: O,
  act: (tx: PracticeTx, viewer: Viewer, input: Sent<O>) => Promise<Result<Answered<Answer<O>>>>,
): Handler {
  return swiftRoute(line, (entry, input) =>
    enterPractice(entry, async (tx, viewer) => {
      const result = await act(tx, viewer, input);
      if (result.ok && !line.produces) line.answer.parse(result.value.value);
      return result;
    }),
  );
}

/**
 * The same door for an operation that enters by itself, in one statement (`enterOnce`). What it answers is held against
 * its schema by the tests alone: these are the busiest addresses, and some of their JSON is written by PostgreSQL.
 */
export function swiftRoute<O extends Operation>(
  line: O,
  act: (entry: Entry, input: Sent<O>) => Promise<Result<Answered<Answer<O> | WrittenJson | WrittenFile>>>,
): Handler {
  return async (request, context) => {
    const requestId = uuidv7();
    const answer = (refusal: Refusal, more: object = {}) =>
      problemResponse({ refusal, requestId, locale: localeOf(request), ...more });
    try {
      const idHash = await shownSignIn(request);
      if (!idHash) return answer("signed_out");
      if (line.method !== "GET" && !fromOwnOrigin(request.headers)) return answer("foreign_origin");
      if (line.method !== "GET" && !(await roomToWrite())) return answer("no_room");
      const params = partsOf((await context.params) ?? {});
      if (!params) return answer("not_found");
      const { unfinished, fresh } = line;
      const point = pointOf(request.headers);
      const entry: Entry = { idHash, requestId, roles: permissions[line.permission], unfinished, fresh, point };
      if (line.record) entry.clientId = params[line.record] as string;
      const input = await read(line, request, params, { requestId, idHash });
      if (!input.ok) {
        // Who may not be here is told so, whatever they sent; only a bad request pays for this look.
        const inside = await enterPractice(entry, async () => accepted(null));
        return inside.ok ? answer(input.refusal, input) : answer(inside.refusal, inside);
      }
      if (line.act) entry.act = line.act;
      const result = await act(entry, input.value as Sent<O>);
      if (result.ok && line.list) await noteList(entry, line.list, input.value.now);
      return result.ok ? written(result.value, line) : answer(result.refusal, result);
    } catch (error) {
      if (error instanceof TooBusy || passingTrouble(error)) return answer("busy");
      // The one place that hears of surprises. What was sent stays out of it: it may be somebody's health.
      console.error(JSON.stringify({ requestId, path: line.path, error: (error as Error).name, at: placeOf(error) }));
      return new Response(
        JSON.stringify({ type: "about:blank", title: "Internal Server Error", status: 500, requestId }),
        { status: 500, headers: { "content-type": "application/problem+json", "cache-control": "no-store" } },
      );
    }
  };
}

const placeOf = (error: unknown) => {
  const { code, constraint, stack } = error as { code?: string; constraint?: string; stack?: string };
  // Lines of places only: a message may hold what was sent.
  return {
    code,
    constraint,
    stack: stack
      ?.split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 5),
  };
};

const uuid = z.uuid();

/** The ids in an address. One that can't be an id belongs to nobody: null, and the same answer as for one not there. */
function partsOf(parts: Record<string, string | string[]>): Record<string, string> | null {
  const params = Object.entries(parts).map(([name, part]) => [name, String(part).toLowerCase()] as const);
  return params.every(([, part]) => uuid.safeParse(part).success) ? Object.fromEntries(params) : null;
}

type Unreadable = { ok: false; refusal: Refusal; issues?: readonly z.core.$ZodIssue[] };

async function read(
  line: Operation,
  request: NextRequest,
  params: Record<string, string>,
  shown: Pick<Input, "requestId" | "idHash">,
): Promise<{ ok: true; value: Input } | Unreadable> {
  const query = line.query?.safeParse(
    Object.fromEntries([...request.nextUrl.searchParams].filter(([, value]) => value !== "")),
  );
  if (query && !query.success) return { ok: false, refusal: "invalid", issues: query.error.issues };
  let body: unknown;
  if (line.body) {
    const { headers } = request;
    const isEmpty = !headers.has("content-type") && (headers.get("content-length") ?? "0") === "0";
    const isLeftOut = line.bodyOptional && isEmpty;
    const sent = isLeftOut ? accepted({}) : await bodyOf(request);
    if (!sent.ok) return sent;
    const parsed = line.body.safeParse(sent.value);
    if (!parsed.success) return { ok: false, refusal: "invalid", issues: parsed.error.issues };
    body = parsed.data;
  }
  const match = needsMatch(line) ? matchOf(request.headers.get("if-match")) : 0;
  if (match === null) return refused("must_match");
  return accepted({ params, query: query?.data, body, match, now: new Date(), ...shown });
}

/** The revision in an `If-Match`; -1, which nothing has, for a tag that was never ours or `*`; null when there is none. */
function matchOf(header: string | null): number | null {
  if (header === null) return null;
  const tag = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim());
  return tag ? Number(tag[1]) : -1;
}

function written(answer: Answered<unknown>, line: Operation): Response {
  const headers: Record<string, string> = { "content-type": "application/json", "cache-control": "private, no-store" };
  if (answer.cookie) headers["set-cookie"] = answer.cookie;
  if (answer.revision !== undefined) headers.etag = `"${answer.revision}"`;
  const status = answer.status ?? line.statuses?.[0] ?? 200;
  if (answer.value instanceof WrittenFile) {
    headers["content-type"] = answer.value.type === "text/csv" ? "text/csv; charset=utf-8" : answer.value.type;
    headers["content-disposition"] = `attachment; filename="${answer.value.name}"`;
    return new Response(answer.value.bytes, { status, headers });
  }
  const text = answer.value instanceof WrittenJson ? answer.value.text : JSON.stringify(answer.value);
  return new Response(text, { status, headers });
}
