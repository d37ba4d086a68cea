import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { accepted } from "@/lib/result";
import { readRelease } from "@/lib/safety/read";
import { decideRelease } from "@/lib/safety/write";

export const GET = route(operations.readRelease, async (tx, viewer, { params }) =>
  accepted({ value: await readRelease(tx, viewer, params.client as string) }),
);

export const PUT = route(operations.decideRelease, async (tx, viewer, { params, body, now }) => {
  const decided = await decideRelease(tx, viewer, params.client as string, body, now);
  return decided.ok ? accepted({ value: decided.value }) : decided;
});

export const { DELETE, PATCH, POST } = othersRefused("GET", "PUT");
