"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFaultWords, useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { changeGoal } from "@/lib/goals/browser";
import { isLevelScored, levels } from "@/lib/goals/rules";
import type { Goal } from "@/lib/goals/schema";
import { signed } from "./goal-words";
import { LevelFields } from "./level-fields";

const empty = ["", "", "", "", ""];

/** Goal attainment: what was described beforehand, and a way to describe it while nothing was scored by it. */
export function GoalLevels({ clientId, goal }: { clientId: string; goal: Goal }) {
  const t = useTranslations("goals.level");
  const tUi = useTranslations("ui");
  const router = useRouter();
  const trouble = useTroubleWords();
  const said = useFaultWords();
  const [texts, setTexts] = useState<string[] | null>(null);
  const [isMissing, setMissing] = useState(false);
  const change = useMutation({
    mutationFn: (described: string[]) => changeGoal(clientId, goal, { levels: described }),
    onSuccess: () => {
      setTexts(null);
      router.refresh();
    },
  });
  const problem = trouble(change.error);
  return (
    <div className="flex flex-col items-start gap-2">
      {goal.levels ? (
        <dl aria-label={t("title")} className="grid w-full grid-cols-[2.5rem_1fr] gap-y-1">
          {levels.toReversed().map((level) => {
            const text = goal.levels?.[levels.indexOf(level)];
            return text ? (
              <div key={level} className="col-span-2 grid grid-cols-subgrid">
                <dt className="tabular text-soft">{signed(level)}</dt>
                <dd>{text}</dd>
              </div>
            ) : null;
          })}
        </dl>
      ) : null}
      {isLevelScored(goal) ? null : (
        <Button look="plain" className="-ml-4" onClick={() => setTexts(goal.levels ?? empty)}>
          {t(goal.levels ? "change" : "add")}
          <span className="sr-only">: {goal.wording}</span>
        </Button>
      )}
      <Dialog
        open={texts !== null}
        onClose={() => setTexts(null)}
        title={t("title")}
        closeLabel={tUi("close")}
        actions={
          <Button
            disabled={change.isPending}
            onClick={() => {
              const described = (texts ?? empty).map((text) => text.trim());
              setMissing(!described[2]);
              if (described[2]) change.mutate(described);
            }}
          >
            {tUi("keep")}
          </Button>
        }
      >
        <p className="text-soft">{t("lead")}</p>
        <LevelFields
          texts={texts ?? empty}
          onChange={setTexts}
          error={isMissing ? said({ message: "missing" }) : undefined}
        />
        {problem ? (
          <Notice kind="attention" live="assertive">
            {problem}
          </Notice>
        ) : null}
      </Dialog>
    </div>
  );
}
