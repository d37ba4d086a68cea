import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { sayConsent } from "@/lib/consents/write";
import { accepted, refused } from "@/lib/result";

export const PUT = route(operations.sayConsent, async (tx, viewer, { params, body }) => {
  if (!viewer.clientId) return refused("role_cannot");
  const said = await sayConsent(tx, viewer, viewer.clientId, { ...body, id: params.consent as string });
  return said.ok ? accepted({ value: { items: said.value.consents }, status: said.value.isNew ? 201 : 200 }) : said;
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
