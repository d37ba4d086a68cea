import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import type { Viewer } from "@/lib/access/schema";
import { changeMe } from "@/lib/access/write";
import { accepted } from "@/lib/result";

const shown = (viewer: Viewer) => ({
  id: viewer.memberId,
  role: viewer.role,
  name: viewer.name,
  locale: viewer.locale,
  practice: { id: viewer.practiceId, name: viewer.practiceName },
  ...(viewer.clientId && { clientId: viewer.clientId }),
});

export const GET = route(operations.readMe, async (_tx, viewer) => accepted({ value: shown(viewer) }));

export const PATCH = route(operations.changeMe, async (tx, viewer, { body }) => {
  const changed = await changeMe(tx, viewer, body);
  return changed.ok ? accepted({ value: shown(changed.value) }) : changed;
});

export const { DELETE, POST, PUT } = othersRefused("GET", "PATCH");
