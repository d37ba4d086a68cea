export { LibrarySkeleton as default } from "@/components/exercises/exercise-skeletons";
