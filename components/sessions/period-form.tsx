import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { Button, ButtonLink } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";

/** The period lives in the address, so that it can be kept, shared and printed. */
export async function PeriodForm({ here, from, to }: { here: string; from?: string; to?: string }) {
  const t = await getTranslations("clients.sessions");
  return (
    <Form key={`${from}/${to}`} action={here} className="flex flex-wrap items-end gap-3 print:hidden">
      <TextField type="date" name="from" label={t("from")} defaultValue={from} className="w-40" />
      <TextField type="date" name="to" label={t("to")} defaultValue={to} className="w-40" />
      <Button type="submit" look="quiet">
        {t("show")}
      </Button>
      {from || to ? (
        <ButtonLink look="plain" href={here}>
          {t("showAll")}
        </ButtonLink>
      ) : null}
    </Form>
  );
}
