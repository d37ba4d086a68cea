"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { useUndo } from "@/components/ui/undo-notice";
import { chainGaps } from "@/lib/programs/rules";
import type { Dose, ProgramItem } from "@/lib/programs/schema";
import { type DraftEdit, itemOf, mended, mostItems, placed, type Shelf } from "./draft-edits";
import { SortableList, SortableRow } from "./drag-ground";
import { ItemCard } from "./item-card";
import type { ProgramWords } from "./program-words";

const none: string[] = [];

type ItemListProps = {
  items: ProgramItem[];
  shelf: Shelf;
  words: ProgramWords;
  asking: ReadonlyMap<string, Dose>;
  onAsk: (id: string, dose: Dose | null) => void;
  onEdit: (edit: DraftEdit) => void;
  /** Says to who listens what happened. */
  onSay: (text: string) => void;
  /** What the house refused, by the id of the item. */
  errors: ReadonlyMap<string, string[]>;
};

export function ItemList({ items, shelf, words, asking, onAsk, onEdit, onSay, errors }: ItemListProps) {
  const t = useTranslations("programs");
  const offerUndo = useUndo();
  const gaps = chainGaps(placed(items, shelf));
  const lacking = new Set(gaps.map((gap) => gap.position));
  const at = (id: string) => items.findIndex((item) => item.id === id);

  function move(id: string, to: number, from: "up" | "down" | "place") {
    const item = items[at(id)];
    if (!item) return;
    onEdit({ kind: "move", id, to });
    onSay(t("item.moved", { name: words.title(item), place: to + 1, count: items.length }));
    // A row that moves through the page lets go of the focus; the hand stays where it was.
    requestAnimationFrame(() => document.getElementById(`${from}-${id}`)?.focus());
  }

  function remove(id: string) {
    const place = at(id);
    const item = items[place];
    if (!item) return;
    onEdit({ kind: "remove", id });
    onAsk(id, null);
    offerUndo({
      text: t("item.removed", { name: words.title(item) }),
      undo: () => onEdit({ kind: "add", item, at: place }),
    });
    const next = items[place + 1] ?? items[place - 1];
    requestAnimationFrame(() => document.getElementById(next ? `up-${next.id}` : "program-items")?.focus());
  }

  function duplicate(id: string) {
    const place = at(id);
    const item = items[place];
    const exercise = item && shelf.get(item.exerciseId);
    if (!exercise || items.length >= mostItems) return;
    const { id: _, exerciseId: __, ...same } = item;
    onEdit({ kind: "add", item: itemOf(exercise, same), at: place + 1 });
    onSay(t("item.duplicated", { name: words.title(item), place: place + 2 }));
  }

  function complete(position?: number) {
    const whole = mended(items, shelf, position);
    onEdit({ kind: "arrange", items: whole });
    onSay(t("chain.completed"));
    const item = position === undefined ? undefined : items[position];
    requestAnimationFrame(() => document.getElementById(item ? `up-${item.id}` : "program-items")?.focus());
  }

  function chainNotice(position: number) {
    const lacks = gaps.filter((gap) => gap.position === position).map((gap) => gap.lacks);
    const [first] = lacks;
    if (!first) return null;
    const what = lacks.length > 1 ? "both" : first;
    const days = items[position]?.days ?? null;
    return (
      <Notice
        kind="attention"
        actions={
          <Button look="quiet" onClick={() => complete(position)}>
            {t(`chain.add.${what}`)}
          </Button>
        }
      >
        <p>{t(`chain.lacks.${what}`, { days: words.days(days) })}</p>
      </Notice>
    );
  }

  return (
    <section aria-labelledby="program-items" className="flex flex-col gap-3">
      <h2 id="program-items" tabIndex={-1} className="text-heading">
        {t("items.title", { count: items.length })}
      </h2>
      {lacking.size > 1 ? (
        <Notice
          kind="attention"
          actions={
            <Button look="quiet" onClick={() => complete()}>
              {t("chain.completeAll")}
            </Button>
          }
        >
          <p>{t("chain.several", { count: lacking.size })}</p>
        </Notice>
      ) : null}
      <SortableList ids={items.map((item) => item.id)}>
        {items.length === 0 ? (
          <EmptyState title={t("items.empty")}>{t("items.emptyHint")}</EmptyState>
        ) : (
          <ol className="flex flex-col gap-3">
            {items.map((item, place) => {
              const exercise = shelf.get(item.exerciseId);
              const name = words.title(item);
              return (
                <SortableRow key={item.id} id={item.id} label={t("item.handle", { name })}>
                  {(handle) =>
                    exercise ? (
                      <ItemCard
                        item={item}
                        exercise={exercise}
                        name={name}
                        at={place}
                        count={items.length}
                        handle={handle}
                        asked={asking.get(item.id) ?? null}
                        onAsk={onAsk}
                        onEdit={onEdit}
                        onMove={move}
                        onRemove={remove}
                        onDuplicate={duplicate}
                        notice={chainNotice(place)}
                        errors={errors.get(item.id) ?? none}
                      />
                    ) : (
                      <p className="surface p-4">{name}</p>
                    )
                  }
                </SortableRow>
              );
            })}
          </ol>
        )}
      </SortableList>
    </section>
  );
}
