/** What can happen in this house: closed lists that only grow. Names are the trade's verbs, in the past. */
export type AuditEvent =
  | "password.changed"
  | "member.changed"
  | "member.invited"
  | "exercise.added"
  | "exercise.changed"
  | "exercise.put_away"
  | "exercise.brought_back"
  | "client.added"
  | "client.changed"
  | "client.invited"
  | "program.drafted"
  | "program.changed"
  | "program.assigned"
  | "program.ended"
  | "program.deleted"
  | "release.opened"
  | "release.closed"
  | "agreement.changed"
  | "contact.changed"
  | "session.logged"
  | "session.echoed"
  | "session.corrected"
  | "check_in.told"
  | "signal.settled";

/** The ways to look into a client's record. */
export type AuditRead =
  | "client.read"
  | "programs.listed"
  | "program.read"
  | "sessions.listed"
  | "progress.read"
  | "release.read"
  | "agreement.read"
  | "check_ins.listed"
  | "signals.listed"
  | "today.read";
