import NextAuth, { type NextAuthOptions } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { setting } from "@/lib/environment";
import type { Result } from "@/lib/result";
import { knownBrowserCookie, placeOfTry, pointOf } from "./place-of-try";
import { type PasskeyAnswer, passkeyAnswer } from "./schema";
import { sha256 } from "./secret";
import { addressOf, signIn, signOut } from "./write";

// The only file that knows next-auth. Its token carries one thing: the id of a row in `sign_ins`.

const day = 24 * 60 * 60;
const secure = () => setting("PUBLIC_URL").startsWith("https:");

/** `__Host-` binds the cookie to this host and to https; on a loopback start, which has no https, it can't be used. */
export const cookieName = () => `${secure() ? "__Host-" : ""}verzacht.sign-in`;

/** How signing in went, which next-auth does not tell. */
interface Course {
  /** What went wrong; next-auth itself would call it a wrong password. */
  error?: unknown;
  /** Why it did not go well, where there is more to say than that. */
  refused?: Extract<Result<never>, { ok: false }>;
  /** By which this browser is known from now on. */
  cookie?: string;
}

const authOptions = (course: Course): NextAuthOptions => ({
  secret: setting("NEXTAUTH_SECRET"),
  session: { strategy: "jwt", maxAge: 90 * day },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  cookies: {
    sessionToken: {
      name: cookieName(),
      options: { httpOnly: true, sameSite: "lax", path: "/", secure: secure() },
    },
  },
  providers: [
    Credentials({
      credentials: { email: {}, password: {}, code: {}, passkey: {} },
      async authorize(credentials, request) {
        const headers = new Headers(request.headers as Record<string, string>);
        const address = addressOf(String(credentials?.email ?? ""));
        const password = String(credentials?.password ?? "");
        const shown = {
          code: String(credentials?.code ?? ""),
          passkey: passkeyIn(String(credentials?.passkey ?? "")),
        };
        const device = headers.get("user-agent") ?? "";
        const place = placeOfTry(headers, address);
        const signedIn = await signIn(address, password, place, device, shown, pointOf(headers)).catch(
          (error: unknown) => {
            course.error = error;
            return null;
          },
        );
        if (!signedIn?.ok) {
          // next-auth has its own answer to a wrong password.
          if (signedIn && signedIn.refusal !== "sign_in_failed") course.refused = signedIn;
          return null;
        }
        course.cookie = knownBrowserCookie(headers, address);
        return { id: signedIn.value.id };
      },
    }),
  ],
  callbacks: {
    // Whatever a caller sends with `update` is ignored: role, practice and address are read from the database each time.
    jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
    session: ({ session, token }) =>
      ({ expires: session.expires, user: token.sid ? { signedIn: true } : undefined }) as never,
  },
  events: {
    async signOut({ token }) {
      if (typeof token?.sid === "string") await signOut(token.sid);
    },
  },
  logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
});

/** A form carries text: what a passkey signed comes as JSON. Null for anything else, as if none had come. */
function passkeyIn(text: string): PasskeyAnswer | null {
  try {
    return passkeyAnswer.safeParse(JSON.parse(text || "null")).data ?? null;
  } catch {
    return null;
  }
}

/**
 * next-auth's own addresses. Throws what signing in met, so that the door can say 'not now'; a refusal is the door's to
 * put into words.
 */
export async function answerAuth(request: Request, context: { params: Promise<{ nextauth: string[] }> }) {
  const course: Course = {};
  const answer = (await NextAuth(authOptions(course))(request as never, context as never)) as Response;
  if (course.error) throw course.error;
  if (course.refused) return course.refused;
  if (course.cookie) answer.headers.append("set-cookie", course.cookie);
  return answer;
}

/** The cookie with which a browser goes on under another sign-in than the one it came with. */
export async function signInCookie(id: string): Promise<string> {
  const maxAge = 90 * day;
  const token = await encode({ token: { sid: id }, secret: setting("NEXTAUTH_SECRET"), maxAge });
  const expires = new Date(Date.now() + maxAge * 1000).toUTCString();
  return `${cookieName()}=${token}; Path=/; Expires=${expires}; HttpOnly; SameSite=Lax${secure() ? "; Secure" : ""}`;
}

interface Known {
  idHash: Buffer;
  until: number;
}

// Decrypting the same cookie on each request costs more than the query that follows. The row itself is never cached.
const known = new Map<string, Known>();

/** The hash of the sign-in's id in a cookie, or null where the cookie is not ours or too old. */
export async function signInOf(cookie: string | undefined): Promise<Buffer | null> {
  if (!cookie || cookie.length > 4096) return null;
  const found = known.get(cookie);
  if (found && found.until > Date.now()) return found.idHash;
  const token = await decode({ token: cookie, secret: setting("NEXTAUTH_SECRET") }).catch(() => null);
  if (typeof token?.sid !== "string") return null;
  if (known.size >= 5000) known.clear();
  const idHash = sha256(token.sid);
  known.set(cookie, { idHash, until: Math.min(Number(token.exp) * 1000, Date.now() + 10 * 60_000) });
  return idHash;
}
