import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { readOwnSignIns } from "@/lib/access/read";
import { route } from "@/lib/access/route";
import { endOtherSignIns } from "@/lib/access/sign-ins";
import { accepted } from "@/lib/result";

export const GET = route(operations.listSignIns, async (tx, _viewer, { idHash }) =>
  accepted({ value: { items: await readOwnSignIns(tx, idHash), nextCursor: null } }),
);

export const DELETE = route(operations.endOtherSignIns, async (tx, viewer, { idHash }) => {
  const ended = await endOtherSignIns(tx, viewer, idHash);
  return ended.ok ? accepted({ value: ended.value }) : ended;
});

export const { PATCH, POST, PUT } = othersRefused("GET", "DELETE");
