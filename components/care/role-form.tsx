"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useStepUp } from "@/components/access/step-up";
import { TakingFocus } from "@/components/access/taking-focus";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RadioList } from "@/components/ui/radio-list";
import { SureQuestion } from "@/components/ui/sure-question";
import { changeRole } from "@/lib/access/browser";
import type { LeavingPlan } from "@/lib/care/schema";

type Role = "owner" | "therapist";

/** What a colleague may see and do here. */
export function RoleForm({ member: { id, name, role } }: { member: LeavingPlan["member"] }) {
  const t = useTranslations("practices.member.role");
  if (role !== "assistant") return <ChoiceOfRole member={{ id, name, role }} />;
  return (
    <section aria-labelledby="role" className="flex max-w-2xl flex-col gap-3">
      <h2 id="role" className="text-heading">
        {t("title")}
      </h2>
      <p>{t("assistant", { name })}</p>
    </section>
  );
}

function ChoiceOfRole({ member }: { member: { id: string; name: string; role: Role } }) {
  const t = useTranslations("practices.member.role");
  const router = useRouter();
  const trouble = useTroubleWords();
  const { proven, question } = useStepUp();
  const [role, setRole] = useState<Role>(member.role);
  // Every record opens for an owner: that is asked once more.
  const [step, setStep] = useState<"choose" | "sure" | "back">("choose");
  const heading = useRef<HTMLHeadingElement>(null);
  const changing = useMutation({
    mutationFn: () => proven(() => changeRole(member.id, role)),
    onSuccess: (done) => {
      if (!done) return;
      setStep("choose");
      heading.current?.focus();
      router.refresh();
    },
  });
  const problem = trouble(changing.error);
  const { name } = member;
  const choices = (["therapist", "owner"] as const).map((value) => ({
    value,
    label: t(value),
    hint: t(`${value}Hint`),
  }));
  function choose(value: Role) {
    setRole(value);
    setStep("choose");
    changing.reset();
  }
  return (
    <section aria-labelledby="role" className="flex max-w-2xl flex-col gap-3">
      <h2 id="role" ref={heading} tabIndex={-1} className="text-heading outline-none">
        {t("title")}
      </h2>
      <RadioList legend={t("legend", { name })} choices={choices} value={role} onChange={choose} />
      {role === member.role ? null : (
        <>
          <p className="text-soft">{t("note", { name })}</p>
          {step === "sure" ? (
            <SureQuestion
              question={t("sure", { name })}
              yes={t("yes")}
              no={t("no")}
              isBusy={changing.isPending}
              onYes={() => changing.mutate()}
              onNo={() => setStep("back")}
            />
          ) : (
            <TakingFocus when={step === "back"}>
              <Button
                look="quiet"
                className="self-start"
                aria-disabled={changing.isPending}
                onClick={() => changing.isPending || (role === "owner" ? setStep("sure") : changing.mutate())}
              >
                {t("save")}
              </Button>
            </TakingFocus>
          )}
        </>
      )}
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <p role="status" className="text-(length:--hint-text) leading-snug text-soft empty:hidden">
        {changing.isSuccess && changing.data && role === member.role ? t("done", { name, role }) : null}
      </p>
      {question}
    </section>
  );
}
