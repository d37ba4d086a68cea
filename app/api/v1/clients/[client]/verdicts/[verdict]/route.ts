import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { accepted } from "@/lib/result";
import { agreeVerdict } from "@/lib/verdicts/write";

export const PUT = route(operations.agreeVerdict, async (tx, viewer, { params, body, now }) => {
  const agreed = await agreeVerdict(tx, viewer, params.client as string, params.verdict as string, body, now);
  return agreed.ok ? accepted({ value: agreed.value }) : agreed;
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
