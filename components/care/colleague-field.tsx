import { SelectField } from "@/components/ui/field";
import type { Colleague } from "@/lib/care/schema";

type ColleagueFieldProps = {
  id?: string;
  label: string;
  choose: string;
  colleagues: readonly Colleague[];
  value: string;
  error?: string | undefined;
  onChange: (id: string) => void;
};

export function ColleagueField({ id: own, label, choose, colleagues, value, error, onChange }: ColleagueFieldProps) {
  return (
    <SelectField
      id={own}
      label={label}
      value={value}
      error={error}
      className="sm:w-2/3"
      onChange={({ target }) => onChange(target.value)}
    >
      <option value="">{choose}</option>
      {colleagues.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
