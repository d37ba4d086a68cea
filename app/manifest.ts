import type { MetadataRoute } from "next";
import nl from "@/lib/i18n/messages/nl/frame.json";

/** What a phone needs to put Verzacht among its apps. The pages themselves say the colours of both themes. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/today",
    name: nl.productName,
    short_name: nl.productName,
    description: nl.description,
    lang: "nl",
    dir: "ltr",
    start_url: "/today",
    scope: "/",
    display: "standalone",
    background_color: "#f9f6f1",
    theme_color: "#f9f6f1",
    categories: ["health"],
    icons: [
      { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
      { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
      { src: "/icons/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
    ],
  };
}
