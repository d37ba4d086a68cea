import { isReady } from "@/lib/access/read";

export const dynamic = "force-dynamic";

export async function GET() {
  return (await isReady())
    ? Response.json({ status: "ready" })
    : Response.json({ status: "not ready" }, { status: 503, headers: { "retry-after": "2" } });
}
