import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { administrator } from "@/db/administration";
import { asOwner } from "@/db/seed/owner";
import { item, seedTemplate } from "@/db/seed/programs";
import type { DatabaseAddress } from "@/lib/environment";
import type { Filled } from "./fill";
import { root } from "./ground";
import type { Running } from "./targets";
import type { Scene } from "./works";

export type Side = "client" | "therapist" | "front-door";

export interface Page {
  side: Side;
  /** As the build names it: `/clients/[client]/progress`. */
  route: string;
  /** The same with real ids in it. */
  address: string;
  cookie: string;
}

interface PageBytes extends Page {
  /** KiB of JavaScript, gzip, that the page loads before anyone does anything. */
  script: number;
}

export interface Weighed {
  pages: PageBytes[];
  /** Pages that did not show themselves: they weigh nothing, and are named. */
  missed: string[];
}

/** Every page that the build lists, filled in with the ids of the practice on the ground. */
export async function listPages(database: DatabaseAddress, filled: Filled, scene: Scene): Promise<Page[]> {
  const manifest = path.join(root, ".next/app-path-routes-manifest.json");
  const routes = JSON.parse(readFileSync(manifest, "utf8")) as Record<string, string>;
  const writer = scene.writers[0];
  const of = await idsOf(database, filled, writer?.clientId);
  const ids: Record<Side, Record<string, string | undefined>> = {
    client: { session: of.session, program: writer?.programId },
    therapist: { client: filled.clients[0]?.id, exercise: of.exercise, program: filled.clients[0]?.programId },
    "front-door": {},
  };
  return Object.entries(routes).flatMap(([file, route]): Page[] => {
    const side = sideOf(file);
    if (!side) return [];
    const known = route.startsWith("/templates/") ? { program: of.template } : ids[side];
    const address = route.replace(/\[(\w+)\]/g, (part, key: string) => known[key as keyof typeof known] ?? part);
    const cookie = side === "client" ? writer?.cookie : side === "therapist" ? scene.therapist.cookie : "";
    return address.includes("[") ? [] : [{ side, route, address, cookie: cookie ?? "" }];
  });
}

// Each group of addresses by whose it is: the session and what stands without a connection are on the client’s phone, and
// what somebody near sees is on a phone as well.
const sides: Record<string, Side> = {
  client: "client",
  session: "client",
  offline: "client",
  relative: "client",
  therapist: "therapist",
  "front-door": "front-door",
};

/** Whose a page is, by the file that the build names; undefined for what is no page. */
export function sideOf(file: string): Side | undefined {
  const group = /^\/\(([\w-]+)\)(?:\/.*)?\/page$/.exec(file)?.[1];
  return group === undefined ? undefined : sides[group];
}

async function idsOf(database: DatabaseAddress, filled: Filled, clientId: string | undefined) {
  const sql = administrator(database);
  try {
    const [exercise] = await sql<{ id: string }[]>`select id from library_exercises order by position limit 1`;
    const [session] = await sql<{ id: string }[]>`
      select id from sessions where client_id = ${clientId ?? null} order by started_at desc limit 1`;
    // The day after an exercise to let go is asked after: without one its page would lead elsewhere, and not be weighed.
    await sql`update sessions set released_seconds = 120 where id = ${session?.id ?? null}`;
    const practice = { id: filled.practiceId, timeZone: "Europe/Amsterdam" };
    const items = [item("constructive-rest"), item("lower-belly-breathing")];
    const { memberId } = filled.therapist;
    const template = await seedTemplate(asOwner(sql), practice, memberId, { title: "Eerste weken", items });
    return { exercise: exercise?.id, session: session?.id, template };
  } finally {
    await sql.end();
  }
}

/** What each page's own HTML asks a browser of today to load; the polyfill for old ones is left out. */
export async function weighPages(product: Running, pages: readonly Page[]): Promise<Weighed> {
  const weighed: PageBytes[] = [];
  const missed: string[] = [];
  const known = new Map<string, number>();
  for (const page of pages) {
    const answer = await fetch(product.origin + page.address, { headers: { cookie: page.cookie }, redirect: "manual" });
    if (answer.status !== 200) {
      missed.push(`${page.route} (${answer.status})`);
      continue;
    }
    weighed.push({ ...page, script: await weigh(product.origin, await answer.text(), known) });
  }
  return { pages: weighed, missed };
}

export async function weigh(origin: string, html: string, known = new Map<string, number>()): Promise<number> {
  const tags = html.match(/<script\b[^>]*>/gi) ?? [];
  const sources = new Set(
    tags.filter((tag) => !/\bnomodule\b/i.test(tag)).flatMap((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? []),
  );
  let sum = 0;
  for (const source of sources) {
    const url = new URL(source.replaceAll("&amp;", "&"), origin).href;
    let size = known.get(url);
    if (size === undefined) {
      size = gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length / 1024;
      known.set(url, size);
    }
    sum += size;
  }
  return sum;
}

export const isBuilt = () => existsSync(path.join(root, ".next/BUILD_ID"));
