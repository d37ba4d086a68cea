import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { accepted } from "@/lib/result";
import { settleSignal } from "@/lib/signals/write";

export const POST = route(operations.settleSignal, async (tx, viewer, { params, body, now }) => {
  const settled = await settleSignal(tx, viewer, params.signal as string, body, now);
  return settled.ok ? accepted({ value: settled.value }) : settled;
});

export const { DELETE, GET, PATCH, PUT } = othersRefused("POST");
