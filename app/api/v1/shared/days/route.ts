import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readSharedDays } from "@/lib/relatives/read";
import { accepted } from "@/lib/result";

export const GET = route(operations.readSharedDays, async (tx, _viewer, { requestId, now }) => {
  const read = await readSharedDays(tx, { eventId: requestId, now });
  return read.ok ? accepted({ value: read.value }) : read;
});

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
