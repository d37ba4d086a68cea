import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject } from "zod-openapi";
import { needsMatch, type Operation } from "@/lib/access/operation";
import { permissions } from "@/lib/access/rules";
import { refusals } from "@/lib/result";
import { operations } from "./operations";

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    current: z.unknown().optional(),
  })
  .meta({
    id: "Problem",
    description: `RFC 9457. \`type\` is urn:verzacht:problem: and one of: ${Object.keys(refusals).join(", ")}`,
  });

let made: ReturnType<typeof createDocument> | undefined;

/** OpenAPI 3.1, made from the same lines and schemas that the doors obey. */
export function openApiDocument() {
  made ??= createDocument({
    openapi: "3.1.0",
    info: {
      title: "Verzacht",
      version: "1",
      description:
        "A therapist assigns a program, a client logs a session, the therapist reviews progress. Ids are UUIDv7 made by whoever creates the thing; unsafe methods need an Origin of this site.",
    },
    paths: pathsOf(Object.entries(operations)),
    components: {
      securitySchemes: { signIn: { type: "apiKey", in: "cookie", name: "verzacht.sign-in" } },
    },
    security: [{ signIn: [] }],
  });
  return made;
}

function pathsOf(lines: [string, Operation][]) {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [operationId, line] of lines) {
    const path = paths[line.path] ?? {};
    path[line.method.toLowerCase()] = operationOf(operationId, line);
    paths[line.path] = path;
  }
  return paths;
}

function operationOf(operationId: string, line: Operation): ZodOpenApiOperationObject {
  const names = [...line.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  const answer = { content: { [line.produces ?? "application/json"]: { schema: line.answer } } };
  const refusal = {
    description: "Refused; nothing was changed",
    content: { "application/problem+json": { schema: problem } },
  };
  return {
    operationId,
    summary: line.summary,
    description: `For: ${permissions[line.permission].join(", ")}`,
    requestParams: {
      ...(names.length > 0 && { path: z.object(Object.fromEntries(names.map((name) => [name, z.uuid()]))) }),
      ...(line.query && { query: line.query as never }),
      ...(needsMatch(line) && { header: z.object({ "if-match": z.string() }) }),
    },
    ...(line.body && {
      requestBody: { required: !line.bodyOptional, content: { "application/json": { schema: line.body } } },
    }),
    responses: {
      ...Object.fromEntries(
        (line.statuses ?? [200]).map((status) => [status, { description: line.summary, ...answer }]),
      ),
      default: refusal,
    },
  };
}
