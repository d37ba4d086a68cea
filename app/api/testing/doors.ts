import path from "node:path";
import { NextRequest } from "next/server";
import type { z } from "zod";
import { operations } from "@/app/api/operations";
import { holdToLine } from "@/e2e/lines";
import type { Operation } from "@/lib/access/operation";
import { addressChange, invitationAcceptance, passwordQuestion, passwordReset, setUp } from "@/lib/access/schema";

export const house = "http://127.0.0.1:3000";

/** A line of the interface, or one of the few doors in front of it, which have no line. */
export type Door = Pick<Operation, "method" | "path" | "body" | "query" | "produces" | "fresh"> & {
  name: string;
  line: Operation | null;
};

const inFront = (name: string, method: Door["method"], address: string, body: z.ZodType): Door => ({
  name,
  method,
  body,
  line: null,
  path: `/api/v1/${address}`,
});

export const lines: readonly (Door & { line: Operation })[] = Object.entries(
  operations as Record<string, Operation>,
).map(([name, line]) => ({ ...line, name, line }));

/** For who is not signed in: the token, the code or the link is the right. */
export const openDoors: readonly Door[] = [
  inFront("setUp", "POST", "set-up", setUp),
  inFront("acceptInvitation", "POST", "invitations", invitationAcceptance),
  inFront("askForPassword", "POST", "password-resets", passwordQuestion),
  inFront("resetPassword", "PUT", "password-resets", passwordReset),
  inFront("changeAddress", "PUT", "address-changes", addressChange),
];

type Handler = (request: NextRequest, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** The route as Next would find it: the file that lies at the address. */
export async function handlerOf({ method, path: address }: Pick<Door, "method" | "path">): Promise<Handler> {
  const folder = address.replaceAll("{", "[").replaceAll("}", "]");
  const route = (await import(/* @vite-ignore */ path.join(process.cwd(), "app", folder, "route.ts"))) as Record<
    string,
    Handler
  >;
  const handler = route[method];
  if (!handler) throw new Error(`${address} has no ${method}`);
  return handler;
}

export interface Asked {
  /** The parts of the address, as they are written in it. */
  parts?: Record<string, string>;
  query?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer> | undefined;
  /** Whether its length is told beforehand; yes, unless said. */
  announced?: boolean;
}

/** Next gives a part as its letters, and one that has none (`%ff`) as it stands. */
function lettersOf(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const bytesIn = (body: string | Uint8Array) => (typeof body === "string" ? Buffer.byteLength(body) : body.byteLength);

/** Asks a door as Next would, with a request of the same kind; an answer that its line does not describe is no answer. */
export async function ask(handler: Handler, door: Pick<Door, "method" | "path">, asked: Asked): Promise<Response> {
  const { parts = {}, query = "", body, announced = true } = asked;
  const address = door.path.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? "");
  const headers = new Headers(asked.headers);
  if (body !== undefined && announced && !headers.has("content-length"))
    headers.set("content-length", String(bytesIn(body)));
  const carries = body !== undefined && door.method !== "GET";
  const request = new NextRequest(`${house}${address}${query && `?${query}`}`, {
    method: door.method,
    headers,
    ...(carries && { body: announced ? body : new Blob([body]).stream(), duplex: "half" }),
  });
  const params = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, lettersOf(part)]));
  const answer = await handler(request, { params: Promise.resolve(params) });
  if (answer.ok) holdToLine(door, await answer.clone().text());
  return answer;
}

export const partsIn = (address: string): string[] => [...address.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
