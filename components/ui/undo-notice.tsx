"use client";

import { X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { IconButton } from "./button";

export type UndoOffer = {
  /** What was done, as a sentence. */
  text: string;
  /** Without it, the notice only tells. */
  undo?: () => void | Promise<void>;
  /** Called when the offer has passed or was put away, for work that waits until then. */
  onPassed?: () => void | Promise<void>;
  /** Stands until somebody puts it away: for what can't be looked up any more. */
  stays?: boolean;
};

/** Takes an offer away unanswered: neither undone nor passed. */
type Withdraw = () => void;

type UndoLabels = { undo: string; dismiss: string };
type StandingOffer = UndoOffer & { id: number };

const standsMs = 12_000;
const OfferContext = createContext<(offer: UndoOffer) => Withdraw>(() => () => {});

/** Returns a function that shows the notice: `offerUndo({ text, undo })`. */
export function useUndo(): (offer: UndoOffer) => Withdraw {
  return useContext(OfferContext);
}

export function UndoProvider({ labels, children }: { labels: UndoLabels; children: ReactNode }) {
  const [offers, setOffers] = useState<StandingOffer[]>([]);
  const next = useRef(0);
  const remove = useCallback((id: number) => {
    setOffers((standing) => standing.filter((offer) => offer.id !== id));
  }, []);
  const offerUndo = useCallback(
    (offer: UndoOffer) => {
      next.current += 1;
      const id = next.current;
      setOffers((standing) => [...standing, { ...offer, id }]);
      return () => remove(id);
    },
    [remove],
  );

  return (
    <OfferContext value={offerUndo}>
      {children}
      <div
        role="status"
        className="pointer-events-none fixed inset-x-4 bottom-[calc(var(--frame-bottom,0px)+1rem)] z-40 flex flex-col items-center gap-2 print:hidden"
      >
        {offers.map((offer) => (
          <UndoCard key={offer.id} offer={offer} labels={labels} onGone={remove} />
        ))}
      </div>
    </OfferContext>
  );
}

function UndoCard({
  offer,
  labels,
  onGone,
}: {
  offer: StandingOffer;
  labels: UndoLabels;
  onGone: (id: number) => void;
}) {
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const held = hovered || focused;
  const pass = useMemo(
    () => () => {
      void offer.onPassed?.();
      onGone(offer.id);
    },
    [offer, onGone],
  );

  // Letting go starts the full time again: whoever was reading is not hurried.
  useEffect(() => {
    if (held || offer.stays) return;
    const timer = setTimeout(pass, standsMs);
    return () => clearTimeout(timer);
  }, [held, pass, offer.stays]);

  return (
    <div
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
      className="pointer-events-auto flex w-full max-w-md animate-appear items-center gap-2 rounded-button border border-edge bg-card py-1.5 pr-1.5 pl-4 text-desk text-ink shadow-lg"
    >
      <span className="mr-auto py-1.5">{offer.text}</span>
      {offer.undo ? (
        <button
          type="button"
          className="min-h-11 shrink-0 rounded-desk px-3 font-semibold text-moss hover:bg-moss-2"
          onClick={() => {
            onGone(offer.id);
            void offer.undo?.();
          }}
        >
          {labels.undo}
        </button>
      ) : null}
      <IconButton label={labels.dismiss} onClick={pass}>
        <X aria-hidden="true" className="size-5" />
      </IconButton>
    </div>
  );
}
