"use client";

import { Moon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import type { ScreenProps } from "./session-questions";
import { SteadyScreen } from "./steady-screen";

/**
 * Black, with the faintest mark of where to tap, in words at first. A touch anywhere, or any key, brings pause and stop; the exercise goes
 * on beneath it, and the bells with it.
 */
export function DarkScreen({ course, act, slower }: ScreenProps & { slower: (() => void) | null }) {
  const t = useTranslations("sessions.player.dark");
  const player = useTranslations("sessions.player");
  const [dark, setDark] = useState(false);
  const [asked, setAsked] = useState(false);
  const [isNew, setNew] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const running = course.clock.since !== null;

  useEffect(() => {
    const element = dialog.current;
    if (!dark || !element) return;
    element.showModal();
    return () => element.close();
  }, [dark]);

  // How to come back stands there for a while, and as long as the exercise stands still; then it is as dark as can be.
  useEffect(() => {
    if (!isNew) return;
    const read = setTimeout(() => setNew(false), 8000);
    return () => clearTimeout(read);
  }, [isNew]);

  const darken = () => {
    setDark(true);
    setAsked(false);
    setNew(true);
  };
  const light = () => {
    setDark(false);
    setAsked(false);
  };
  const way = (act: () => void) => () => {
    act();
    light();
  };

  return (
    <>
      <IconButton label={t("open")} className="-mr-2 self-start" onClick={darken}>
        <Moon aria-hidden="true" className="size-5" />
      </IconButton>
      <dialog
        ref={dialog}
        aria-label={t("title")}
        data-screen="dark"
        className="fixed inset-0 m-0 h-dvh max-h-none w-full max-w-none bg-black p-0 text-ink backdrop:bg-black"
        onCancel={(event) => {
          event.preventDefault();
          light();
        }}
      >
        {asked ? (
          <SteadyScreen
            of="asked"
            className="mx-auto flex h-full max-w-120 flex-col justify-end gap-3 p-5 pb-[calc(1.25rem+var(--frame-bottom))]"
          >
            <button type="button" className="flex-1 text-soft" onClick={darken}>
              {t("again")}
            </button>
            <Button look="quiet" wide className="min-h-20!" onClick={light}>
              {t("light")}
            </Button>
            <Button
              look="quiet"
              wide
              className="min-h-20!"
              onClick={way(() => act({ kind: running ? "pause" : "begin" }))}
            >
              {player(running ? "pause" : "goOn")}
            </Button>
            {slower && running ? (
              <Button look="quiet" wide className="min-h-20!" onClick={way(slower)}>
                {player("slower.ask")}
              </Button>
            ) : null}
            <Button look="quiet" wide className="min-h-20!" onClick={way(() => act({ kind: "stop" }))}>
              {player("stop")}
            </Button>
          </SteadyScreen>
        ) : dark ? (
          <button
            type="button"
            // biome-ignore lint/a11y/noAutofocus: the screen went black by this person's own touch, and any key must bring it back
            autoFocus
            className="grid size-full place-items-center content-end justify-center gap-4 px-8 pb-16 outline-none"
            onClick={() => setAsked(true)}
            onKeyDown={(event) => {
              if (event.key !== "Escape" && event.key !== "Enter" && event.key !== " ") setAsked(true);
            }}
          >
            <span className={isNew || !running ? "text-center text-desk text-soft" : "sr-only"}>{t("touch")}</span>
            <span aria-hidden="true" className="size-3 rounded-full bg-line opacity-60" />
          </button>
        ) : null}
      </dialog>
    </>
  );
}
