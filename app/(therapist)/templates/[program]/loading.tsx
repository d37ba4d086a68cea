export { BuilderSkeleton as default } from "@/components/programs/builder-skeleton";
