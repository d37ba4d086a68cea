import { classNames } from "./class-names";

type IllustrationProps = {
  /** The key of the drawing: /illustrations/<drawing>.svg */
  drawing: string;
  /** What can be seen; null when the words beside it already say so. */
  label: string | null;
  className?: string;
};

export function Illustration({ drawing, label, className }: IllustrationProps) {
  return (
    <svg
      viewBox="0 0 360 240"
      role={label ? "img" : undefined}
      aria-label={label ?? undefined}
      aria-hidden={label ? undefined : true}
      focusable="false"
      className={classNames("block h-auto max-w-full text-ink", className ?? "w-full")}
    >
      <use href={`/illustrations/${drawing}.svg#drawing`} />
    </svg>
  );
}
