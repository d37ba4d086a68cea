"use client";

import { type ComponentProps, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";

const never = () => () => undefined;

/** Sends its form, but not before the page is awake: until then the browser would send it by itself, to nowhere. */
export function SubmitButton({ disabled, ...rest }: ComponentProps<typeof Button>) {
  const awake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return <Button type="submit" disabled={disabled || !awake} style={awake ? undefined : { opacity: 1 }} {...rest} />;
}
