"use client";

import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { uuidv7 } from "uuidv7";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { Refused } from "@/lib/ask";
import { changeProgram, draftProgram, readProgramAgain } from "@/lib/programs/browser";
import { changesOf, copyOf, draftOf } from "@/lib/programs/rules";
import type { Program, ProgramDraft } from "@/lib/programs/schema";
import { type DraftEdit, editDraft } from "./draft-edits";
import { createSaveQueue } from "./save-queue";

interface Kept {
  draft: ProgramDraft;
  /** The revision that it was written over; null where the house had nothing yet. */
  over: number | null;
}

interface Beginning {
  program: Program | null;
  start: ProgramDraft;
  clientId: string | null;
  memberId: string;
  /** What it is called while it has no name, so that all else can be kept. */
  namelessTitle: string;
  onSaved: (program: Program) => void;
}

/** Sends a draft that may already have arrived: an answer that got lost must not stand between her and her own work. */
async function sendDraft(clientId: string | null, draft: ProgramDraft, match: number | null): Promise<Program> {
  if (match !== null) return changeProgram(draft, match);
  try {
    return await draftProgram(clientId, draft);
  } catch (error) {
    if (!(error instanceof Refused) || error.problem?.status !== 409) throw error;
    const known = await readProgramAgain(draft.id);
    return changeProgram(draft, known.revision);
  }
}

/**
 * The program that is being written: what it says now, where it was kept, and who came between. A draft saves itself;
 * an active program is only kept on this device until it is sent, because each version of it reaches the client.
 */
export function useProgramDraft({ program, start, clientId, memberId, namelessTitle, onSaved }: Beginning) {
  const live = program?.status === "active";
  const [kept, keep, ready, keeping] = useKeptDraft<Kept>(`program/${start.id}`, memberId);
  const [written, setWritten] = useState<ProgramDraft | null>(null);
  const [published, setPublished] = useState<Program | null>(null);
  const [queue] = useState(() =>
    createSaveQueue({
      send: (draft, match) => sendDraft(clientId, { ...draft, title: draft.title.trim() || namelessTitle }, match),
      saved: start,
      match: program?.revision ?? null,
      onSaved: (sent) => {
        // What was found on this device has arrived: from here on it is what is written.
        setWritten((before) => before ?? draftOf(sent));
        onSaved(sent);
      },
    }),
  );
  const saving = useSyncExternalStore(queue.subscribe, queue.state, queue.state);

  const isOther = kept !== null && changesOf(start, kept.draft).length > 0;
  const restored = written === null && ready && isOther ? kept : null;
  const draft = written ?? restored?.draft ?? start;
  const base = published ? draftOf(published) : start;

  const edit = useCallback(
    (change: DraftEdit) => setWritten((before) => editDraft(before ?? restored?.draft ?? start, change)),
    [restored, start],
  );

  useEffect(() => {
    if (restored) queue.resume(restored.over);
    if (!live) queue.change(draft);
  }, [draft, restored, live, queue]);

  // What the house has need not lie on this device any longer: left there, it would look like unsent work next time.
  const unsent = written !== null && changesOf(live ? base : queue.sent(), written).length > 0;
  useEffect(() => {
    if (written) keep(unsent ? { draft: written, over: queue.revision() } : null);
  }, [written, unsent, keep, queue]);

  useEffect(() => {
    if (live) return;
    const send = () => void queue.flush();
    window.addEventListener("online", send);
    window.addEventListener("pagehide", send);
    return () => {
      window.removeEventListener("online", send);
      window.removeEventListener("pagehide", send);
      send();
    };
  }, [live, queue]);

  return {
    draft,
    edit,
    saving,
    live,
    ready,
    keeping,
    wasRestored: restored !== null,
    /** What the client will see change; empty for a program that nobody was sent. */
    changes: live ? changesOf(base, draft) : [],
    base,
    /** What was written over when somebody else came between. */
    before: () => (live ? base : queue.sent()),
    /** Null while the house knows nothing of it. */
    revision: () => queue.revision(),
    save: () => queue.flush(true),
    retry: () => void queue.flush(),
    /** What stands here as another one, where a colleague has deleted this one meanwhile. Throws {@link Refused}. */
    async saveAnew() {
      const made = await draftProgram(
        clientId,
        copyOf({ ...draft, title: draft.title.trim() || namelessTitle }, uuidv7),
      );
      queue.leave();
      keep(null);
      return made;
    },
    discard() {
      setWritten(base);
      keep(null);
      queue.resume(published?.revision ?? program?.revision ?? null);
    },
    /** Sends the change of an active program. Throws {@link Refused}, with `stale` when a colleague was first. */
    async publish() {
      const sent = await changeProgram({ ...draft, title: draft.title.trim() || namelessTitle }, queue.revision() ?? 0);
      queue.resume(sent.revision);
      setPublished(sent);
      setWritten(draftOf(sent));
      keep(null);
      onSaved(sent);
    },
    settle(theirs: Program, chosen: ProgramDraft) {
      setWritten(chosen);
      if (live) {
        queue.resume(theirs.revision);
        setPublished(theirs);
      } else void queue.settle(theirs, chosen, draftOf(theirs));
    },
  };
}

export type ProgramDraftState = ReturnType<typeof useProgramDraft>;
