"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Refused } from "@/lib/ask";
import { assignProgram } from "@/lib/programs/browser";
import type { Program, ProgramItem } from "@/lib/programs/schema";
import { ChainLackNotice } from "./chain-lack-notice";
import { type ChainLack, placeOf } from "./draft-edits";
import { InvitationWords } from "./invitation-words";
import type { ProgramClient } from "./program-client";
import type { ProgramWords } from "./program-words";
import { RefusalWords } from "./refusal-words";

/** The field that asks why the threshold is another one, and whether it still waits for an answer. */
export type AskedReason = { field: ReactNode; lacks: boolean };

export type Problems = { path: string; message: string }[];

type AssignDialogProps = {
  open: boolean;
  onClose: () => void;
  client: ProgramClient;
  items: ProgramItem[];
  words: ProgramWords;
  /** The exercises whose chain is not whole; until it is, nothing can be sent. */
  lacking: ChainLack[];
  onComplete: () => void;
  reason: AskedReason;
  /** The program that makes room, by its title. */
  makesRoom: string | null;
  /** Release exercises in a program for whom release is not open. */
  releaseIsShut: boolean;
  /** Saves what was not sent yet; answers the program's id. Throws {@link Refused}. */
  save: () => Promise<string>;
  onAssigned: (program: Program) => void;
  /** What the house refused, to be shown at the items. */
  onRefused: (problems: Problems) => void;
};

/** The last look before a program reaches its client: from when, instead of what, and all that still stands in the way. */
export function AssignDialog(props: AssignDialogProps) {
  const { open, client, items, words, lacking, reason, makesRoom, releaseIsShut, save, onAssigned, onRefused } = props;
  const t = useTranslations("programs.assign");
  const ui = useTranslations("ui");
  const [startsOn, setStartsOn] = useState(client.today);
  const [endsOn, setEndsOn] = useState("");
  const assigning = useMutation({
    mutationFn: async () => assignProgram(await save(), { startsOn, endsOn: endsOn || null }),
    onSuccess: onAssigned,
    onError: (error) => {
      const problems = error instanceof Refused ? (error.problem?.errors ?? []) : [];
      if (problems.some((problem) => placeOf(problem) >= 0)) onRefused(problems);
    },
  });
  const problem = assigning.error instanceof Refused ? assigning.error.problem : null;
  const errorAt = (path: string) => problem?.errors?.find((one) => one.path === path)?.message;
  const elsewhere = assigning.isError && !errorAt("startsOn") && !errorAt("endsOn");

  function close() {
    assigning.reset();
    props.onClose();
  }

  function complete() {
    assigning.reset();
    props.onComplete();
  }

  return (
    <Dialog
      open={open}
      onClose={close}
      title={t("title")}
      closeLabel={ui("close")}
      actions={
        <>
          <Button
            disabled={assigning.isPending || startsOn === "" || lacking.length > 0 || reason.lacks}
            onClick={() => assigning.mutate()}
          >
            {t("confirm")}
          </Button>
          <Button look="quiet" onClick={close}>
            {ui("cancel")}
          </Button>
        </>
      }
    >
      <p className="text-soft">{t("body", { name: client.name })}</p>
      <ChainLackNotice items={items} lacking={lacking} words={words} onComplete={complete} />
      {reason.field}
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
      {client.hasAccount ? null : (
        <Notice kind="information" title={t("noAccount", { name: client.name })}>
          <p>{t("noAccountBody")}</p>
          <InvitationWords client={client} />
        </Notice>
      )}
      {makesRoom ? <Notice kind="information">{t("makesRoom", { title: makesRoom })}</Notice> : null}
      {releaseIsShut ? <Notice kind="information">{t("releaseIsShut")}</Notice> : null}
      {elsewhere ? (
        <Notice kind="attention" live="assertive" title={t("refused")}>
          <RefusalWords problem={problem} items={items} words={words} />
        </Notice>
      ) : null}
    </Dialog>
  );
}
