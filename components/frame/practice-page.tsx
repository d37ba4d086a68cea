import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";

type PracticePageProps = {
  title: string;
  lead: string;
  back: string;
  /** Where it leads back to: the practice's page, for whoever has that. */
  home?: `/${string}`;
  children: ReactNode;
};

/** A page one step below the practice's. */
export function PracticePage({ title, lead, back, home = "/practice", children }: PracticePageProps) {
  return (
    <div className="flex flex-col gap-6">
      <PageTitle
        lead={lead}
        actions={
          <ButtonLink href={home} look="plain" className="max-md:-ml-(--control-space)">
            {back}
          </ButtonLink>
        }
      >
        {title}
      </PageTitle>
      {children}
    </div>
  );
}
