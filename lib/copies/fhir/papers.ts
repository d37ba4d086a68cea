import type { Consent, DocumentReference, RelatedPerson } from "fhir/r4";
import type { RecordCopy } from "../schema";
import { type Code, concept, hl7 } from "./codes";
import { patientOf, refer } from "./people";
import { derivedId } from "./programs";

interface Paper {
  id: string;
  code: Code;
  date?: string | null | undefined;
  title: string;
  lines: readonly (string | null | undefined)[];
  by?: string | null | undefined;
  status?: "current" | "superseded";
}

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** What was written in words: its text lies inside, so that the bundle is whole without this house. */
const paper = (
  copy: RecordCopy,
  { id, code, date, title, lines, by, status = "current" }: Paper,
): DocumentReference => ({
  resourceType: "DocumentReference",
  id,
  status,
  type: concept(code),
  subject: patientOf(copy),
  ...(date && { date }),
  ...(by && { author: [{ display: by }] }),
  custodian: refer("Organization", copy.practice.id),
  content: [
    {
      attachment: {
        contentType: "text/plain; charset=utf-8",
        language: copy.client.locale,
        title,
        data: base64([title, ...lines.filter(Boolean)].join("\n")),
      },
    },
  ],
});

const isLatestOf = (reports: RecordCopy["reports"], { id, version }: RecordCopy["reports"][number]) =>
  reports.every((other) => other.id !== id || other.version <= version);

/** A day as the instant that FHIR asks for here. */
const noon = (day: string) => `${day}T12:00:00Z`;

export const paperResources = (copy: RecordCopy): DocumentReference[] => [
  ...copy.notes.map(({ id, day, text, writtenBy, kind, putAway }) =>
    paper(copy, {
      id,
      code: "note",
      date: noon(day),
      title: kind,
      lines: [text],
      by: writtenBy,
      status: putAway ? "superseded" : "current",
    }),
  ),
  ...copy.reports.map((report) =>
    paper(copy, {
      id: derivedId(report.id, report.version),
      code: "report",
      date: noon(report.writtenOn),
      title: `${report.from} – ${report.to}, version ${report.version}`,
      lines: [
        report.text,
        JSON.stringify(report.content),
        ...report.shares.map(({ on, with: whom }) => `${on}: ${whom}`),
      ],
      by: report.writtenBy,
      status: isLatestOf(copy.reports, report) ? "current" : "superseded",
    }),
  ),
  ...copy.agreements.map(({ version, words, terms, madeAt, madeBy }, at) =>
    paper(copy, {
      id: derivedId(copy.client.id, version),
      code: "agreement",
      date: madeAt,
      title: `Version ${version}`,
      lines: [words.fine, words.slowDown, words.helpsBack, words.mayBeTold, JSON.stringify(terms)],
      by: madeBy,
      status: at === 0 ? "current" : "superseded",
    }),
  ),
  ...copy.releases.map(
    ({ id, open, because, health, checked, maxMinutes, maxPerWeek, reviewOn, decidedAt, decidedBy }, at) =>
      paper(copy, {
        id,
        code: "release-decision",
        date: decidedAt,
        title: open ? "Open" : "Closed",
        lines: [
          because,
          health,
          ...(checked?.answers ?? []).map(({ sentence, yes, because: why }) =>
            [`${sentence[copy.client.locale]}: ${yes ? "yes" : "no"}`, why].filter(Boolean).join(". "),
          ),
          JSON.stringify({ maxMinutes, maxPerWeek, reviewOn }),
        ],
        by: decidedBy,
        status: at === 0 ? "current" : "superseded",
      }),
  ),
  ...copy.signals.map(({ id, kind, raisedAt, sessionId, settledAt, settledBy, note }) =>
    paper(copy, {
      id,
      code: "signal",
      date: raisedAt,
      title: kind,
      lines: [`session ${sessionId}`, settledAt && `looked at ${settledAt}`, note],
      by: settledBy,
    }),
  ),
  ...copy.verdicts.map(({ id, lookOn, verdict, proposed, rating, wanted, points }) =>
    paper(copy, {
      id,
      code: "agreed-look",
      date: noon(lookOn),
      title: `${rating} ${wanted} by ${points}: ${verdict.kind}`,
      lines: [JSON.stringify(verdict)],
      by: proposed.by,
    }),
  ),
  ...copy.statements.map(({ id, kind, part, text, madeAt, answer, disputed }) =>
    paper(copy, {
      id,
      code: "statement",
      date: madeAt,
      title: `${kind}, ${part}${disputed ? " (disputed)" : ""}`,
      lines: [text, answer && `${answer.on}, ${answer.by}, ${answer.outcome}: ${answer.words}`],
      by: copy.client.name,
    }),
  ),
  ...copy.erasures.map(({ id, scope, words, askedAt, state, decision }) =>
    paper(copy, {
      id,
      code: "request",
      date: askedAt,
      title: `${scope}: ${state}`,
      lines: [words, decision?.ground, decision?.words],
      by: copy.client.name,
    }),
  ),
  paper(copy, {
    id: derivedId(copy.client.id, 100_000),
    code: "reminders",
    title: "Reminders",
    lines: [JSON.stringify(copy.reminders.wishes), JSON.stringify(copy.reminders.suggestion)],
  }),
];

/** Each yes and each no, as it was said; the latest of a kind is the one that holds. */
export const consentResources = (copy: RecordCopy): Consent[] =>
  copy.consents.flatMap(({ kind, said, latest }) =>
    said.map(
      (one): Consent => ({
        resourceType: "Consent",
        id: one.id,
        status: one.id === latest?.id ? "active" : "inactive",
        scope: { coding: [hl7("consentscope", "patient-privacy", "Privacy Consent")] },
        category: [{ coding: [{ system: "http://loinc.org", code: "59284-0" }] }],
        patient: patientOf(copy),
        dateTime: one.at,
        performer: [patientOf(copy)],
        organization: [refer("Organization", copy.practice.id)],
        policyRule: { text: `${kind}, version ${one.version}` },
        provision: { type: one.given ? "permit" : "deny" },
      }),
    ),
  );

/** Whom the client lets look along, and that they say so: what is permitted, to whom, and until when. */
export const shareResources = (copy: RecordCopy): (RelatedPerson | Consent)[] =>
  copy.shares.flatMap(({ id, name, parts, since, until }) => {
    const period = { start: since, ...(until && { end: until }) };
    const near: RelatedPerson = {
      resourceType: "RelatedPerson",
      id,
      active: until === null,
      patient: patientOf(copy),
      name: [{ text: name }],
      period,
    };
    const consent: Consent = {
      resourceType: "Consent",
      id: derivedId(id, 1),
      status: until === null ? "active" : "inactive",
      scope: { coding: [hl7("consentscope", "patient-privacy", "Privacy Consent")] },
      category: [{ coding: [{ system: "http://loinc.org", code: "59284-0" }] }],
      patient: patientOf(copy),
      dateTime: since,
      performer: [patientOf(copy)],
      organization: [refer("Organization", copy.practice.id)],
      policyRule: { text: `to look along: ${parts.join(", ")}` },
      provision: {
        type: "permit",
        period,
        actor: [{ role: { text: "relative" }, reference: { ...refer("RelatedPerson", id), display: name } }],
      },
    };
    return [near, consent];
  });
