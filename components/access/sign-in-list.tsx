import { useTranslations } from "next-intl";
import { deviceOf } from "@/lib/access/rules";
import type { SignInOfMine } from "@/lib/access/schema";
import { useFormatter } from "@/lib/i18n/formatter";
import { SignInDesk } from "./sign-in-desk";

/** Where somebody is signed in, so that a lost phone can be signed out from here. */
export function SignInList({ signIns }: { signIns: readonly SignInOfMine[] }) {
  const t = useTranslations("access.signIns");
  const format = useFormatter();
  const at = (moment: string) => format.dateTime(new Date(moment), { dateStyle: "medium", timeStyle: "short" });
  const nameOf = (userAgent: string) => {
    const { browser, system } = deviceOf(userAgent);
    return t("on", { browser: browser ?? t("unknownBrowser"), system: system ?? t("unknownSystem") });
  };
  const words = signIns.map(({ id, here, device, since, seenAt }) => ({
    id,
    here,
    device: nameOf(device),
    when: here ? t("since", { at: at(since) }) : t("seen", { at: at(seenAt) }),
  }));
  return <SignInDesk signIns={words} />;
}
