import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readHealthList } from "@/lib/health/read";
import { approveHealthList } from "@/lib/health/write";
import { accepted } from "@/lib/result";

export const GET = route(operations.readHealthList, async (tx, viewer) => {
  const value = await readHealthList(tx, viewer);
  return accepted({ value, revision: value.version });
});

export const PUT = route(operations.approveHealthList, async (tx, viewer, { body, match }) => {
  const approved = await approveHealthList(tx, viewer, body, match);
  return approved.ok ? accepted({ value: approved.value, revision: approved.value.version }) : approved;
});

export const { DELETE, PATCH, POST } = othersRefused("GET", "PUT");
