import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { parkMatter } from "@/lib/attention/write";
import { accepted } from "@/lib/result";

export const PUT = route(operations.parkMatter, async (tx, viewer, { params, body, now }) => {
  const parked = await parkMatter(tx, viewer, params.client as string, body, now);
  return parked.ok ? accepted({ value: parked.value }) : parked;
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
