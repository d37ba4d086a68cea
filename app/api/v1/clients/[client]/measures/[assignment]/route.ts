import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readClientDay } from "@/lib/clients/read";
import { readQuestion } from "@/lib/measures/read";
import { assignMeasure, endMeasure } from "@/lib/measures/write";
import { announceQuestion } from "@/lib/reminders/write";
import { accepted } from "@/lib/result";

export const PUT = route(operations.assignMeasure, async (tx, viewer, { params, body, now }) => {
  const { client, assignment } = params as { client: string; assignment: string };
  const { today, timeZone } = await readClientDay(tx, viewer, client, now);
  const assigned = await assignMeasure(tx, viewer, client, assignment, body, today);
  if (!assigned.ok) return assigned;
  const { assignment: value, repeated } = assigned.value;
  if (!repeated && value.byClient)
    await announceQuestion(tx, viewer, client, { ...(await readQuestion(tx, viewer, client, today)), timeZone }, now);
  return accepted({ value, revision: value.revision, status: repeated ? 200 : 201 });
});

export const PATCH = route(operations.endMeasure, async (tx, viewer, { params, body, match, now }) => {
  const { client, assignment } = params as { client: string; assignment: string };
  const { today, timeZone } = await readClientDay(tx, viewer, client, now);
  const ended = await endMeasure(tx, viewer, client, assignment, body.ended, match, today);
  if (!ended.ok) return ended;
  const { byClient, revision } = ended.value;
  // The queue goes on by itself; asked again, there may be nothing left in it.
  if (byClient && !body.ended)
    await announceQuestion(tx, viewer, client, { ...(await readQuestion(tx, viewer, client, today)), timeZone }, now);
  return accepted({ value: ended.value, revision });
});

export const { DELETE, GET, POST } = othersRefused("PATCH", "PUT");
