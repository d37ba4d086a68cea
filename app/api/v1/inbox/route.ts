import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { swiftRoute } from "@/lib/access/route";
import { readInbox } from "@/lib/attention/read";
import { accepted } from "@/lib/result";

export const GET = swiftRoute(operations.readInbox, async (entry, { query, now }) => {
  const inbox = await readInbox(entry, query, now);
  return inbox.ok ? accepted({ value: inbox.value }) : inbox;
});

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
