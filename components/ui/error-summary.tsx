import { ShapeMark } from "./shape-mark";

type ErrorSummaryProps = {
  title: string;
  /** `field` is the id of the control. */
  errors: { field: string; text: string }[];
};

/** Stands above a form after sending; each line leads to its field. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div role="alert" className="flex items-start gap-3 rounded-card bg-clay-2 px-4 py-3.5 text-ink">
      <ShapeMark shape="diamond" className="mt-1 size-4 shrink-0 text-clay" />
      <div>
        <p className="font-semibold">{title}</p>
        <ul className="mt-1 flex flex-col gap-1">
          {errors.map((error) => (
            <li key={error.field}>
              <a href={`#${error.field}`} className="underline underline-offset-4">
                {error.text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
