import { getTranslations } from "next-intl/server";
import { SettingsPart } from "@/components/frame/settings-part";
import { ButtonLink, DownloadLink } from "@/components/ui/button";

type PaperLinksProps = {
  clientId: string;
  /** The program that runs; null where there is none. */
  programId: string | null;
};

const diaryOf = (clientId: string) => `/api/v1/clients/${clientId}/diary` as const;
const printOf = (programId: string) => `/api/v1/programs/${programId}/print` as const;

/** For the client who would rather practise without a screen. */
export async function OwnPaperLinks({ clientId, programId }: PaperLinksProps) {
  const t = await getTranslations("paper.print");
  return (
    <SettingsPart title={t("title")} lead={t("ownLead")}>
      {programId ? (
        <DownloadLink href={printOf(programId)} wide>
          {t("program")}
        </DownloadLink>
      ) : null}
      <DownloadLink href={diaryOf(clientId)} wide>
        {t("diary")}
      </DownloadLink>
    </SettingsPart>
  );
}

/** What a therapist hands over, and the way back of what comes home filled in. */
export async function PaperCard({ clientId, programId }: PaperLinksProps) {
  const t = await getTranslations("paper.print");
  return (
    <section aria-labelledby="on-paper" className="surface flex flex-col gap-2 p-5 print:hidden">
      <h2 id="on-paper" className="text-heading">
        {t("title")}
      </h2>
      <p className="text-soft">{t("deskLead")}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {programId ? <DownloadLink href={printOf(programId)}>{t("program")}</DownloadLink> : null}
        <DownloadLink href={diaryOf(clientId)}>{t("diary")}</DownloadLink>
        <ButtonLink href={`/clients/${clientId}/paper`} look="quiet">
          {t("typeIn")}
        </ButtonLink>
      </div>
    </section>
  );
}
