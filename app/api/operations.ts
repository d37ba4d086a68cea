import { z } from "zod";
import { operation } from "@/lib/access/operation";
import * as access from "@/lib/access/schema";
import * as clients from "@/lib/clients/schema";
import * as exercises from "@/lib/exercises/schema";
import * as programs from "@/lib/programs/schema";
import * as progress from "@/lib/progress/schema";
import * as safety from "@/lib/safety/schema";
import * as sessions from "@/lib/sessions/schema";

// The whole HTTP interface: one line an operation. The doors obey it, and the OpenAPI document is made from it.

const ofClient = { record: "client" } as const;

export const operations = {
  readMe: operation({ method: "GET", path: "/api/v1/me", permission: "me:read", summary: "Who is signed in", answer: access.me }),
  changeMe: operation({ method: "PATCH", path: "/api/v1/me", permission: "me:change", summary: "Change one's own name or language", body: access.myChange, answer: access.me }),
  changePassword: operation({ method: "PUT", path: "/api/v1/me/password", permission: "me:change", summary: "Choose another password; other sign-ins end", body: access.passwordChange, answer: access.done }),
  listMembers: operation({ method: "GET", path: "/api/v1/members", permission: "member:list", summary: "The practice's people who treat", answer: access.memberList }),
  inviteMember: operation({ method: "POST", path: "/api/v1/members", permission: "member:invite", summary: "Invite a therapist by a one-time link", body: access.memberInvitation, answer: clients.invitation, statuses: [201] }),

  listExercises: operation({ method: "GET", path: "/api/v1/exercises", permission: "exercise:list", summary: "The library: shared and the practice's own; `q` forgives accents and typos", query: exercises.exerciseSearch, answer: exercises.exerciseList }),
  addExercise: operation({ method: "POST", path: "/api/v1/exercises", permission: "exercise:write", summary: "Add an exercise of the practice's own", body: exercises.exerciseDraft, answer: exercises.exercise, statuses: [201, 200], tagged: true }),
  readExercise: operation({ method: "GET", path: "/api/v1/exercises/{exercise}", permission: "exercise:read", summary: "One exercise", answer: exercises.exercise, tagged: true }),
  changeExercise: operation({ method: "PATCH", path: "/api/v1/exercises/{exercise}", permission: "exercise:write", summary: "Change an exercise of the practice's own", body: exercises.exerciseChange, answer: exercises.exercise, tagged: true }),

  listClients: operation({ method: "GET", path: "/api/v1/clients", permission: "client:list", summary: "Own clients; an owner sees the practice's", query: clients.clientSearch, answer: clients.clientList }),
  addClient: operation({ method: "POST", path: "/api/v1/clients", permission: "client:add", summary: "Add a client to one's care", body: clients.clientDraft, answer: clients.client, statuses: [201, 200], tagged: true }),
  readClient: operation({ method: "GET", path: "/api/v1/clients/{client}", permission: "client:read", summary: "One client", ...ofClient, act: "client.read", answer: clients.client, tagged: true }),
  changeClient: operation({ method: "PATCH", path: "/api/v1/clients/{client}", permission: "client:change", summary: "Change what is kept about a client", ...ofClient, body: clients.clientChange, answer: clients.client, tagged: true }),
  inviteClient: operation({ method: "POST", path: "/api/v1/clients/{client}/invitations", permission: "client:invite", summary: "A one-time link for the client to make an account", ...ofClient, answer: clients.invitation, statuses: [201] }),

  listPrograms: operation({ method: "GET", path: "/api/v1/clients/{client}/programs", permission: "program:list", summary: "A client's programs, newest first", ...ofClient, act: "programs.listed", query: programs.pageOf, answer: programs.programList }),
  draftProgram: operation({ method: "POST", path: "/api/v1/clients/{client}/programs", permission: "program:write", summary: "Begin a program as a draft", ...ofClient, body: programs.programDraft, answer: programs.program, statuses: [201, 200], tagged: true }),
  listTemplates: operation({ method: "GET", path: "/api/v1/templates", permission: "template:list", summary: "Programs without a client, to start from", query: programs.pageOf, answer: programs.programList }),
  draftTemplate: operation({ method: "POST", path: "/api/v1/templates", permission: "program:write", summary: "Keep a program as a template", body: programs.programDraft, answer: programs.program, statuses: [201, 200], tagged: true }),
  readProgram: operation({ method: "GET", path: "/api/v1/programs/{program}", permission: "program:read", summary: "One program in its latest version", answer: programs.program, tagged: true }),
  changeProgram: operation({ method: "PUT", path: "/api/v1/programs/{program}", permission: "program:write", summary: "Write a new version; logged sessions keep theirs", body: programs.programDraft, answer: programs.program, tagged: true }),
  assignProgram: operation({ method: "POST", path: "/api/v1/programs/{program}/assign", permission: "program:write", summary: "Draft → active; an active one makes room", body: programs.assignment, answer: programs.program }),
  endProgram: operation({ method: "POST", path: "/api/v1/programs/{program}/end", permission: "program:write", summary: "Active → ended", answer: programs.program }),

  readRelease: operation({ method: "GET", path: "/api/v1/clients/{client}/release", permission: "release:read", summary: "Whether release is open for this client", ...ofClient, act: "release.read", answer: safety.release }),
  decideRelease: operation({ method: "PUT", path: "/api/v1/clients/{client}/release", permission: "release:decide", summary: "Open or close release, with reason and limits", ...ofClient, body: safety.releaseDecision, answer: safety.release }),
  listSignals: operation({ method: "GET", path: "/api/v1/clients/{client}/signals", permission: "signal:list", summary: "What asks for attention and is not settled", ...ofClient, act: "signals.listed", answer: safety.signalList }),
  settleSignal: operation({ method: "POST", path: "/api/v1/signals/{signal}/settle", permission: "signal:settle", summary: "Mark a signal as seen and dealt with", answer: access.done }),

  readToday: operation({ method: "GET", path: "/api/v1/today", permission: "today:read", summary: "Today's items of the client's program", answer: sessions.today }),
  logSession: operation({ method: "PUT", path: "/api/v1/sessions/{session}", permission: "session:log", summary: "Log a session, once; works for any past start", body: sessions.sessionLog, answer: z.strictObject({ id: z.uuid() }), statuses: [201, 200] }),
  listSessions: operation({ method: "GET", path: "/api/v1/clients/{client}/sessions", permission: "session:list", summary: "Logged sessions, newest first", ...ofClient, act: "sessions.listed", query: sessions.period, answer: sessions.sessionList }),
  readProgress: operation({ method: "GET", path: "/api/v1/clients/{client}/progress", permission: "progress:read", summary: "Series for the charts; gaps are gaps", ...ofClient, act: "progress.read", query: progress.progressQuery, answer: progress.progress }),
  readCaseload: operation({ method: "GET", path: "/api/v1/caseload", permission: "caseload:read", summary: "Each own client: last session, this week, trend, open signals", query: programs.pageOf, answer: progress.caseload }),
};
