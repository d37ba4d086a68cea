"use client";

import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useDndContext,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { idOf, isFromShelf, listId, placeAfter, saidPlace, shelf } from "./drag-places";

// The only file that knows how dragging is done; it is loaded with the builder and nowhere else.

type DragGroundProps = {
  /** Ids of the program's items, in order. */
  ids: string[];
  nameOf: (id: string) => string;
  onMove: (id: string, to: number) => void;
  /** Something from the shelf was put down, before the item at `at`. */
  onPut: (id: string, at: number) => void;
  children: ReactNode;
};

export function DragGround({ ids, nameOf, onMove, onPut, children }: DragGroundProps) {
  const t = useTranslations("programs.drag");
  const [held, setHeld] = useState<{ id: string; byKeys: boolean } | null>(null);
  const passed = useRef<string | number | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    // A short hold tells taking along from scrolling.
    useSensor(TouchSensor, { activationConstraint: { delay: 150, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );

  function drop({ active, over }: DragEndEvent) {
    setHeld(null);
    if (!over) return;
    const { at } = placeAfter(ids, active.id, over.id);
    if (isFromShelf(active.id)) onPut(idOf(active.id), at);
    else if (at !== ids.indexOf(String(active.id))) onMove(String(active.id), at);
  }

  const named = (id: string | number) => ({ name: nameOf(idOf(id)) });
  const said = (id: string | number, over: string | number) => ({ ...named(id), ...saidPlace(ids, id, over) });
  const announcements: Announcements = {
    onDragStart: ({ active }) => {
      passed.current = active.id;
      return t("taken", said(active.id, active.id));
    },
    onDragOver: ({ active, over }) => {
      // Lying over its own place when it is picked up is no news, and would talk over the picking up.
      if (passed.current === (over?.id ?? null)) return undefined;
      passed.current = over?.id ?? null;
      return over ? t("over", said(active.id, over.id)) : t("outside", named(active.id));
    },
    onDragEnd: ({ active, over }) => (over ? t("put", said(active.id, over.id)) : t("back", named(active.id))),
    onDragCancel: ({ active }) => t("back", named(active.id)),
  };

  return (
    <DndContext
      id="program"
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t("instructions") } }}
      onDragStart={({ active, activatorEvent }) =>
        setHeld({ id: idOf(active.id), byKeys: activatorEvent.type === "keydown" })
      }
      onDragCancel={() => setHeld(null)}
      onDragEnd={drop}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {held === null ? null : (
          // Moved by keys it is as tall as what it stands for: else its middle may be nearer to a neighbour's place than to
          // its own. Under a pointer the card itself says where it is.
          <div className={held.byKeys ? "h-full" : undefined}>
            <div className="flex items-center gap-2 rounded-desk border border-moss bg-card px-3 py-3 text-desk font-semibold shadow-lg">
              <GripVertical aria-hidden="true" className="size-4 text-soft" />
              {nameOf(held.id)}
            </div>
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

/** Where the program's items stand: what is taken from the shelf can be put down anywhere on it. */
export function SortableList({ ids, children }: { ids: string[]; children: ReactNode }) {
  const { active } = useDndContext();
  const takes = active !== null && isFromShelf(active.id);
  // For its own items the list is no place: its middle can be nearer than that of the item that is picked up.
  const { setNodeRef, isOver } = useDroppable({ id: listId, disabled: !takes });
  return (
    <SortableContext items={ids} strategy={verticalListSortingStrategy}>
      <div
        ref={setNodeRef}
        className={classNames(
          "rounded-desk",
          takes && "outline-2 outline-offset-4 outline-line outline-dashed",
          isOver && "outline-moss",
        )}
      >
        {children}
      </div>
    </SortableContext>
  );
}

export function SortableRow({
  id,
  label,
  children,
}: {
  id: string;
  /** What the handle is called. */
  label: string;
  children: (handle: ReactNode) => ReactNode;
}) {
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isOver, isDragging, active } =
    useSortable({ id });
  const fromShelf = isOver && isFromShelf(active?.id);
  const handle = (
    <button
      type="button"
      ref={setActivatorNodeRef}
      aria-describedby={attributes["aria-describedby"]}
      aria-label={label}
      title={label}
      className="inline-flex size-10 shrink-0 cursor-grab touch-none items-center justify-center rounded-desk text-soft hover:bg-moss-2 hover:text-ink"
      {...listeners}
    >
      <GripVertical aria-hidden="true" className="size-5" />
    </button>
  );
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition: transition }}
      className={classNames("relative", isDragging && "opacity-40")}
    >
      {fromShelf ? <span aria-hidden="true" className="absolute inset-x-0 -top-2 h-1 rounded-full bg-moss" /> : null}
      {children(handle)}
    </li>
  );
}

/** An entry of the shelf that a mouse or a finger can take along. Keys have the button beside it. */
export function ShelfGrip({ id, children }: { id: string; children: ReactNode }) {
  const { setNodeRef, listeners } = useDraggable({ id: `${shelf}${id}` });
  return (
    // A shortcut for a pointer only; a screen reader meets the button beside it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <span
      ref={setNodeRef}
      className="cursor-grab touch-none select-none"
      onMouseDown={listeners?.onMouseDown as never}
      onTouchStart={listeners?.onTouchStart as never}
    >
      {children}
    </span>
  );
}
