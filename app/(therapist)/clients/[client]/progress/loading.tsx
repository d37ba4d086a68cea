export { ReviewSkeleton as default } from "@/components/progress/review-skeleton";
