import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { accepted, refused } from "@/lib/result";
import { readToday } from "@/lib/today/read";

export const GET = route(operations.readToday, async (tx, viewer, { now, query }) =>
  viewer.clientId
    ? accepted({ value: await readToday(tx, viewer, viewer.clientId, now, false, query.items === "program") })
    : refused("not_found"),
);

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
