/** What a therapist sets on the axis of time: a meeting, or something worth remembering beside the figures. */
export const noteKinds = ["appointment", "note"] as const;
export type NoteKind = (typeof noteKinds)[number];
