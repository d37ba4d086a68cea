/** What can happen in this house: closed lists that only grow. Names are the trade's verbs, in the past. */
export type AuditEvent =
  | "password.changed"
  | "member.changed"
  | "member.invited"
  | "exercise.added"
  | "exercise.changed"
  | "client.added"
  | "client.changed"
  | "client.invited"
  | "program.drafted"
  | "program.changed"
  | "program.assigned"
  | "program.ended"
  | "release.opened"
  | "release.closed"
  | "session.logged"
  | "signal.settled";

/** The ways to look into a client's record. */
export type AuditRead =
  | "client.read"
  | "programs.listed"
  | "program.read"
  | "sessions.listed"
  | "progress.read"
  | "release.read"
  | "signals.listed"
  | "today.read";
