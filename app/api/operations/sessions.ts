import { z } from "zod";
import { operation } from "@/lib/access/operation";
import * as progress from "@/lib/progress/schema";
import { correctionKinds } from "@/lib/sessions/rules";
import * as sessions from "@/lib/sessions/schema";
import * as today from "@/lib/today/schema";

const ofClient = { record: "client" } as const;

export const sessionsOperations = {
  readToday: operation({
    method: "GET",
    path: "/api/v1/today",
    permission: "today:read",
    summary: "Today's items of the client's program, or all of them",
    query: today.todayQuery,
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
  echoSession: operation({
    method: "PUT",
    path: "/api/v1/sessions/{session}/echo",
    permission: "session:echo",
    summary: "How it is the day after a session with release, once",
    body: sessions.echo,
    answer: z.strictObject({ id: z.uuid() }),
    statuses: [201, 200],
  }),
  correctSession: operation({
    method: "PUT",
    path: "/api/v1/sessions/{session}/correction",
    permission: "session:correct",
    summary: "Put right what was told; once it was looked at and a day old, add a word beside it",
    body: sessions.correction,
    answer: z.strictObject({ id: z.uuid(), kind: z.enum(correctionKinds) }),
    statuses: [201, 200],
  }),
  tellCheckIn: operation({
    method: "PUT",
    path: "/api/v1/check-ins/{checkIn}",
    permission: "check-in:tell",
    summary: "Two numbers at any moment, without a session, once",
    body: sessions.checkIn,
    answer: z.strictObject({ id: z.uuid() }),
    statuses: [201, 200],
  }),
  askCheckIn: operation({
    method: "PUT",
    path: "/api/v1/clients/{client}/check-ins/{checkIn}",
    permission: "check-in:ask",
    summary: "Two numbers that a therapist asks for in a visit, once",
    ...ofClient,
    body: sessions.askedCheckIn,
    answer: z.strictObject({ id: z.uuid() }),
    statuses: [201, 200],
  }),
  listCheckIns: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/check-ins",
    permission: "check-in:list",
    summary: "Check-ins, newest first",
    ...ofClient,
    act: "check_ins.listed",
    query: sessions.period,
    answer: sessions.checkInList,
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
};
