export const contentId = "content";

export function SkipLink({ children }: { children: string }) {
  return (
    <a
      href={`#${contentId}`}
      className="fixed top-2 left-2 z-50 -translate-y-24 rounded-desk border border-edge bg-card px-4 py-2.5 font-semibold text-ink focus:translate-y-0 print:hidden"
    >
      {children}
    </a>
  );
}
