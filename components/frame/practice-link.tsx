import { ButtonLink } from "@/components/ui/button";

type PracticeLinkProps = { id: string; title: string; lead: string; href: `/practice/${string}`; link: string };

/** One subject of the practice's page that has a page of its own. */
export function PracticeLink({ id, title, lead, href, link }: PracticeLinkProps) {
  return (
    <section aria-labelledby={id} className="flex max-w-2xl flex-col items-start gap-3">
      <div className="flex flex-col gap-1">
        <h2 id={id} className="text-heading">
          {title}
        </h2>
        <p className="text-soft">{lead}</p>
      </div>
      <ButtonLink href={href} look="quiet">
        {link}
      </ButtonLink>
    </section>
  );
}
