import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { askCheckIn } from "@/lib/check-ins/write";
import { accepted } from "@/lib/result";

export const PUT = route(operations.askCheckIn, async (tx, viewer, { params, body, now }) => {
  const { client, checkIn } = params as { client: string; checkIn: string };
  const told = await askCheckIn(tx, viewer, client, checkIn, body, now);
  if (!told.ok) return told;
  return accepted({ value: { id: told.value.id }, status: told.value.repeated ? 200 : 201 });
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
