"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { useUndo } from "@/components/ui/undo-notice";
import type { ProgramItem } from "@/lib/programs/schema";
import type { WaitingDose } from "./dose-typing";
import { type DraftEdit, itemOf, lacksOf, mostItems, type Shelf } from "./draft-edits";
import { SortableList, SortableRow } from "./drag-ground";
import { ItemCard } from "./item-card";
import type { ProgramWords } from "./program-words";

const none: string[] = [];

type ItemListProps = {
  items: ProgramItem[];
  shelf: Shelf;
  words: ProgramWords;
  /** The doses that wait, by the id of the item. */
  waiting: ReadonlyMap<string, WaitingDose>;
  onWait: (id: string, waiting: WaitingDose | null) => void;
  onEdit: (edit: DraftEdit) => void;
  /** Makes the chains whole: of the item at a place, or all. */
  onComplete: (position?: number) => void;
  /** Says to who listens what happened. */
  onSay: (text: string) => void;
  /** What the house refused, by the id of the item. */
  errors: ReadonlyMap<string, string[]>;
};

export function ItemList({ items, shelf, words, waiting, onWait, onEdit, onComplete, onSay, errors }: ItemListProps) {
  const t = useTranslations("programs");
  const offerUndo = useUndo();
  const lacking = lacksOf(items, shelf);
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
    onWait(id, null);
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
    onComplete(position);
    const item = position === undefined ? undefined : items[position];
    requestAnimationFrame(() => document.getElementById(item ? `up-${item.id}` : "program-items")?.focus());
  }

  function chainNotice(position: number) {
    const lack = lacking.find(({ place }) => place === position);
    if (!lack) return null;
    return (
      <Notice
        kind="attention"
        actions={
          <Button look="quiet" onClick={() => complete(position)}>
            {t(`chain.add.${lack.lacks}`)}
          </Button>
        }
      >
        <p>{t(`chain.lacks.${lack.lacks}`, { days: words.days(lack.item.days) })}</p>
      </Notice>
    );
  }

  return (
    <section aria-labelledby="program-items" className="flex flex-col gap-3">
      <h2 id="program-items" tabIndex={-1} className="text-heading">
        {t("items.title", { count: items.length })}
      </h2>
      {lacking.length > 1 ? (
        <Notice
          kind="attention"
          actions={
            <Button look="quiet" onClick={() => complete()}>
              {t("chain.completeAll")}
            </Button>
          }
        >
          <p>{t("chain.several", { count: lacking.length })}</p>
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
                        waiting={waiting.get(item.id) ?? null}
                        onWait={onWait}
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
