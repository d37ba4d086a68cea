"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { keepPreference } from "./browser-cookie";
import { ChoiceSwitch } from "./choice-switch";
import { type Theme, themeCookie, themes } from "./theme";

type ThemeSwitchProps = {
  label: string;
  labelHidden?: boolean;
  names: Record<Theme, string>;
  /** Short names to show; `names` is then what is heard. */
  shortNames?: Record<Theme, string>;
  /** What the server read from the cookie. */
  theme: Theme;
};

export function ThemeSwitch({ label, labelHidden, names, shortNames, theme }: ThemeSwitchProps) {
  const router = useRouter();
  const [chosen, setChosen] = useState(theme);
  return (
    <ChoiceSwitch
      label={label}
      labelHidden={labelHidden}
      value={chosen}
      choices={themes.map((value) => ({
        value,
        label: shortNames?.[value] ?? names[value],
        longLabel: shortNames ? names[value] : undefined,
      }))}
      onChange={(value) => {
        setChosen(value);
        keepPreference(themeCookie, value === "system" ? null : value);
        if (value === "system") delete document.documentElement.dataset.theme;
        else document.documentElement.dataset.theme = value;
        router.refresh();
      }}
    />
  );
}
