import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DeskLock } from "@/components/access/desk-lock";
import { SignOutButton } from "@/components/access/sign-out-button";
import { RoomNotice } from "@/components/backups/room-notice";
import { DeskFrame } from "@/components/frame/desk-frame";
import { Providers } from "@/components/frame/providers";
import { enterPage, entryOfPage, orElsewhere, viewerOfPage } from "@/lib/access/page";
import { deskIdleMinutes } from "@/lib/access/rules";
import { readInbox } from "@/lib/attention/read";
import { readOpenQuestions } from "@/lib/questions/read";
import { accepted } from "@/lib/result";
import { roomLeft } from "@/lib/room";

export default async function Desk({ children }: { children: ReactNode }) {
  const viewer = await viewerOfPage();
  // Each page opens its own door. That one knows where a signed-out person was on the way to, so it sends them on.
  if (!viewer) return children;
  const isAssistant = viewer.role === "assistant";
  // Before anything of the desk is on its way: whoever has yet to set a second factor up does that first.
  if (isAssistant) await enterPage({ permission: "contact-data:read" }, async () => accepted(null));
  const inbox = isAssistant
    ? null
    : await readInbox(await entryOfPage("inbox:read"), { limit: 1, parked: "0" }, new Date());
  if (inbox && !inbox.ok && inbox.refusal === "second_factor_needed") await orElsewhere(inbox);
  const isOwner = viewer.role === "owner";
  const questions = isOwner ? await readOpenQuestions(await entryOfPage("look:answer")) : null;
  const [t, access] = await Promise.all([getTranslations("frame"), getTranslations("access.settings")]);
  const lock = {
    title: t("lock.title"),
    body: t("lock.body"),
    stay: t("lock.stay"),
    ended: t("lock.ended"),
    endedBody: t("lock.endedBody"),
    again: t("lock.again"),
    offline: t("lock.offline"),
  };
  return (
    <Providers memberId={viewer.memberId}>
      <DeskLock idleMinutes={deskIdleMinutes} words={lock}>
        <DeskFrame
          name={viewer.name}
          practiceName={viewer.practiceName}
          isOwner={isOwner}
          isAssistant={isAssistant}
          questions={questions?.ok ? questions.value : 0}
          asking={inbox?.ok ? inbox.value.open : 0}
          signOut={<SignOutButton label={t("signOut")} failed={access("signOutFailed")} />}
        >
          <RoomNotice room={await roomLeft()} isOwner={viewer.role === "owner"} />
          {children}
        </DeskFrame>
      </DeskLock>
    </Providers>
  );
}
