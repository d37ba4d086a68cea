// Who was last signed in on this device, by an id that says nothing to anybody else. Every tab sees it at once.

const key = "verzacht.member";

/** Null where nobody is known to be. */
export function lastMember(): string | null {
  try {
    return localStorage.getItem(key) || null;
  } catch {
    return null;
  }
}

export function setLastMember(memberId: string | null): void {
  try {
    // Not taken away: a tab that still shows somebody must be able to tell 'nobody' from 'this device keeps nothing'.
    localStorage.setItem(key, memberId ?? "");
  } catch {
    // It keeps nothing.
  }
}

/** Whether another than this member, or nobody, was last signed in here. */
export function isAnother(memberId: string): boolean {
  try {
    const last = localStorage.getItem(key);
    return last !== null && last !== memberId;
  } catch {
    return false;
  }
}
