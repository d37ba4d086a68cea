import type { z } from "zod";
import type { AuditList, AuditRead } from "@/lib/audit/schema";
import type { Permission } from "./rules";

/** One line of the HTTP interface: what `route` obeys and what the OpenAPI document is made from. */
export interface Operation<
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: `/api/v1/${string}`;
  permission: Permission;
  summary: string;
  /** The address part that names a client: the door opens that record, and refuses with 404 where it can't. */
  record?: "client";
  /** Open also to who treats and has yet to set a second factor up. */
  unfinished?: true;
  /** Wants the password or a code of the last ten minutes; `step_up_needed` where there is none. */
  fresh?: true;
  /** The name under which the audit log keeps the look. */
  act?: AuditRead;
  /** The name of the list, where the answer tells of several clients. */
  list?: AuditList;
  query?: Query;
  body?: Body;
  /** Sent without a body, it means what `{}` means. */
  bodyOptional?: true;
  answer: Answer;
  /** What the answer is, where it is no JSON. */
  produces?: "application/pdf" | "text/csv" | "application/*";
  /** Statuses of success; 200 unless said. */
  statuses?: readonly number[];
  /** Carries an ETag where it answers the thing itself; a change of that, and its end, need `If-Match`. */
  tagged?: boolean;
}

export const operation = <Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
  line: Operation<Query, Body, Answer>,
): Operation<Query, Body, Answer> => line;

export const needsMatch = (line: Operation): boolean =>
  line.tagged === true && ["PUT", "PATCH", "DELETE"].includes(line.method);
