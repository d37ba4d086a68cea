import { describe, expect, it } from "vitest";
import en from "@/lib/i18n/messages/en/audit.json";
import nl from "@/lib/i18n/messages/nl/audit.json";
import { isAuditName, kinds } from "./kinds";
import { nen7513 } from "./nen-7513";
import { groundOf, lookPeriod, outcomeOf } from "./rules";
import type { AuditName } from "./schema";

const names = Object.keys(kinds) as AuditName[];

const wordsIn = (messages: object, path: string): unknown =>
  path.split(".").reduce<unknown>((found, part) => (found as Record<string, unknown> | undefined)?.[part], messages);

describe("a name of the log", () => {
  it.each(names)("%s has a sentence in both languages", (name) => {
    for (const messages of [nl, en]) expect(wordsIn(messages.acts, name)).toEqual(expect.any(String));
  });

  it("is of the closed list, and nothing else is", () => {
    expect(isAuditName("progress.read")).toBe(true);
    expect(isAuditName("toString")).toBe(false);
    expect(isAuditName("progress.seen")).toBe(false);
  });
});

describe("the ground of a look", () => {
  const of = (given: object) =>
    groundOf({ kept: null, role: "therapist", treated: true, outcome: "success", ...given } as Parameters<
      typeof groundOf
    >[0]);

  it("is what was kept, where something was", () => {
    expect(of({ kept: "emergency" })).toBe("emergency");
    expect(of({ kept: "because" })).toBe("care_relation");
  });

  it("else follows from who it was and whom they treated then", () => {
    expect(of({ role: "client", treated: false })).toBe("own_record");
    expect(of({ role: "owner" })).toBe("care_relation");
    expect(of({ role: "owner", treated: false })).toBe("owner");
    expect(of({ treated: false })).toBe("care_relation");
    expect(of({ role: "assistant", treated: false })).toBe("contact_data");
  });

  it("is none where nothing was opened, whoever tried", () => {
    expect(of({ outcome: outcomeOf(8), kept: "emergency" })).toBe("none");
  });
});

describe("an event under the names of NEN 7513", () => {
  const event = {
    id: "0199f0f0-0000-7000-8000-000000000001",
    practiceId: "practice",
    at: "2026-11-29T15:00:00+00:00",
    action: "R",
    event: "progress.read",
    outcome: 0,
    actor: { id: "nienke", name: "Nienke de Wit", email: "nienke@example.nl", role: "therapist" },
    clientId: "sanne",
    object: null,
    ground: "care_relation",
    device: "computer",
    network: null,
  } as const;

  it("has every field, whatever the event; what is not known is null and never made up", () => {
    const fields = Object.keys(nen7513(event)).sort();
    for (const name of names)
      for (const action of ["C", "R", "U", "D", "E"]) {
        const told = nen7513({ ...event, event: name, action, actor: null, clientId: null, ground: null });
        expect(Object.keys(told).sort()).toEqual(fields);
        expect(Object.values(told).filter((value) => value === undefined || value === "")).toEqual([]);
        expect(told).toMatchObject({ UserID: null, UserIsRequestor: false, NetworkAccessPointTypeCode: null });
      }
  });

  it("says who, what, whose and why", () => {
    expect(nen7513(event)).toEqual({
      EventID: "110110^Patient Record^DCM",
      EventActionCode: "R",
      EventDateTime: "2026-11-29T15:00:00+00:00",
      EventOutcomeIndicator: "0",
      EventTypeCode: "progress.read^progress.read^verzacht",
      UserID: "nienke",
      AlternateUserID: "nienke@example.nl",
      UserName: "Nienke de Wit",
      UserIsRequestor: true,
      RoleIDCode: "therapist",
      PurposeOfUse: "TREAT",
      ResponsibleUserID: "nienke",
      NetworkAccessPointTypeCode: null,
      NetworkAccessPointID: null,
      NetworkAccessPointDevice: "computer",
      ParticipantObjectTypeCode: "1",
      ParticipantObjectTypeCodeRole: "1",
      ParticipantObjectDataLifeCycle: "6^Access",
      ParticipantObjectIDTypeCode: "2",
      ParticipantObjectID: "sanne",
      ParticipantObjectDetail: null,
      ParticipantObjectPermissionPolicySet: "care_relation",
      ParticipantObjectSensitivity: "R",
      AuditSourceID: "verzacht",
      AuditEnterpriseSiteID: "practice",
      AuditSourceTypeCode: "4",
    });
  });

  it("tells printing, signing in, refusal, rights, lists and the log itself apart", () => {
    const id = (name: AuditName, given: object = {}) => {
      const told = nen7513({ ...event, event: name, ...given });
      return [told.EventID, told.EventTypeCode, told.ParticipantObjectDataLifeCycle];
    };
    expect(id("report.printed")).toEqual(["110106^Export^DCM", "report.printed^report.printed^verzacht", "10^Export"]);
    expect(id("signed_in")[1]).toBe("110122^Login^DCM");
    expect(id("signed_out")[1]).toBe("110123^Logout^DCM");
    expect(id("access.denied").slice(0, 2)).toEqual([
      "110113^Security Alert^DCM",
      "110132^Use of Restricted Function^DCM",
    ]);
    expect(id("member.invited")[1]).toBe("110136^Security Roles Changed^DCM");
    expect(id("caseload.listed")[0]).toBe("110112^Query^DCM");
    expect(id("looks.read")[0]).toBe("110101^Audit Log Used^DCM");
    expect(nen7513({ ...event, ground: "emergency" }).PurposeOfUse).toBe("BTG");
    expect(nen7513({ ...event, network: "192.0.2.1" })).toMatchObject({
      NetworkAccessPointTypeCode: "2",
      NetworkAccessPointID: "192.0.2.1",
    });
  });
});

describe("the days that a client asks for in one tap", () => {
  it("are this week from Monday, the whole week before, or twenty-eight days", () => {
    const sunday = "2026-11-29";
    expect(lookPeriod("week", sunday)).toEqual({ from: "2026-11-23", to: sunday, whose: "others" });
    expect(lookPeriod("last", sunday)).toEqual({ from: "2026-11-16", to: "2026-11-22", whose: "others" });
    expect(lookPeriod("last", "2026-11-30")).toEqual({ from: "2026-11-23", to: "2026-11-29", whose: "others" });
    expect(lookPeriod("month", sunday)).toEqual({ from: "2026-11-02", to: sunday, whose: "others" });
    expect(lookPeriod("all", sunday)).toEqual({ whose: "others" });
    expect(lookPeriod("own", sunday)).toEqual({ whose: "own" });
  });
});
