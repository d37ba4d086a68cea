import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { tellCheckIn } from "@/lib/check-ins/write";
import { accepted } from "@/lib/result";

export const PUT = route(operations.tellCheckIn, async (tx, viewer, { params, body, now }) => {
  const told = await tellCheckIn(tx, viewer, params.checkIn as string, body, now);
  if (!told.ok) return told;
  return accepted({ value: { id: told.value.id }, status: told.value.repeated ? 200 : 201 });
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
