import type { Role } from "@/lib/access/schema";
import { type Kind, kinds } from "./kinds";
import type { Ground } from "./rules";
import type { AuditName } from "./schema";

// NEN 7513 builds on the audit message of RFC 3881 and DICOM PS3.15 A.5; codes are theirs. What is the same for all events
// of a kind is told here when an event is read, and not kept with each of them.

/** EventID of each kind: a code of DCM, and its words. */
const eventIds: Record<Kind, [code: string, words: string]> = {
  record: ["110110", "Patient Record"],
  order: ["110109", "Order Record"],
  query: ["110112", "Query"],
  export: ["110106", "Export"],
  print: ["110106", "Export"],
  authentication: ["110114", "User Authentication"],
  rights: ["110113", "Security Alert"],
  log: ["110101", "Audit Log Used"],
  activity: ["110100", "Application Activity"],
  denial: ["110113", "Security Alert"],
};

/** EventTypeCode, where the standard has one that is more exact than the event's own name. */
const typeCodes: Partial<Record<AuditName, [code: string, words: string]>> = {
  signed_in: ["110122", "Login"],
  "sign_in.failed": ["110122", "Login"],
  signed_out: ["110123", "Logout"],
  "access.denied": ["110132", "Use of Restricted Function"],
  "member.invited": ["110136", "Security Roles Changed"],
  "member.withdrawn": ["110136", "Security Roles Changed"],
  "member.role_changed": ["110136", "Security Roles Changed"],
  "member.left": ["110136", "Security Roles Changed"],
  "care.given": ["110136", "Security Roles Changed"],
  "care.ended": ["110136", "Security Roles Changed"],
  "member.signed_out": ["110123", "Logout"],
  "relative.named": ["110136", "Security Roles Changed"],
  "relative.invited": ["110136", "Security Roles Changed"],
  "relative.changed": ["110136", "Security Roles Changed"],
  "relative.taken_back": ["110136", "Security Roles Changed"],
  "client.invited": ["110136", "Security Roles Changed"],
  "invitation.accepted": ["110137", "User Security Attributes Changed"],
  "password.changed": ["110137", "User Security Attributes Changed"],
  "password.reset": ["110137", "User Security Attributes Changed"],
  "password.link_made": ["110137", "User Security Attributes Changed"],
  "address.changed": ["110137", "User Security Attributes Changed"],
  "second_factor.set_up": ["110137", "User Security Attributes Changed"],
  "second_factor.removed": ["110137", "User Security Attributes Changed"],
  "second_factor.taken_away": ["110137", "User Security Attributes Changed"],
  "passkey.added": ["110137", "User Security Attributes Changed"],
  "passkey.removed": ["110137", "User Security Attributes Changed"],
  "recovery_codes.renewed": ["110137", "User Security Attributes Changed"],
  "sign_in.ended": ["110123", "Logout"],
  "sign_ins.ended": ["110123", "Logout"],
};

/** RFC 3881 ParticipantObjectDataLifeCycle. */
const lifeCycles: Record<string, [code: string, words: string]> = {
  C: ["1", "Origination"],
  R: ["6", "Access"],
  U: ["3", "Amendment"],
  D: ["14", "Logical deletion"],
  E: ["6", "Access"],
};

/** HL7 v3 PurposeOfUse. */
const purposes: Record<Ground, string> = {
  own_record: "PATRQT",
  care_relation: "TREAT",
  owner: "HOPERAT",
  emergency: "BTG",
  contact_data: "PATADMIN",
  shared: "FAMRQT",
  none: "",
};

export interface KeptEvent {
  id: string;
  practiceId: string;
  at: string;
  action: string;
  event: AuditName;
  outcome: number;
  actor: { id: string; name: string; email: string | null; role: Role | null } | null;
  clientId: string | null;
  object: { type: string; id: string } | null;
  ground: Ground | null;
  device: string | null;
  network: string | null;
}

/** An event under the names of NEN 7513:2018, chapter 6; null where there is nothing to say. */
export function nen7513(kept: KeptEvent): Record<string, string | boolean | null> {
  const kind = kinds[kept.event];
  const [eventId, eventWords] = eventIds[kind];
  const [typeCode, typeWords] = typeCodes[kept.event] ?? [kept.event, kept.event];
  const { actor, clientId, object } = kept;
  const isLeaving = kind === "export" || kind === "print";
  const [lifeCycle, lifeWords] = isLeaving ? ["10", "Export"] : (lifeCycles[kept.action] ?? ["", ""]);
  return {
    EventID: `${eventId}^${eventWords}^DCM`,
    EventActionCode: kept.action,
    EventDateTime: kept.at,
    EventOutcomeIndicator: String(kept.outcome),
    EventTypeCode: `${typeCode}^${typeWords}^${typeCode === kept.event ? "verzacht" : "DCM"}`,
    UserID: actor?.id ?? null,
    AlternateUserID: actor?.email ?? null,
    UserName: actor?.name ?? null,
    UserIsRequestor: actor !== null,
    RoleIDCode: actor?.role ?? null,
    PurposeOfUse: (kept.ground && purposes[kept.ground]) || null,
    // Everybody acts for themselves here: a therapist treats under her own name, and a client acts in their own record.
    ResponsibleUserID: actor?.id ?? null,
    NetworkAccessPointTypeCode: kept.network ? "2" : null,
    NetworkAccessPointID: kept.network,
    NetworkAccessPointDevice: kept.device,
    ParticipantObjectTypeCode: clientId ? "1" : "2",
    ParticipantObjectTypeCodeRole: clientId ? "1" : roleOfObject(kind),
    ParticipantObjectDataLifeCycle: `${lifeCycle}^${lifeWords}`,
    ParticipantObjectIDTypeCode: clientId ? "2" : kind === "query" ? "10" : "12",
    ParticipantObjectID: clientId ?? object?.id ?? kept.practiceId,
    ParticipantObjectDetail: object ? `${object.type}/${object.id}` : null,
    ParticipantObjectPermissionPolicySet: kept.ground,
    ParticipantObjectSensitivity: clientId || kind === "query" ? "R" : "N",
    AuditSourceID: "verzacht",
    AuditEnterpriseSiteID: kept.practiceId,
    AuditSourceTypeCode: "4",
  };
}

/** RFC 3881 ParticipantObjectTypeCodeRole of what is no person. */
function roleOfObject(kind: Kind): string {
  if (kind === "query") return "24";
  if (kind === "log") return "13";
  return kind === "rights" || kind === "authentication" || kind === "denial" ? "11" : "4";
}
