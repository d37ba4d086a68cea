import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readRelatives } from "@/lib/relatives/read";
import { accepted, refused } from "@/lib/result";

export const GET = route(operations.listRelatives, async (tx, viewer, { now }) =>
  viewer.clientId
    ? accepted({ value: { items: await readRelatives(tx, viewer, viewer.clientId, now) } })
    : refused("role_cannot"),
);

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
