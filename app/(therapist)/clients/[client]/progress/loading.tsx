export { ReviewSkeleton as default } from "@/components/reviews/review-skeleton";
