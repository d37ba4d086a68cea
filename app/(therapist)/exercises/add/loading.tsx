export { ExerciseFormSkeleton as default } from "@/components/exercises/exercise-skeletons";
