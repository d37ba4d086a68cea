export { SheetSkeleton as default } from "@/components/exercises/exercise-skeletons";
