import { useLocale, useTranslations } from "next-intl";
import { CheckField, FieldError } from "@/components/ui/field";

export interface AwayLine {
  id: string;
  name: string;
  /** Who treats the client on those days already, with their days. */
  present: string[];
  /** The chosen colleague does, so that nothing changes. */
  isAlready: boolean;
  isTicked: boolean;
}

type AwayClientsProps = {
  lines: AwayLine[];
  colleague: string;
  error?: string | undefined;
  onTick: (id: string, isTicked: boolean) => void;
};

/** For whom somebody stands in. Each can be left out. */
export function AwayClients({ lines, colleague, error, onTick }: AwayClientsProps) {
  const t = useTranslations("care.away");
  const locale = useLocale();
  const hintOf = ({ present, isAlready }: AwayLine) =>
    isAlready
      ? t("already", { name: colleague })
      : present.length > 0
        ? t("present", { carers: new Intl.ListFormat(locale).format(present) })
        : undefined;
  return (
    <fieldset className="flex flex-col gap-1" aria-describedby={error ? "away-clients-error" : undefined}>
      <legend className="mb-1 text-(length:--label-text) leading-snug font-semibold">{t("clients")}</legend>
      {lines.map((line) => (
        <CheckField
          key={line.id}
          label={line.name}
          hint={hintOf(line)}
          checked={line.isTicked}
          disabled={line.isAlready}
          onChange={({ target }) => onTick(line.id, target.checked)}
        />
      ))}
      {error ? <FieldError id="away-clients-error">{error}</FieldError> : null}
    </fieldset>
  );
}
