import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

export type ButtonLook = "primary" | "quiet" | "plain";
export type ControlScale = "client" | "desk";

type ButtonShape = {
  look?: ButtonLook;
  /** Without it, the button takes the size of the frame it stands in. */
  scale?: ControlScale;
  /** Fills the row, as the button at the bottom of a phone screen does. */
  wide?: boolean;
  children: ReactNode;
};

const looks: Record<ButtonLook, string> = {
  primary: "bg-moss text-on-moss border-transparent hover:opacity-92 active:opacity-85",
  quiet: "bg-transparent text-ink border-edge hover:bg-moss-2 active:bg-moss-2",
  plain: "bg-transparent text-moss border-transparent underline decoration-1 underline-offset-4 hover:decoration-2",
};

function buttonClass(look: ButtonLook, wide: boolean, className?: string): string {
  return classNames(
    "inline-flex min-h-(--control-height) items-center justify-center gap-2 rounded-control border px-(--control-space)",
    "text-center text-(length:--control-text) leading-tight font-semibold transition select-none",
    "disabled:opacity-55 aria-disabled:opacity-55 print:hidden",
    wide && "w-full",
    looks[look],
    className,
  );
}

export function Button({
  look = "primary",
  scale,
  wide = false,
  type = "button",
  className,
  ...rest
}: ButtonShape & ComponentProps<"button">) {
  return <button type={type} data-scale={scale} className={buttonClass(look, wide, className)} {...rest} />;
}

export function ButtonLink({
  look = "primary",
  scale,
  wide = false,
  className,
  ...rest
}: ButtonShape & ComponentProps<typeof Link>) {
  return <Link data-scale={scale} className={buttonClass(look, wide, className)} {...rest} />;
}

/** For what is saved and not shown, such as a sheet to print: an address that no page may fetch beforehand. */
export function DownloadLink({
  look = "quiet",
  scale,
  wide = false,
  className,
  children,
  href,
}: ButtonShape & { href: `/api/v1/${string}`; className?: string }) {
  return (
    <a href={href} data-scale={scale} className={buttonClass(look, wide, className)}>
      {children}
    </a>
  );
}

/** A square button that shows only a drawing; the label is what a screen reader says and a mouse sees on waiting. */
export function IconButton({
  label,
  className,
  type = "button",
  ...rest
}: { label: string } & Omit<ComponentProps<"button">, "aria-label">) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={classNames(
        "inline-flex size-11 shrink-0 items-center justify-center rounded-control text-soft transition",
        "hover:bg-moss-2 hover:text-ink disabled:opacity-55 print:hidden",
        className,
      )}
      {...rest}
    />
  );
}
