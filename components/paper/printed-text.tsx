import { Text as Drawn, type TextProps } from "@react-pdf/renderer";
import { Children, type PropsWithChildren } from "react";
import { printable } from "./paper-type";

/** Words on paper, whatever was typed: signs that the type has not are told apart, and never printed as others. */
export function Text({ children, ...rest }: PropsWithChildren<TextProps>) {
  return (
    <Drawn {...rest}>{Children.map(children, (part) => (typeof part === "string" ? printable(part) : part))}</Drawn>
  );
}
