import { useTranslations } from "next-intl";
import { ClientSignOut } from "./client-sign-out";
import { NameForm } from "./name-form";
import { PasswordChangeForm } from "./password-change-form";
import { SigningInLink } from "./signing-in-link";

/** What a client is called, and how they sign in and out. */
export function AboutYou({ name, email }: { name: string; email: string }) {
  const t = useTranslations("access.settings");
  const frame = useTranslations("frame");
  return (
    <section className="flex flex-col gap-5">
      <h2 className="text-heading">{t("you")}</h2>
      <NameForm name={name} label={t("name")} />
      <PasswordChangeForm email={email} />
      <SigningInLink />
      <ClientSignOut label={frame("signOut")} failed={t("signOutFailed")} />
    </section>
  );
}
