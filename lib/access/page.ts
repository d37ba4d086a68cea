import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { type Entry, enterPractice, noteList, type PracticeTx } from "@/db/transaction";
import type { AuditList, AuditRead } from "@/lib/audit/schema";
import { accepted, type Result } from "@/lib/result";
import { cookieName, signInOf } from "./auth";
import { readOwnPasskeys } from "./passkey";
import { passkeyHouse } from "./passkey-proof";
import { pointOf } from "./place-of-try";
import { readOwnSignIns } from "./read";
import { homeOf, type Permission, permissions } from "./rules";
import { roles, type Viewer } from "./schema";
import { readFactorState } from "./second-factor";

const uuid = z.uuid();

export const shownSignInOfPage = cache(async () => signInOf((await cookies()).get(cookieName())?.value));

/** Who is looking at this page, or null. Asked once per request, for layout, language and page together. */
export const viewerOfPage = cache(async (): Promise<Viewer | null> => {
  const idHash = await shownSignInOfPage();
  if (!idHash) return null;
  const entry: Entry = { idHash, requestId: uuidv7(), roles, unfinished: true };
  const result = await enterPractice(entry, async (_tx, viewer) => accepted(viewer));
  return result.ok ? result.value : null;
});

/** By what the viewer comes in, for the page of their own account. */
export async function readWaysIn(tx: PracticeTx) {
  const idHash = (await shownSignInOfPage()) ?? Buffer.alloc(0);
  return {
    factor: await readFactorState(tx),
    passkeys: await readOwnPasskeys(tx),
    passkeysHere: passkeyHouse() !== null,
    signIns: await readOwnSignIns(tx, idHash),
  };
}

interface Asked {
  permission: Permission;
  /** The client whose record the page shows, and the name of the look; a layout leaves that to its page. */
  record?: { clientId: string; act?: AuditRead };
  /** The page on which whoever treats sets a second factor up. */
  unfinished?: true;
}

/**
 * The door for pages. Signed out: to the sign-in, and back here afterwards. Another role: to their own home.
 * Not there, or not yours: the same 'not found', which is also all that an assistant sees of a record.
 */
export async function enterPage<T>(
  asked: Asked,
  read: (tx: PracticeTx, viewer: Viewer) => Promise<Result<T>>,
): Promise<{ value: T; viewer: Viewer }> {
  const entry = { ...(await entryOfPage(asked.permission, asked.record)), unfinished: asked.unfinished };
  return orElsewhere(
    await enterPractice(entry, async (tx, viewer) => {
      const value = await read(tx, viewer);
      return value.ok ? accepted({ value: value.value, viewer }) : value;
    }),
  );
}

/** What a page shows at the door, for the reads that enter by themselves (`enterOnce`). */
export async function entryOfPage(permission: Permission, record?: Asked["record"]): Promise<Entry> {
  const idHash = await shownSignInOfPage();
  if (!idHash) return toSignIn();
  if (record && !uuid.safeParse(record.clientId).success) {
    // A client's own pages name nobody where the sign-in has ended meanwhile: that is no page that is not there.
    if (!(await viewerOfPage())) return toSignIn();
    notFound();
  }
  return {
    idHash,
    requestId: uuidv7(),
    roles: permissions[permission],
    point: pointOf(await headers()),
    ...(record && { clientId: record.clientId.toLowerCase(), ...(record.act && { act: record.act }) }),
  };
}

/** Enters for a read of several clients, and writes down that the list was looked at. */
export async function listOfPage<T>(
  permission: Permission,
  list: AuditList,
  read: (entry: Entry, now: Date) => Promise<Result<T>>,
): Promise<T> {
  const [entry, now] = [await entryOfPage(permission), new Date()];
  const value = await orElsewhere(await read(entry, now));
  await noteList(entry, list, now);
  return value;
}

/** The value, or the place where somebody belongs who may not see it. */
export async function orElsewhere<T>(result: Result<T>): Promise<T> {
  if (result.ok) return result.value;
  if (result.refusal === "signed_out") return toSignIn();
  if (result.refusal === "second_factor_needed") redirect(await afterwards("/second-factor"));
  if (result.refusal === "role_cannot") {
    const viewer = await viewerOfPage();
    // Whoever works beside the records is told that nothing is here for them; who strayed is led home.
    if (viewer?.role !== "assistant") redirect(viewer ? homeOf(viewer.role) : "/sign-in");
  }
  notFound();
}

/** What stands behind the `?` of this page's address: Next tells pages of it, and no layout. */
export async function searchOfPage(): Promise<URLSearchParams> {
  return new URL((await headers()).get("x-path") ?? "/", "http://inside.invalid").searchParams;
}

const toSignIn = async (): Promise<never> => redirect(await afterwards("/sign-in"));

/** An address that leads back here when what it is for is done. */
async function afterwards(address: string): Promise<string> {
  const here = (await headers()).get("x-path");
  return here && here !== "/" ? `${address}?to=${encodeURIComponent(here)}` : address;
}
