import { sessionAnchor } from "@/components/sessions/session-moment";
import type { Day } from "@/lib/calendar";

/** A session, in the list of its day. */
export const sessionHref = (clientId: string, sessionId: string, on: Day): string =>
  `/clients/${clientId}/sessions?from=${on}&to=${on}#${sessionAnchor(sessionId)}`;
