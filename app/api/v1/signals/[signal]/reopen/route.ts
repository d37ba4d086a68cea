import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { accepted } from "@/lib/result";
import { reopenSignal } from "@/lib/signals/write";

export const POST = route(operations.reopenSignal, async (tx, viewer, { params }) => {
  const opened = await reopenSignal(tx, viewer, params.signal as string);
  return opened.ok ? accepted({ value: opened.value }) : opened;
});

export const { DELETE, GET, PATCH, PUT } = othersRefused("POST");
