"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { ChoiceSwitch } from "@/components/frame/choice-switch";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { useFaultWords, useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CheckField, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { setGoal } from "@/lib/goals/browser";
import { goalKinds } from "@/lib/goals/rules";
import { type GoalDraft, goalDraft } from "@/lib/goals/schema";
import { LevelFields } from "./level-fields";

type Typed = { id: string; kind: GoalDraft["kind"]; wording: string; withLevels: boolean; levels: string[] };
const fresh = (): Typed => ({
  id: uuidv7(),
  kind: "activity",
  wording: "",
  withLevels: false,
  levels: ["", "", "", "", ""],
});

/** A therapist types what the client says. Half typed, it survives a reload. */
export function AddGoal({ clientId }: { clientId: string }) {
  const t = useTranslations("goals");
  const tUi = useTranslations("ui");
  const router = useRouter();
  const said = useFaultWords();
  const trouble = useTroubleWords();
  const [open, setOpen] = useState(false);
  const [draft, keep] = useKeptDraft<Typed>(`goal/${clientId}`);
  const [blank, setBlank] = useState(fresh);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const typed = draft ?? blank;
  const tell = (change: Partial<Typed>) => keep({ ...typed, ...change });
  const set = useMutation({
    mutationFn: (goal: GoalDraft) => setGoal(clientId, typed.id, goal),
    onSuccess: () => {
      keep(null);
      setBlank(fresh());
      setOpen(false);
      router.refresh();
    },
  });
  const problem = trouble(set.error);
  const submit = () => {
    const { kind, wording, withLevels, levels } = typed;
    const read = goalDraft.safeParse({ kind, wording, levels: kind === "goal" && withLevels ? levels : null });
    setFaults(
      read.success ? {} : Object.fromEntries(read.error.issues.map((one) => [one.path.join("."), one.message])),
    );
    if (read.success) set.mutate(read.data);
  };
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t("desk.add")}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t("desk.add")}
        closeLabel={tUi("close")}
        actions={
          <Button disabled={set.isPending} onClick={submit}>
            {t("own.submit")}
          </Button>
        }
      >
        <ChoiceSwitch<Typed["kind"]>
          label={t("own.kind")}
          choices={goalKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={typed.kind}
          onChange={(kind) => tell({ kind })}
        />
        <TextField
          label={t("desk.wording")}
          hint={t("desk.wordingHint")}
          maxLength={200}
          value={typed.wording}
          error={said(faults.wording ? { message: faults.wording } : undefined)}
          onChange={(event) => tell({ wording: event.target.value })}
        />
        {typed.kind === "goal" ? (
          <CheckField
            label={t("level.with")}
            checked={typed.withLevels}
            onChange={(event) => tell({ withLevels: event.target.checked })}
          />
        ) : null}
        {typed.kind === "goal" && typed.withLevels ? (
          <LevelFields
            texts={typed.levels}
            onChange={(levels) => tell({ levels })}
            error={said(faults["levels.2"] ? { message: faults["levels.2"] } : undefined)}
          />
        ) : null}
        {problem ? (
          <Notice kind="attention" live="assertive">
            {problem}
          </Notice>
        ) : null}
      </Dialog>
    </>
  );
}
