export { InboxSkeleton as default } from "@/components/attention/inbox-skeleton";
