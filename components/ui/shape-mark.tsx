/** The shapes that go with a colour, so that meaning survives grey: a circle informs, a diamond asks for attention. */
export function ShapeMark({ shape, className }: { shape: "circle" | "diamond"; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false" className={className ?? "size-4 shrink-0"}>
      {shape === "circle" ? (
        <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2.5" />
      ) : (
        <rect x="3.4" y="3.4" width="9.2" height="9.2" rx="1" fill="currentColor" transform="rotate(45 8 8)" />
      )}
    </svg>
  );
}
