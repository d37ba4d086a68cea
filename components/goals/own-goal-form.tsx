"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { uuidv7 } from "uuidv7";
import { ChoiceSwitch } from "@/components/frame/choice-switch";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { setGoal } from "@/lib/goals/browser";
import type { GoalDraft } from "@/lib/goals/schema";

type Typed = { id: string; kind: GoalDraft["kind"]; wording: string };
const longest = 200;

/** One more activity or goal, in the client's own words. The id is made with the first letter: sent twice, it is one. */
export function OwnGoalForm({ clientId }: { clientId: string }) {
  const t = useTranslations("goals");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [draft, keep] = useKeptDraft<Typed>("goal");
  const typed = draft ?? { id: "", kind: "activity" as const, wording: "" };
  const tell = (change: Partial<Typed>) => keep({ ...typed, id: typed.id || uuidv7(), ...change });
  const set = useMutation({
    mutationFn: ({ id, kind, wording }: Typed) =>
      setGoal(clientId, id, { kind, wording: wording.replaceAll(/\s+/g, " ").trim(), levels: null }),
    onSuccess: () => {
      keep(null);
      router.refresh();
    },
  });
  const problem = trouble(set.error);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.wording.trim()) set.mutate(typed);
      }}
    >
      <h2 className="text-heading">{t("own.add")}</h2>
      <ChoiceSwitch<Typed["kind"]>
        label={t("own.kind")}
        choices={(["activity", "goal"] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
        value={typed.kind}
        onChange={(kind) => tell({ kind })}
      />
      <TextArea
        label={t("own.wording")}
        hint={t("own.wordingHint")}
        rows={2}
        maxLength={longest}
        value={typed.wording}
        onChange={(event) => tell({ wording: event.target.value })}
      />
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <Button type="submit" wide disabled={set.isPending || !typed.wording.trim()}>
        {t("own.submit")}
      </Button>
      <p role="status" className="text-center text-desk text-soft empty:hidden">
        {set.isSuccess && !typed.wording ? t("own.kept") : null}
      </p>
    </form>
  );
}
