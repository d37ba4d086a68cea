import { enterPage } from "@/lib/access/page";
import { readClients } from "@/lib/clients/read";
import { accepted } from "@/lib/result";

export default async function Clients() {
  const { value } = await enterPage({ permission: "caseload:read" }, async (tx, viewer) =>
    accepted(await readClients(tx, viewer, { limit: 50 })),
  );
  return <p>{value.items.length}</p>;
}
