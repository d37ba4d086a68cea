// What stands open, and where a stranger is sent.

/** Routes that no line of operations describes, and why. */
export const besideOperations: Record<string, string> = {
  "/api/[...unknown]": "answers that there is nothing here",
  "/api/auth/[...nextauth]": "next-auth's own addresses",
  "/api/health": "says that the process serves",
  "/api/policy-reports": "takes what a browser says that it held back, and keeps a number of it",
  "/api/ready": "says that the database answers",
  "/api/v1/address-changes": "for who holds the link that was sent to the new address",
  "/api/v1/password-resets": "for who can't get in; the link goes to the address, and is the right",
  "/api/v1/invitations": "for who has no account yet; the token is the right",
  "/api/v1/openapi.json": "describes this interface, and holds nobody's data",
  "/api/v1/set-up": "for who has no account yet; the set-up code is the right",
  "/sw.js": "the service worker, the same for everybody",
};

/** Pages that somebody who is signed out may see. What a phone keeps for when it has no connection holds nobody's data. */
export const inFrontOfTheDoor = [
  "/",
  "/address/[token]",
  "/forgotten",
  "/invitation/[token]",
  "/offline",
  "/offline/session",
  "/password/[token]",
  "/set-up",
  "/sign-in",
];

/** Where a page sent somebody; with a skeleton already on its way Next can only say so inside the page. */
export function whereTo(answer: Response, text: string, base: string): string {
  if (answer.status === 404) return "nothing here";
  const place =
    answer.headers.get("location") ??
    /NEXT_REDIRECT;\w+;([^;]+);/.exec(text)?.[1] ??
    /http-equiv="refresh" content="\d+;url=([^"]+)"/.exec(text)?.[1];
  return place === undefined ? `shown (${answer.status})` : new URL(place.replaceAll("&amp;", "&"), base).pathname;
}
