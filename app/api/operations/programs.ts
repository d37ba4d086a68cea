import { operation } from "@/lib/access/operation";
import { done } from "@/lib/access/schema";
import * as programs from "@/lib/programs/schema";

const ofClient = { record: "client" } as const;

export const programsOperations = {
  listPrograms: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/programs",
    permission: "program:list",
    summary: "A client's programs, newest first",
    ...ofClient,
    act: "programs.listed",
    query: programs.pageOf,
    answer: programs.programList,
  }),
  draftProgram: operation({
    method: "POST",
    path: "/api/v1/clients/{client}/programs",
    permission: "program:write",
    summary: "Begin a program as a draft",
    ...ofClient,
    body: programs.programDraft,
    answer: programs.program,
    statuses: [201, 200],
    tagged: true,
  }),
  listTemplates: operation({
    method: "GET",
    path: "/api/v1/templates",
    permission: "template:list",
    summary: "Programs without a client, to start from",
    query: programs.pageOf,
    answer: programs.programList,
  }),
  draftTemplate: operation({
    method: "POST",
    path: "/api/v1/templates",
    permission: "program:write",
    summary: "Keep a program as a template",
    body: programs.programDraft,
    answer: programs.program,
    statuses: [201, 200],
    tagged: true,
  }),
  readProgram: operation({
    method: "GET",
    path: "/api/v1/programs/{program}",
    permission: "program:read",
    summary: "One program in its latest version",
    answer: programs.program,
    tagged: true,
  }),
  changeProgram: operation({
    method: "PUT",
    path: "/api/v1/programs/{program}",
    permission: "program:write",
    summary: "Write a new version; logged sessions keep theirs",
    body: programs.programDraft,
    answer: programs.program,
    tagged: true,
  }),
  deleteProgram: operation({
    method: "DELETE",
    path: "/api/v1/programs/{program}",
    permission: "program:write",
    summary: "Delete a draft or a template; what a client was sent stays",
    answer: done,
    tagged: true,
  }),
  assignProgram: operation({
    method: "POST",
    path: "/api/v1/programs/{program}/assign",
    permission: "program:write",
    summary: "Draft → active; an active one makes room",
    body: programs.assignment,
    answer: programs.program,
  }),
  endProgram: operation({
    method: "POST",
    path: "/api/v1/programs/{program}/end",
    permission: "program:write",
    summary: "Active → ended",
    answer: programs.program,
  }),
};
