import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readConsents } from "@/lib/consents/read";
import { accepted, refused } from "@/lib/result";

export const GET = route(operations.listConsents, async (tx, viewer) =>
  viewer.clientId
    ? accepted({ value: { items: await readConsents(tx, viewer, viewer.clientId) } })
    : refused("role_cannot"),
);

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
