"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useStepUp } from "@/components/access/step-up";
import { plainDay } from "@/components/frame/day-words";
import { useOnce } from "@/components/frame/once";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Opener } from "@/components/ui/opener";
import { Refused } from "@/lib/ask";
import { dayOf } from "@/lib/calendar";
import { useFormatter } from "@/lib/i18n/formatter";
import { changeShares, makeRelativeLink, takeBack } from "@/lib/relatives/browser";
import { inOrder, type SharePart } from "@/lib/relatives/rules";
import type { NamedRelative, Relative } from "@/lib/relatives/schema";
import { PartFields } from "./part-fields";
import { useKeepsSeeing, useNotStopped } from "./relative-words";

type RelativeCardProps = {
  relative: Relative;
  timeZone: string;
  onLink: (named: NamedRelative) => void;
  onDone: (how: "saved" | "takenBack", relative: Relative) => void;
};

/** Whom a client named: what they see, and the one tap that ends it. Nothing stands between that tap and its effect. */
export function RelativeCard({ relative, timeZone, onLink, onDone }: RelativeCardProps) {
  const t = useTranslations("relatives");
  const format = useFormatter();
  const trouble = useTroubleWords("act");
  const notStopped = useNotStopped();
  const { id, name, parts, state } = relative;
  const { proven, question } = useStepUp();
  const ending = useMutation({ mutationFn: () => takeBack(id), onSuccess: () => onDone("takenBack", relative) });
  const linking = useOnce({
    mutationFn: () => proven(() => makeRelativeLink(id)),
    onSuccess: (named) => {
      if (named) onLink(named);
    },
  });
  const problem = notStopped(ending.error, name) ?? trouble(linking.error);
  const at = relative.linkUntil ?? relative.since;
  const day = at ? plainDay(format, dayOf(new Date(at), timeZone)) : "";
  return (
    <>
      <h3 className="text-heading">{name}</h3>
      <p className="text-desk text-soft">{t(`state.${state}`, { day })}</p>
      <div>
        <p className="text-desk text-soft">{t("sees")}</p>
        <ul className="flex list-disc flex-col gap-1 pl-5 marker:text-soft">
          {parts.map((part) => (
            <li key={part}>{t(`parts.${part}.label`)}</li>
          ))}
        </ul>
      </div>
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <Button look="quiet" wide aria-disabled={ending.isPending} onClick={() => ending.isPending || ending.mutate()}>
        {ending.isPending ? t("takingBack") : t("takeBack", { name })}
      </Button>
      {state === "joined" ? null : (
        <Button
          look="plain"
          wide
          aria-disabled={linking.isPending}
          onClick={() => linking.isPending || linking.mutate()}
        >
          {t("newLink", { name })}
        </Button>
      )}
      <Opener label={t("change", { name })}>
        <ShareForm key={relative.revision} relative={relative} onSaved={() => onDone("saved", relative)} />
      </Opener>
      {question}
    </>
  );
}

function ShareForm({ relative, onSaved }: { relative: Relative; onSaved: () => void }) {
  const t = useTranslations("relatives");
  const router = useRouter();
  const keepsSeeing = useKeepsSeeing();
  const trouble = useTroubleWords();
  const [chosen, setChosen] = useState<SharePart[]>(relative.parts);
  const { proven, question } = useStepUp();
  const saving = useOnce({
    mutationFn: () => proven(() => changeShares(relative, inOrder(chosen))),
    onSuccess: (saved) => saved && onSaved(),
    // What another device changed meanwhile is shown as it is now.
    onError: () => router.refresh(),
  });
  const isStale = saving.error instanceof Refused && saving.error.refusal === "stale";
  const problem = isStale ? t("changedElsewhere") : trouble(saving.error);
  return (
    <>
      <form
        method="post"
        className="flex flex-col gap-4 pt-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen.length > 0 && !saving.isPending) saving.mutate();
        }}
      >
        <PartFields
          legend={t("form.what")}
          chosen={chosen}
          error={chosen.length === 0 ? keepsSeeing(relative.name) : undefined}
          onChange={setChosen}
        />
        {problem ? (
          <Notice kind="attention" live="assertive">
            {problem}
          </Notice>
        ) : null}
        <Button type="submit" look="quiet" wide aria-disabled={saving.isPending}>
          {saving.isPending ? t("saving") : t("save")}
        </Button>
      </form>
      {question}
    </>
  );
}
