import { z } from "zod";
import { operation } from "@/lib/access/operation";
import * as paper from "@/lib/paper/schema";

const ofClient = { record: "client" } as const;

export const paperOperations = {
  printProgram: operation({
    method: "GET",
    path: "/api/v1/programs/{program}/print",
    permission: "program:read",
    summary: "A program to hang up, two exercises a page, in the client's language",
    answer: paper.sheet,
    produces: "application/pdf",
  }),
  printDiary: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/diary",
    permission: "diary:print",
    summary: "A week to fill in by hand, with both scales",
    ...ofClient,
    act: "diary.printed",
    query: paper.diaryQuery,
    answer: paper.sheet,
    produces: "application/pdf",
  }),
  typeInSession: operation({
    method: "PUT",
    path: "/api/v1/clients/{client}/sessions/{session}",
    permission: "session:type-in",
    summary: "Type in a day of a paper diary, once; it stays marked as paper, with who typed it",
    ...ofClient,
    body: paper.paperSession,
    answer: z.strictObject({ id: z.uuid() }),
    statuses: [201, 200],
  }),
};
