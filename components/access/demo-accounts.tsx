"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

export type DemoAccount = {
  email: string;
  who: "therapist" | "client" | "owner" | "secondTherapist" | "otherTherapist";
};

/** Only where the demo runs: who there is to sign in as. */
export function DemoAccounts({ accounts, onChoose }: { accounts: DemoAccount[]; onChoose: (email: string) => void }) {
  const t = useTranslations("signIn.demo");
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <section aria-labelledby="demo-title" className="mt-8 border-t border-line pt-6 text-desk">
      <h2 id="demo-title" className="text-desk">
        {t("title")}
      </h2>
      <p className="text-soft">{t("body")}</p>
      <ul className="mt-2 flex flex-col">
        {accounts.map(({ email, who }) => (
          <li key={email} className="border-b border-line last:border-none">
            <button
              type="button"
              onClick={() => {
                onChoose(email);
                setChosen(email);
              }}
              className="flex min-h-11 w-full flex-wrap items-baseline justify-between gap-x-4 py-2.5 text-left hover:text-moss"
            >
              <span>{t(who)}</span>
              <span className="text-soft">{email}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="sr-only">
        {chosen ? t("filled", { email: chosen }) : ""}
      </p>
    </section>
  );
}
