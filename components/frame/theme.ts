export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = "theme";

/** Whatever is not light or dark leaves the choice to the device. */
export function asTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}
