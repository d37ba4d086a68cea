import { operation } from "@/lib/access/operation";
import * as notes from "@/lib/notes/schema";
import { progressQuery } from "@/lib/progress/schema";
import * as reviews from "@/lib/reviews/schema";
import * as visits from "@/lib/visits/schema";

const ofClient = { record: "client" } as const;

export const reviewsOperations = {
  readReview: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/review",
    permission: "progress:read",
    summary:
      "What stands beside the series: weeks by what was rated before, four counts, places in the body, time, marks",
    ...ofClient,
    act: "progress.read",
    query: progressQuery,
    answer: reviews.review,
  }),
  listNotes: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/notes",
    permission: "note:list",
    summary: "Meetings and notes, the latest day first; a client reads what was shared",
    ...ofClient,
    act: "notes.listed",
    query: notes.notePage,
    answer: notes.noteList,
  }),
  writeNote: operation({
    method: "POST",
    path: "/api/v1/clients/{client}/notes",
    permission: "note:write",
    summary: "Set a meeting or a note on a day",
    ...ofClient,
    body: notes.noteDraft,
    answer: notes.note,
    statuses: [201, 200],
    tagged: true,
  }),
  changeNote: operation({
    method: "PATCH",
    path: "/api/v1/clients/{client}/notes/{note}",
    permission: "note:write",
    summary: "Change a note, put it away or bring it back",
    ...ofClient,
    body: notes.noteChange,
    answer: notes.note,
    tagged: true,
  }),
  readVisit: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/visit",
    permission: "visit:read",
    summary: "Before a visit: what was done since, and three questions made by fixed rules",
    ...ofClient,
    act: "visit.read",
    query: visits.visitQuery,
    answer: visits.visit,
  }),
};
