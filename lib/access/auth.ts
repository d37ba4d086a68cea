import NextAuth, { type NextAuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { setting } from "@/lib/environment";
import { knownBrowserCookie, placeOfTry } from "./place-of-try";
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
      credentials: { email: {}, password: {} },
      async authorize(credentials, request) {
        const headers = new Headers(request.headers as Record<string, string>);
        const address = addressOf(String(credentials?.email ?? ""));
        const password = String(credentials?.password ?? "");
        const device = headers.get("user-agent") ?? "";
        const id = await signIn(address, password, placeOfTry(headers, address), device).catch((error: unknown) => {
          course.error = error;
          return null;
        });
        if (id) course.cookie = knownBrowserCookie(headers, address);
        return id ? { id } : null;
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

/** next-auth's own addresses. Throws what signing in met, so that the door can say 'not now'. */
export async function answerAuth(request: Request, context: { params: Promise<{ nextauth: string[] }> }) {
  const course: Course = {};
  const answer = (await NextAuth(authOptions(course))(request as never, context as never)) as Response;
  if (course.error) throw course.error;
  if (course.cookie) answer.headers.append("set-cookie", course.cookie);
  return answer;
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
