import type { NextRequest } from "next/server";
import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { Result } from "@/lib/result";
import { bodyOf } from "./body";
import { problemResponse } from "./problem";
import { passingTrouble } from "./trouble";
import { fromOwnOrigin, localeOf } from "./viewer";
import { TooBusy } from "./write";

/**
 * The door for what somebody may do who is not signed in: set up a practice, accept an invitation, find a way back into
 * their account.
 */
export function openDoor<S extends z.ZodType, T>(
  schema: S,
  act: (sent: z.output<S>, request: NextRequest) => Promise<Result<T>>,
  status: 200 | 201 | 202 = 201,
) {
  return async (request: NextRequest): Promise<Response> => {
    const problem = { requestId: uuidv7(), locale: localeOf(request) };
    try {
      if (!fromOwnOrigin(request.headers)) return problemResponse({ ...problem, refusal: "foreign_origin" });
      const body = await bodyOf(request);
      if (!body.ok) return problemResponse({ ...problem, ...body });
      const sent = schema.safeParse(body.value);
      if (!sent.success) return problemResponse({ ...problem, refusal: "invalid", issues: sent.error.issues });
      const result = await act(sent.data, request);
      if (!result.ok) return problemResponse({ ...problem, ...result });
      return Response.json(result.value, { status, headers: { "cache-control": "no-store" } });
    } catch (error) {
      if (error instanceof TooBusy || passingTrouble(error)) return problemResponse({ ...problem, refusal: "busy" });
      throw error;
    }
  };
}
