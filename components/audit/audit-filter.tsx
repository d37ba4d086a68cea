import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";

type Named = { id: string; name: string };
type AuditFilterProps = {
  asked: {
    from?: string | undefined;
    to?: string | undefined;
    person?: string | undefined;
    client?: string | undefined;
  };
  members: readonly Named[];
  clients: readonly Named[];
};

/** What is asked lives in the address, so that it can be kept and printed. */
export function AuditFilter({ asked, members, clients }: AuditFilterProps) {
  const t = useTranslations("audit.log");
  const options = (named: readonly Named[]) =>
    named.map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ));
  return (
    <Form
      key={JSON.stringify(asked)}
      action="/practice/audit"
      aria-label={t("filter")}
      className="flex flex-wrap items-end gap-3 print:hidden"
    >
      <TextField type="date" name="from" label={t("from")} defaultValue={asked.from} className="w-40" />
      <TextField type="date" name="to" label={t("to")} defaultValue={asked.to} className="w-40" />
      <SelectField name="person" label={t("person")} defaultValue={asked.person ?? ""} className="w-56">
        <option value="">{t("anybody")}</option>
        {options(members)}
      </SelectField>
      <SelectField name="client" label={t("client")} defaultValue={asked.client ?? ""} className="w-56">
        <option value="">{t("anyClient")}</option>
        {options(clients)}
      </SelectField>
      <Button type="submit" look="quiet">
        {t("show")}
      </Button>
    </Form>
  );
}
