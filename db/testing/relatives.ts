import { randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { acceptInvitation } from "@/lib/access/write";
import { type SharePart, shareParts } from "@/lib/relatives/rules";
import { relativeDraft } from "@/lib/relatives/schema";
import { nameRelative } from "@/lib/relatives/write";
import { as, type ClientPerson, everything, type Person, signedIn, valueOf } from "./practice";

export interface RelativePerson extends Person {
  /** Of the share, and not of the member. */
  id: string;
  email: string;
}

/** Somebody near a client, who came in by the link that the client handed over. */
export async function relativeOf(
  client: ClientPerson,
  name = "Joris",
  parts: readonly SharePart[] = shareParts,
  now = new Date(),
): Promise<RelativePerson> {
  const id = uuidv7();
  const own = { clientId: client.id, id };
  const draft = relativeDraft.parse({ name, parts });
  const { url } = valueOf(await as(client, (tx, viewer) => nameRelative(tx, viewer, own, draft, now)));
  const email = `${randomUUID()}@village.test`;
  const token = url.split("/").at(-1) ?? "";
  valueOf(await acceptInvitation(token, { password: "een zin die lang genoeg is", locale: "nl", email }));
  const [row] = await everything<{ member_id: string }[]>`select member_id from relatives where id = ${id}`;
  return { id, email, ...(await signedIn(client.practice, row?.member_id ?? "", "relative", name)) };
}
