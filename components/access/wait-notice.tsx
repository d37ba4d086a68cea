"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";

/** Says that the next try has to wait. The seconds are seen; who listens hears only the beginning and the end. */
export function WaitNotice({ seconds }: { seconds: number }) {
  const t = useTranslations("signIn.signIn");
  const [left, setLeft] = useState(seconds);

  useEffect(() => {
    const until = Date.now() + seconds * 1000;
    const beat = setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setLeft(rest);
      if (rest === 0) clearInterval(beat);
    }, 250);
    return () => clearInterval(beat);
  }, [seconds]);

  return (
    <Notice live="polite">
      {left === 0 ? <p>{t("waitOver")}</p> : <p>{t("wait")}</p>}
      {left === 0 ? null : (
        <p aria-hidden="true" className="tabular text-soft">
          {t("waitFor", { seconds: left })}
        </p>
      )}
    </Notice>
  );
}
