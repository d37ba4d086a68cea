"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Refused } from "@/lib/ask";
import { assignProgram } from "@/lib/programs/browser";
import type { Program } from "@/lib/programs/schema";

export type Problems = { path: string; message: string }[];

type AssignDialogProps = {
  open: boolean;
  onClose: () => void;
  /** Today, where the client lives. */
  today: string;
  /** The program that makes room, by its title. */
  makesRoom: string | null;
  /** Release exercises in a program for whom release is not open. */
  releaseIsShut: boolean;
  /** Saves what was not sent yet; answers the program's id, or null where that did not work. */
  save: () => Promise<string | null>;
  onAssigned: (program: Program) => void;
  /** What the house refused, to be shown at the items. */
  onRefused: (problems: Problems) => void;
};

export function AssignDialog(props: AssignDialogProps) {
  const { open, onClose, today, makesRoom, releaseIsShut, save, onAssigned, onRefused } = props;
  const t = useTranslations("programs.assign");
  const ui = useTranslations("ui");
  const [startsOn, setStartsOn] = useState(today);
  const [endsOn, setEndsOn] = useState("");
  const assigning = useMutation({
    mutationFn: async () => {
      const id = await save();
      if (!id) throw new Refused(null);
      return assignProgram(id, { startsOn, endsOn: endsOn || null });
    },
    onSuccess: onAssigned,
    onError: (error) => {
      const problems = error instanceof Refused ? (error.problem?.errors ?? []) : [];
      if (problems.some(({ path }) => path.startsWith("items"))) onRefused(problems);
    },
  });
  const problem = assigning.error instanceof Refused ? assigning.error.problem : null;
  const errorAt = (path: string) => problem?.errors?.find((one) => one.path === path)?.message;
  const elsewhere = assigning.isError && !errorAt("startsOn") && !errorAt("endsOn");

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("title")}
      closeLabel={ui("close")}
      actions={
        <>
          <Button disabled={assigning.isPending || startsOn === ""} onClick={() => assigning.mutate()}>
            {t("confirm")}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {ui("cancel")}
          </Button>
        </>
      }
    >
      <p className="text-soft">{t("body")}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          type="date"
          label={t("startsOn")}
          value={startsOn}
          required
          error={errorAt("startsOn")}
          onChange={(event) => setStartsOn(event.target.value)}
        />
        <TextField
          type="date"
          label={t("endsOn")}
          aside={ui("optional")}
          value={endsOn}
          min={startsOn}
          error={errorAt("endsOn")}
          onChange={(event) => setEndsOn(event.target.value)}
        />
      </div>
      {makesRoom ? <Notice kind="information">{t("makesRoom", { title: makesRoom })}</Notice> : null}
      {releaseIsShut ? <Notice kind="information">{t("releaseIsShut")}</Notice> : null}
      {elsewhere ? (
        <Notice kind="attention" live="assertive" title={t("refused")}>
          <p>{problem?.detail ?? ui("offline")}</p>
        </Notice>
      ) : null}
    </Dialog>
  );
}
