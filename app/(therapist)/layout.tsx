import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SignOutButton } from "@/components/access/sign-out-button";
import { DeskFrame } from "@/components/frame/desk-frame";
import { Providers } from "@/components/frame/providers";
import { viewerOfPage } from "@/lib/access/page";

export default async function Desk({ children }: { children: ReactNode }) {
  const viewer = await viewerOfPage();
  // Cosmetic: each page opens its own door, and that one decides.
  if (!viewer) redirect("/sign-in");
  const t = await getTranslations("frame");
  return (
    <Providers>
      <DeskFrame
        name={viewer.name}
        practiceName={viewer.practiceName}
        isOwner={viewer.role === "owner"}
        signOut={<SignOutButton label={t("signOut")} />}
      >
        {children}
      </DeskFrame>
    </Providers>
  );
}
