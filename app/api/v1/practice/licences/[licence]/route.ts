import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { keepLicence } from "@/lib/measures/write";
import { accepted } from "@/lib/result";

export const PUT = route(operations.keepLicence, async (tx, viewer, { params, body, match, now }) => {
  const kept = await keepLicence(tx, viewer, params.licence as string, body, match, now);
  return kept.ok ? accepted({ value: kept.value, revision: kept.value.revision }) : kept;
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
