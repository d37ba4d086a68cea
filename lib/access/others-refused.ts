import type { NextRequest } from "next/server";
import { uuidv7 } from "uuidv7";
import { problemResponse } from "./problem";
import { localeOf } from "./viewer";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof methods)[number];

/** The methods that an address does not have, each answering so: left to itself, Next says 405 without a word. */
export function othersRefused<Allowed extends Method>(...allowed: Allowed[]) {
  const allow = ["OPTIONS", ...(allowed.includes("GET" as Allowed) ? ["HEAD"] : []), ...allowed].join(", ");
  const refuse = (request: NextRequest) => {
    const answer = problemResponse({
      refusal: "method_not_allowed",
      requestId: uuidv7(),
      locale: localeOf(request),
    });
    answer.headers.set("allow", allow);
    return answer;
  };
  const others = methods.filter((method) => !allowed.includes(method as Allowed));
  return Object.fromEntries(others.map((method) => [method, refuse])) as Record<
    Exclude<Method, Allowed>,
    typeof refuse
  >;
}
