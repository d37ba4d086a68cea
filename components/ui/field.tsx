import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import { ShapeMark } from "./shape-mark";

export type FieldWords = {
  label: string;
  hint?: ReactNode;
  /** What happened and what to do; ties itself to the control. */
  error?: string;
  /** For the word «niet verplicht» behind the label. */
  aside?: string;
  /** The label stays for who listens and leaves the screen. */
  labelHidden?: boolean;
};

const control = classNames(
  "w-full rounded-control border border-edge bg-card px-(--control-space) text-(length:--control-text) text-ink",
  "transition-colors hover:border-soft aria-invalid:border-2 aria-invalid:border-clay disabled:opacity-60",
);

function useFieldIds(id: string | undefined, words: FieldWords) {
  const made = useId();
  const own = id ?? made;
  const hint = words.hint ? `${own}-hint` : undefined;
  const error = words.error ? `${own}-error` : undefined;
  return { own, hint, error, describedBy: [error, hint].filter(Boolean).join(" ") || undefined };
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p
      id={id}
      className="flex items-start gap-2 rounded-choice bg-clay-2 px-3 py-2 text-(length:--hint-text) leading-snug text-ink"
    >
      <ShapeMark shape="diamond" className="mt-0.5 size-4 shrink-0 text-clay" />
      <span>{children}</span>
    </p>
  );
}

function FieldFrame({
  ids,
  words,
  className,
  children,
}: {
  ids: ReturnType<typeof useFieldIds>;
  words: FieldWords;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={classNames("flex flex-col gap-1.5", className)}>
      <label
        htmlFor={ids.own}
        className={words.labelHidden ? "sr-only" : "text-(length:--label-text) leading-snug font-semibold"}
      >
        {words.label}
        {words.aside ? <span className="font-normal text-soft"> {words.aside}</span> : null}
      </label>
      {words.hint ? (
        <p id={ids.hint} className="text-(length:--hint-text) leading-snug text-soft">
          {words.hint}
        </p>
      ) : null}
      {children}
      {words.error ? <FieldError id={ids.error}>{words.error}</FieldError> : null}
    </div>
  );
}

export function TextField({
  label,
  hint,
  error,
  aside,
  labelHidden,
  id,
  className,
  type = "text",
  ...rest
}: FieldWords & ComponentProps<"input">) {
  const words = { label, hint, error, aside, labelHidden };
  const ids = useFieldIds(id, words);
  return (
    <FieldFrame ids={ids} words={words} className={className}>
      <input
        id={ids.own}
        type={type}
        aria-invalid={error ? true : undefined}
        aria-describedby={ids.describedBy}
        className={classNames(control, "h-(--control-height)")}
        {...rest}
      />
    </FieldFrame>
  );
}

export function TextArea({
  label,
  hint,
  error,
  aside,
  labelHidden,
  id,
  className,
  rows = 4,
  ...rest
}: FieldWords & ComponentProps<"textarea">) {
  const words = { label, hint, error, aside, labelHidden };
  const ids = useFieldIds(id, words);
  return (
    <FieldFrame ids={ids} words={words} className={className}>
      <textarea
        id={ids.own}
        rows={rows}
        aria-invalid={error ? true : undefined}
        aria-describedby={ids.describedBy}
        className={classNames(control, "field-sizing-content min-h-24 resize-y py-2.5")}
        {...rest}
      />
    </FieldFrame>
  );
}

export function SelectField({
  label,
  hint,
  error,
  aside,
  labelHidden,
  id,
  className,
  children,
  ...rest
}: FieldWords & ComponentProps<"select">) {
  const words = { label, hint, error, aside, labelHidden };
  const ids = useFieldIds(id, words);
  return (
    <FieldFrame ids={ids} words={words} className={className}>
      <span className="relative block">
        <select
          id={ids.own}
          aria-invalid={error ? true : undefined}
          aria-describedby={ids.describedBy}
          className={classNames(control, "h-(--control-height) appearance-none pr-10")}
          {...rest}
        >
          {children}
        </select>
        <svg
          viewBox="0 0 16 16"
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-soft"
        >
          <path d="M4 6.5l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
        </svg>
      </span>
    </FieldFrame>
  );
}

export function CheckField({
  label,
  hint,
  error,
  id,
  className,
  ...rest
}: Omit<FieldWords, "aside" | "labelHidden"> & Omit<ComponentProps<"input">, "type">) {
  const ids = useFieldIds(id, { label, hint, error });
  return (
    <div className={classNames("flex flex-col gap-1.5", className)}>
      <label htmlFor={ids.own} className="flex min-h-11 items-center gap-3 py-1">
        <input
          id={ids.own}
          type="checkbox"
          aria-invalid={error ? true : undefined}
          aria-describedby={ids.describedBy}
          className="size-6 shrink-0 accent-moss"
          {...rest}
        />
        <span className="text-(length:--control-text) leading-snug">{label}</span>
      </label>
      {hint ? (
        <p id={ids.hint} className="-mt-2 pl-9 text-(length:--hint-text) leading-snug text-soft">
          {hint}
        </p>
      ) : null}
      {error ? <FieldError id={ids.error}>{error}</FieldError> : null}
    </div>
  );
}
