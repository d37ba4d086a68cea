export { OverviewSkeleton as default } from "@/components/clients/overview-skeleton";
