"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useKeptForm } from "@/components/frame/kept-form";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Refused } from "@/lib/ask";
import { changeClient } from "@/lib/clients/browser";
import type { Client, ClientChange } from "@/lib/clients/schema";
import { ClientFields, type ClientFormIn, type ClientFormOut, clientForm } from "./client-fields";
import { TwoVersions } from "./two-versions";

/** A client as far as somebody may change them: an assistant is shown no time zone. */
type Changeable = Pick<Client, "id" | "name" | "email" | "locale" | "version" | "hasAccount"> & { timeZone?: string };
type Conflict = { mine: ClientChange; theirs: Changeable; parts: (keyof ClientChange)[] };

type EditClientFormProps = {
  client: Changeable;
  /** Refuses `stale`, with what is there now, when somebody else was first. */
  send?: (id: string, change: ClientChange, match: number) => Promise<unknown>;
  onDone: () => void;
};

export function EditClientForm({ client, send = changeClient, onDone }: EditClientFormProps) {
  const tUi = useTranslations("ui");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const form = useForm<ClientFormIn, unknown, ClientFormOut>({
    resolver: zodResolver(clientForm),
    defaultValues: {
      name: client.name,
      email: client.email ?? "",
      locale: client.locale,
      ...(client.timeZone && { timeZone: client.timeZone }),
    },
  });
  const { register, handleSubmit, formState } = form;
  // Of the version that it was typed over: what somebody else changed since is not to be overwritten unseen.
  const forget = useKeptForm(`client/${client.id}/${client.version}`, form);
  const finish = () => {
    forget();
    router.refresh();
    onDone();
  };
  const save = useMutation({
    mutationFn: ({ mine, match }: { mine: ClientChange; match: number }) => send(client.id, mine, match),
    onSuccess: finish,
    onError: (error, { mine }) => {
      if (!(error instanceof Refused) || error.refusal !== "stale" || !error.problem?.current) return;
      const theirs = error.problem.current as Changeable;
      const parts = (Object.keys(mine) as (keyof ClientChange)[]).filter(
        (part) => theirs[part] !== mine[part] && theirs[part] !== client[part],
      );
      // Two people who changed different things have no quarrel.
      if (parts.length === 0) save.mutate({ mine, match: theirs.version });
      else setConflict({ mine, theirs, parts });
    },
  });

  if (conflict) {
    return (
      <TwoVersions
        {...conflict}
        busy={save.isPending}
        onMine={() => save.mutate({ mine: conflict.mine, match: conflict.theirs.version })}
        onTheirs={finish}
      />
    );
  }

  const problem = save.isPending ? null : trouble(save.error);
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={handleSubmit((values) => {
        const mine = Object.fromEntries(
          Object.entries(values).filter(([part, value]) => client[part as keyof ClientChange] !== value),
        ) as ClientChange;
        if (Object.keys(mine).length === 0) finish();
        else save.mutate({ mine, match: client.version });
      })}
    >
      <ClientFields
        register={register}
        errors={formState.errors}
        {...(client.timeZone && { timeZone: client.timeZone })}
        hasAccount={client.hasAccount}
      />
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" disabled={save.isPending}>
          {tUi("keep")}
        </Button>
        <Button
          look="plain"
          onClick={() => {
            forget();
            onDone();
          }}
        >
          {tUi("cancel")}
        </Button>
      </div>
    </form>
  );
}
