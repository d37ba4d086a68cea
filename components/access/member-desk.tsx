"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useForgetDraft } from "@/components/frame/kept-draft";
import { useOnce } from "@/components/frame/once";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Cell, HeaderCell, Row, RowHeaderCell, Table, TableHead } from "@/components/ui/table";
import { inviteMember, withdrawInvitation } from "@/lib/access/browser";
import type { Role } from "@/lib/access/schema";
import { Refused } from "@/lib/ask";
import { invitationDraft, MemberInvitationForm } from "./member-invitation-form";
import { OneTimeLink } from "./one-time-link";

type Member = { id: string; name: string; email: string; role: Role; signedUp: boolean };

/** Who works in the practice, and the one-time link for a colleague who comes along. */
export function MemberDesk({ members, ownId }: { members: Member[]; ownId: string }) {
  const t = useTranslations("practices");
  const ui = useTranslations("ui");
  const locale = useLocale();
  const router = useRouter();
  const [link, setLink] = useState<{ name: string; url: string; expiresAt: string } | null>(null);

  const forgetDraft = useForgetDraft();
  const invite = useOnce({
    mutationFn: inviteMember,
    onSuccess: ({ value }, { name }) => {
      void forgetDraft(invitationDraft);
      setLink({ name, ...value });
      router.refresh();
    },
  });
  const freshLink = useOnce({
    mutationFn: inviteMember,
    onSuccess: ({ value }, { name }) => setLink({ name, ...value }),
  });
  const withdrawal = useMutation({
    mutationFn: withdrawInvitation,
    onSuccess: () => {
      setLink(null);
      router.refresh();
    },
  });
  const failed = [freshLink.error, withdrawal.error].find((error) => error instanceof Refused);
  const trouble = failed instanceof Refused ? (failed.problem?.detail ?? ui("offline")) : null;

  return (
    <div className="flex flex-col gap-8">
      <Table caption={t("members.caption")} wide>
        <TableHead>
          <HeaderCell>{t("members.name")}</HeaderCell>
          <HeaderCell>{t("members.email")}</HeaderCell>
          <HeaderCell>{t("members.role")}</HeaderCell>
          <HeaderCell>{t("members.account")}</HeaderCell>
        </TableHead>
        <tbody>
          {members.map((member) => (
            <Row key={member.id}>
              <RowHeaderCell>
                <span className="line-clamp-2 max-w-80">{member.name}</span>
                {member.id === ownId ? <span className="font-normal text-soft"> {t("members.you")}</span> : null}
              </RowHeaderCell>
              <Cell>{member.email}</Cell>
              <Cell>{member.role === "client" ? null : t(`members.${member.role}`)}</Cell>
              <Cell>
                {member.signedUp ? (
                  <span className="flex flex-wrap items-center gap-x-2">
                    {t("members.signedUp")}
                    {member.id === ownId ? null : (
                      <ButtonLink
                        look="plain"
                        className="-my-2"
                        href={`/practice/members/${member.id}`}
                        aria-label={t("members.changeFor", { name: member.name })}
                      >
                        {t("members.change")}
                      </ButtonLink>
                    )}
                  </span>
                ) : (
                  <span className="flex flex-wrap items-center gap-x-2">
                    {t("members.invited")}
                    <Button
                      look="plain"
                      className="-my-2"
                      disabled={freshLink.isPending}
                      aria-label={t("members.freshLinkFor", { name: member.name })}
                      onClick={() =>
                        freshLink.mutate({
                          id: member.id,
                          name: member.name,
                          email: member.email,
                          locale,
                          role: member.role === "assistant" ? "assistant" : "therapist",
                        })
                      }
                    >
                      {t("members.freshLink")}
                    </Button>
                    <Button
                      look="plain"
                      className="-my-2"
                      disabled={withdrawal.isPending}
                      aria-label={t("members.withdrawFor", { name: member.name })}
                      onClick={() => withdrawal.mutate(member.id)}
                    >
                      {t("members.withdraw")}
                    </Button>
                  </span>
                )}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {trouble ? (
        <Notice kind="attention" live="assertive">
          {trouble}
        </Notice>
      ) : null}
      {link ? (
        <OneTimeLink key={link.url} {...link} onDone={() => setLink(null)} />
      ) : (
        <MemberInvitationForm
          busy={invite.isPending}
          refused={invite.error instanceof Refused ? invite.error : null}
          onInvite={(person) => invite.mutate(person)}
        />
      )}
    </div>
  );
}
