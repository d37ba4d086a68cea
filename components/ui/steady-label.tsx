/** Words that become bold when chosen, in the room that they need then: nothing beside them moves. */
export function SteadyLabel({ children }: { children: string }) {
  return (
    <span
      data-bold={children}
      className="inline-grid after:invisible after:h-0 after:overflow-hidden after:font-semibold after:content-[attr(data-bold)]"
    >
      {children}
    </span>
  );
}
