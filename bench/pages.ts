import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { administrator } from "@/db/administration";
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

export interface PageBytes extends Page {
  /** KiB of JavaScript, gzip, that the page loads before anyone does anything. */
  script: number;
}

/** Every page that the build lists, filled in with the ids of the practice on the ground. */
export async function listPages(database: DatabaseAddress, filled: Filled, scene: Scene): Promise<Page[]> {
  const manifest = path.join(root, ".next/app-path-routes-manifest.json");
  const routes = JSON.parse(readFileSync(manifest, "utf8")) as Record<string, string>;
  const sql = administrator(database);
  const [exercise] = await sql<{ id: string }[]>`select id from library_exercises order by position limit 1`;
  await sql.end();
  const client = filled.clients[0];
  const ids: Record<string, string | undefined> = {
    client: client?.id,
    exercise: exercise?.id,
    program: client?.programId,
  };
  return Object.entries(routes).flatMap(([file, route]): Page[] => {
    const side = /^\/\((client|therapist|front-door)\)\/.*page$|^\/\((client|therapist|front-door)\)\/page$/.exec(file);
    const name = (side?.[1] ?? side?.[2]) as Side | undefined;
    if (!name) return [];
    const address = route.replace(/\[(\w+)\]/g, (part, key: string) => ids[key] ?? part);
    const cookie = name === "client" ? scene.writers[0]?.cookie : name === "therapist" ? scene.therapist.cookie : "";
    return address.includes("[") ? [] : [{ side: name, route, address, cookie: cookie ?? "" }];
  });
}

/** What each page's own HTML asks a browser of today to load; the polyfill for old ones is left out. */
export async function weighPages(product: Running, pages: readonly Page[]): Promise<PageBytes[]> {
  const weighed: PageBytes[] = [];
  const known = new Map<string, number>();
  for (const page of pages) {
    const answer = await fetch(product.origin + page.address, { headers: { cookie: page.cookie }, redirect: "manual" });
    if (answer.status !== 200) continue;
    weighed.push({ ...page, script: await weigh(product.origin, await answer.text(), known) });
  }
  return weighed;
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
