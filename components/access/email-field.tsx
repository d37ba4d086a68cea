import { TextField } from "@/components/ui/field";

/** The address that somebody signs in with. */
export function EmailField({ label, hint, error }: { label: string; hint?: string; error?: string }) {
  return (
    <TextField
      name="email"
      label={label}
      hint={hint}
      error={error}
      type="email"
      autoComplete="username"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      maxLength={254}
    />
  );
}

/** For password managers, which file a password under a name that they find in the form. */
export function KnownEmail({ email }: { email: string }) {
  return <input type="email" autoComplete="username" value={email} readOnly hidden />;
}
