import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readLicences } from "@/lib/measures/read";
import { accepted } from "@/lib/result";

export const GET = route(operations.listLicences, async (tx, viewer) =>
  accepted({ value: { items: await readLicences(tx, viewer) } }),
);

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
