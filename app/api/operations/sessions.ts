import { z } from "zod";
import { operation } from "@/lib/access/operation";
import * as programs from "@/lib/programs/schema";
import * as progress from "@/lib/progress/schema";
import * as sessions from "@/lib/sessions/schema";
import * as today from "@/lib/today/schema";

const ofClient = { record: "client" } as const;

export const sessionsOperations = {
  readToday: operation({
    method: "GET",
    path: "/api/v1/today",
    permission: "today:read",
    summary: "Today's items of the client's program",
    answer: today.today,
  }),
  logSession: operation({
    method: "PUT",
    path: "/api/v1/sessions/{session}",
    permission: "session:log",
    summary: "Log a session, once; works for any past start",
    body: sessions.sessionLog,
    answer: z.strictObject({ id: z.uuid() }),
    statuses: [201, 200],
  }),
  listSessions: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/sessions",
    permission: "session:list",
    summary: "Logged sessions, newest first",
    ...ofClient,
    act: "sessions.listed",
    query: sessions.period,
    answer: sessions.sessionList,
  }),
  readProgress: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/progress",
    permission: "progress:read",
    summary: "Series for the charts; gaps are gaps",
    ...ofClient,
    act: "progress.read",
    query: progress.progressQuery,
    answer: progress.progress,
  }),
  readCaseload: operation({
    method: "GET",
    path: "/api/v1/caseload",
    permission: "caseload:read",
    summary: "Each own client: last session, this week, trend, open signals",
    query: programs.pageOf,
    answer: progress.caseload,
  }),
};
