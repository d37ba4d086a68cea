import { operations } from "@/app/api/operations";
import { renamePractice } from "@/lib/access/members";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { accepted } from "@/lib/result";

export const PATCH = route(operations.changePractice, async (tx, viewer, { body }) => {
  const renamed = await renamePractice(tx, viewer, body.name);
  return renamed.ok ? accepted({ value: renamed.value }) : renamed;
});

export const { DELETE, GET, POST, PUT } = othersRefused("PATCH");
