import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import * as tables from "@/db/schema";
import type { OwnerDb } from "./owner";

const addresses = ["owner@demo.test", "therapist@demo.test", "second-therapist@demo.test", "therapist@other.test"];

/** What everybody may know: the demo's own secret, of which a script makes codes. */
export const demoSecret = "JBSWY3DPEHPK3PXP";

interface Wish {
  /** Whether the people who treat in the demo have a second factor. */
  asked: boolean;
  seal: (accountId: string, secret: string) => Buffer;
  unseal: (accountId: string, bytes: Buffer) => string | null;
}

/**
 * At each start of the demo: its practices ask for a second factor, or for none. Only practices of the demo's own people
 * are touched; `.test` is nobody's real address.
 */
export async function settleDemoFactor(db: OwnerDb, { asked, seal, unseal }: Wish): Promise<void> {
  const people = await db
    .select({
      practiceId: tables.members.practiceId,
      accountId: tables.accounts.id,
      secret: tables.secondFactors.secret,
    })
    .from(tables.accounts)
    .innerJoin(tables.members, eq(tables.members.accountId, tables.accounts.id))
    .leftJoin(tables.secondFactors, eq(tables.secondFactors.accountId, tables.accounts.id))
    .where(
      and(inArray(tables.accounts.email, addresses), ne(tables.members.role, "client"), isNull(tables.members.leftAt)),
    );
  for (const { practiceId, accountId, secret } of people) {
    await db.update(tables.practices).set({ factorExempt: !asked }).where(eq(tables.practices.id, practiceId));
    if (asked && !secret)
      await db.insert(tables.secondFactors).values({ accountId, secret: seal(accountId, demoSecret), lastStep: 0 });
    // One that somebody set up for themselves while trying the demo stays theirs.
    if (!asked && secret && unseal(accountId, secret) === demoSecret)
      await db.delete(tables.secondFactors).where(eq(tables.secondFactors.accountId, accountId));
  }
}
